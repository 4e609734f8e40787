using System;

namespace NetGen;

/// <summary>What every loss has: the output it judges, and how the losses of a batch become one number.</summary>
/// <remarks>A network with several losses trains on their sum. One without a loss can predict, but not train.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LossAttribute : Attribute
{
    /// <summary>The name of the layer whose output the loss judges. Default: the last layer.</summary>
    public string? From { get; set; }

    /// <summary>How the losses of a batch become one number. Default: <see cref="Reduction.Mean"/>. Keras: <c>reduction</c>.</summary>
    public Reduction Reduction { get; set; }
}

/// <summary>
/// Judges class probabilities by the number of the right class. Keras: <c>SparseCategoricalCrossentropy</c>.
/// </summary>
/// <remarks>
/// <para>
/// Output (classes), target one <see cref="int"/> a sample, from 0. <c>loss = -log(p[t])</c>, where p is the output and t the target.
/// </para>
/// <para>
/// A softmax right before it is fused with it: the loss is computed from the softmax's input, <c>log(sum over j of exp(x[j])) - x[t]</c>,
/// with gradient <c>softmax(x) - onehot(t)</c>. Where it is not fused, probabilities are clipped to [1e-7, 1 - 1e-7].
/// </para>
/// </remarks>
public sealed class SparseCategoricalCrossEntropyAttribute : LossAttribute
{
    /// <summary>
    /// Whether the output is unscaled scores, with the softmax part of the loss, in place of probabilities. Default: false.
    /// Keras: <c>from_logits</c>.
    /// </summary>
    public bool FromLogits { get; set; }
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
/// are clipped to [1e-7, 1 - 1e-7].
/// </para>
/// </remarks>
public sealed class CategoricalCrossEntropyAttribute : LossAttribute
{
    /// <summary>
    /// Whether the output is unscaled scores, with the softmax part of the loss, in place of probabilities. Default: false.
    /// Keras: <c>from_logits</c>.
    /// </summary>
    public bool FromLogits { get; set; }
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
}

/// <summary>
/// The mean of the squared errors. Keras: <c>MeanSquaredError</c>.
/// </summary>
/// <remarks>
/// Output (n), target (n): <c>loss = mean over j of (y[j] - t[j])²</c>, where y is the output and t the target.
/// </remarks>
public sealed class MeanSquaredErrorAttribute : LossAttribute;

/// <summary>
/// The mean of the absolute errors. Keras: <c>MeanAbsoluteError</c>.
/// </summary>
/// <remarks>
/// Output (n), target (n): <c>loss = mean over j of |y[j] - t[j]|</c>, where y is the output and t the target; the gradient is 0
/// where they are equal.
/// </remarks>
public sealed class MeanAbsoluteErrorAttribute : LossAttribute;

/// <summary>
/// Squared for small errors and linear for large ones, so that outliers weigh less. Keras: <c>Huber</c>.
/// </summary>
/// <remarks>
/// Output (n), target (n): the mean over j of <c>e² / 2</c> where <c>|e|</c> is at most <see cref="Delta"/>, else of
/// <c>delta * |e| - delta² / 2</c>, where <c>e = y[j] - t[j]</c>, y is the output and t the target.
/// </remarks>
public sealed class HuberAttribute : LossAttribute
{
    /// <summary>The error at which the loss turns from squared to linear, above 0. Default: 1. Keras: <c>delta</c>.</summary>
    public double Delta { get; set; } = 1;
}
