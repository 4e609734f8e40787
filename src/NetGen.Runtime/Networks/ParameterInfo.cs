using System.Collections.Immutable;

namespace NetGen;

/// <summary>One parameter tensor of a network.</summary>
/// <param name="Name">Its name, such as <c>conv2d_1.kernel</c>.</param>
/// <param name="Shape">Its shape, as Keras has it: (height, width, in, out) for a convolution, (in, out) for a dense layer.</param>
/// <param name="Offset">Where it starts in <see cref="INetwork{T}.Weights"/>, in elements.</param>
/// <param name="Length">Its number of elements.</param>
/// <param name="Trainable">Whether training changes it.</param>
public sealed record ParameterInfo(string Name, ImmutableArray<int> Shape, int Offset, int Length, bool Trainable)
{
    /// <summary>The parameter's elements in a network's <see cref="INetwork{T}.Weights"/>, in its <see cref="ITrainable{T}.Gradients"/> or in a copy of either.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="values">A value for each weight of the network.</param>
    public Span<T> SliceOf<T>(Span<T> values) => values.Slice(Offset, Length);
}
