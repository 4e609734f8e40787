using System;

namespace NetGen;

/// <summary>
/// Judges class probabilities by the number of the right class. Keras: <c>SparseCategoricalCrossentropy</c>.
/// </summary>
/// <remarks>
/// <para>
/// Output (classes), target one <see cref="int"/> a sample, from 0. <c>loss = -log(p[t])</c>, where p is the output and t the target.
/// </para>
/// <para>
/// A softmax right before it is fused with it: the loss is computed from the softmax's input, <c>log(sum over j of exp(x[j])) - x[t]</c>,
/// with gradient <c>softmax(x) - onehot(t)</c>. Where it is not fused, probabilities are divided by their sum and clipped to
/// [1e-7, 1 - 1e-7].
/// </para>
/// </remarks>
public sealed class SparseCategoricalCrossEntropyAttribute : LossAttribute
{
    /// <summary>
    /// Whether the output is unscaled scores, with the softmax part of the loss, in place of probabilities. Default: false.
    /// Keras: <c>from_logits</c>.
    /// </summary>
    public bool FromLogits { get; set; }

    /// <summary>
    /// A label of positions that do not count: they weigh nothing, and the mean is over the others. It may be a class or any other
    /// number, such as -1. Default: none. Keras: <c>ignore_class</c>.
    /// </summary>
    public int IgnoreClass { get; set; } = int.MinValue;

    /// <summary>
    /// An enum whose members number the classes from 0, so that the build compares their count with the outputs. Default: none, and
    /// nothing is compared.
    /// </summary>
    public Type? Classes { get; set; }
}

/// <summary>
/// Judges class probabilities by the probabilities they should have. Keras: <c>CategoricalCrossentropy</c>.
/// </summary>
/// <remarks>
/// <para>
/// Output (classes), target (classes), one-hot or a distribution: <c>loss = -(sum over j of t[j] * log(p[j]))</c>, where p is the
/// output and t the target.
/// </para>
/// <para>
/// A softmax right before it is fused with it: the loss is computed from the softmax's input. Where it is not fused, probabilities
/// are divided by their sum and clipped to [1e-7, 1 - 1e-7].
/// </para>
/// </remarks>
public sealed class CategoricalCrossEntropyAttribute : LossAttribute
{
    /// <summary>
    /// Whether the output is unscaled scores, with the softmax part of the loss, in place of probabilities. Default: false.
    /// Keras: <c>from_logits</c>.
    /// </summary>
    public bool FromLogits { get; set; }

    /// <summary>
    /// How far targets are moved towards equal shares, from 0 to 1: of the target t[j] of one of n classes, <c>(1 - s) * t[j] + s / n</c>
    /// is what the output is judged by. Default: 0. Keras: <c>label_smoothing</c>.
    /// </summary>
    /// <remarks>Source: Szegedy et al., Rethinking the Inception Architecture for Computer Vision, 2016.</remarks>
    public double LabelSmoothing { get; set; }

    /// <summary>
    /// An enum whose members number the classes from 0, so that the build compares their count with the outputs. Default: none, and
    /// nothing is compared.
    /// </summary>
    public Type? Classes { get; set; }
}

/// <summary>
/// Judges independent probabilities, each of a yes or a no. Keras: <c>BinaryCrossentropy</c>.
/// </summary>
/// <remarks>
/// <para>
/// Output (n), target (n), from 0 to 1: <c>loss = -mean over j of (t[j] * log(p[j]) + (1 - t[j]) * log(1 - p[j]))</c>, where p is the
/// output and t the target.
/// </para>
/// <para>
/// A sigmoid right before it is fused with it: the loss is computed from the sigmoid's input x, as the mean of
/// <c>max(x, 0) - x * t + log(1 + exp(-|x|))</c>. Where it is not fused, probabilities are clipped to [1e-7, 1 - 1e-7].
/// </para>
/// </remarks>
public sealed class BinaryCrossEntropyAttribute : LossAttribute
{
    /// <summary>
    /// Whether the output is unscaled scores, with the sigmoid part of the loss, in place of probabilities. Default: false.
    /// Keras: <c>from_logits</c>.
    /// </summary>
    public bool FromLogits { get; set; }

    /// <summary>
    /// How far targets are moved towards one half, from 0 to 1: of the target t[j], <c>(1 - s) * t[j] + s / 2</c> is what the output is
    /// judged by. Default: 0. Keras: <c>label_smoothing</c>.
    /// </summary>
    public double LabelSmoothing { get; set; }
}
