using System.Numerics;
using NetGen.Numerics;

namespace NetGen;

/// <summary>Changes samples at random as they are read for training, anew in every epoch. See <c>Dataset.Augment</c>.</summary>
/// <remarks>An implementation must be safe from many threads at once: it keeps what it is made with and nothing else.</remarks>
/// <typeparam name="T">The type of a sample's elements.</typeparam>
public interface IAugmentation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of elements of a sample.</summary>
    int InputSize { get; }

    /// <summary>The number of elements of what becomes of it.</summary>
    int OutputSize { get; }

    /// <summary>Changes one sample.</summary>
    /// <param name="sample">The sample, of <see cref="InputSize"/> elements.</param>
    /// <param name="result">Receives <see cref="OutputSize"/> elements; does not overlap the sample.</param>
    /// <param name="random">Where to draw from; it depends on seed, epoch and sample, not on batches or threads.</param>
    void Apply(ReadOnlySpan<T> sample, Span<T> result, RandomSequence random);
}
