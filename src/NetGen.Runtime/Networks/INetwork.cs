using System.Collections.Immutable;
using System.Numerics;

namespace NetGen;

/// <summary>A network of any class, seen through its instance: enough to list, run and store networks side by side.</summary>
/// <typeparam name="T">The element type: <see cref="float"/>, or <see cref="double"/> under <c>Precision.Double</c>.</typeparam>
public interface INetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The shape of one input sample, channels last.</summary>
    ImmutableArray<int> InputShape { get; }

    /// <summary>The shape of one output sample.</summary>
    ImmutableArray<int> OutputShape { get; }

    /// <summary>The number of elements of one input sample.</summary>
    int InputSize { get; }

    /// <summary>The number of elements of one output sample.</summary>
    int OutputSize { get; }

    /// <summary>Every parameter, in declaration order.</summary>
    IReadOnlyList<ParameterInfo> ParameterTable { get; }

    /// <summary>A hash of the names and shapes of the parameters; networks that can exchange weight files agree on it.</summary>
    string ArchitectureHash { get; }

    /// <summary>
    /// Every parameter, flat, at the offsets of <see cref="ParameterTable"/>; gaps between entries are zero. Reading this
    /// property marks packed copies of the weights stale; who keeps the span across predictions and writes to it calls
    /// <see cref="WeightsChanged"/>.
    /// </summary>
    Span<T> Weights { get; }

    /// <summary>Marks packed copies of the weights stale, after a write through a span kept from <see cref="Weights"/>.</summary>
    void WeightsChanged();

    /// <summary>Runs the network on any number of samples; safe from many threads at once.</summary>
    /// <remarks>It keeps nothing: stateful layers begin with zeros in each call. A <see cref="NetworkSession{T}"/> carries their states on.</remarks>
    /// <param name="x">Samples, flat rows of <see cref="InputSize"/> elements.</param>
    /// <param name="y">Receives one row of <see cref="OutputSize"/> elements for each sample.</param>
    /// <exception cref="ArgumentException">A length is no multiple of its row, or the two disagree on the number of samples.</exception>
    void Predict(ReadOnlySpan<T> x, Span<T> y);
}

/// <summary>What a network's class offers without an instance.</summary>
/// <typeparam name="TSelf">The network's class.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
public interface INetwork<TSelf, T> : INetwork<T>
    where TSelf : INetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of parameters, trainable or not.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>The number of parameters that training changes.</summary>
    static abstract int TrainableParameterCount { get; }

    /// <summary>Multiply-adds of one prediction of one sample.</summary>
    static abstract long MultiplyAdds { get; }

    /// <summary>A table of layers with output shapes, parameters and multiply-adds.</summary>
    static abstract string Summary { get; }

    /// <summary>Creates a network with weights drawn reproducibly from <paramref name="seed"/>.</summary>
    static abstract TSelf Create(long seed);
}
