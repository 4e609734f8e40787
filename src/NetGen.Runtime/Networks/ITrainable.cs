using System.Numerics;

namespace NetGen;

/// <summary>A network with a loss, as an optimiser sees it: weights and their gradients.</summary>
/// <typeparam name="T">The element type.</typeparam>
public interface ITrainable<T> : INetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The gradient of the loss, laid out as <see cref="INetwork{T}.Weights"/> is; gaps are zero.</summary>
    Span<T> Gradients { get; }

    /// <summary>For each entry of <see cref="INetwork{T}.ParameterTable"/>, whether training changes it in this instance.</summary>
    ReadOnlySpan<bool> Trainable { get; }

    /// <summary>Freezes parameters of this instance, or lets training change them again, for fine-tuning.</summary>
    /// <remarks>
    /// A frozen batch normalisation keeps its moving statistics; it still normalises training batches by their own, unlike one that is
    /// declared with <c>Trainable = false</c>.
    /// </remarks>
    /// <param name="name">A parameter, such as <c>conv2d_1.kernel</c>, or a layer or block for all of its parameters.</param>
    /// <param name="trainable">Whether training changes them; what is declared untrainable stays so.</param>
    /// <exception cref="ArgumentException">There is no such name.</exception>
    void SetTrainable(string name, bool trainable);

    /// <summary>The loss the network is trained on.</summary>
    LossInfo Loss { get; }
}

/// <summary>A network that can be trained.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TTarget">The type of a target's elements: <see cref="int"/> for class labels, else <typeparamref name="T"/>.</typeparam>
public interface ITrainable<T, TTarget> : ITrainable<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TTarget : unmanaged
{
    /// <summary>The number of target elements of one sample.</summary>
    int TargetSize { get; }

    /// <summary>The loss over a batch, penalties included, in training mode; leaves its gradient in
    /// <see cref="ITrainable{T}.Gradients"/> and changes nothing else.</summary>
    /// <param name="x">Samples, flat rows.</param>
    /// <param name="target">Targets, flat rows of <see cref="TargetSize"/>.</param>
    /// <param name="sampleWeights">What each sample's loss is multiplied by; 1 where the span is empty.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a label is out of range.</exception>
    T ForwardBackward(ReadOnlySpan<T> x, ReadOnlySpan<TTarget> target, ReadOnlySpan<T> sampleWeights = default);

    /// <summary>One training step. Only here do the dropout counter and moving statistics advance.</summary>
    /// <param name="x">Samples, flat rows.</param>
    /// <param name="target">Targets, flat rows of <see cref="TargetSize"/>.</param>
    /// <param name="optimizer">Applies the gradient.</param>
    /// <param name="y">Receives the outputs in training mode, one row for each sample, for metrics; may be empty.</param>
    /// <param name="sampleWeights">What each sample's loss is multiplied by; 1 where the span is empty.</param>
    /// <returns>The loss before the step, penalties included.</returns>
    T TrainBatch(
        ReadOnlySpan<T> x, ReadOnlySpan<TTarget> target, IOptimizer optimizer, Span<T> y = default, ReadOnlySpan<T> sampleWeights = default);

    /// <summary>The loss over a batch, penalties included, in inference mode, and its outputs; safe from many threads at once.</summary>
    /// <param name="x">Samples, flat rows.</param>
    /// <param name="target">Targets, flat rows of <see cref="TargetSize"/>.</param>
    /// <param name="y">Receives one row of outputs for each sample.</param>
    /// <param name="sampleWeights">What each sample's loss is multiplied by; 1 where the span is empty.</param>
    T EvaluateBatch(ReadOnlySpan<T> x, ReadOnlySpan<TTarget> target, Span<T> y, ReadOnlySpan<T> sampleWeights = default);
}
