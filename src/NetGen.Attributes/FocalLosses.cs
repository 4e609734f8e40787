namespace NetGen;

/// <summary>
/// A categorical cross-entropy that counts less where the output is right already. Keras: <c>CategoricalFocalCrossentropy</c>.
/// </summary>
/// <remarks>
/// <para>
/// Output (classes), target (classes), one-hot or a distribution:
/// <c>loss = -(sum over j of alpha * (1 - p[j])^gamma * t[j] * log(p[j]))</c>, where p is the output and t the target.
/// </para>
/// <para>
/// A softmax right before it is fused with it: the loss is computed from the softmax's input. Where it is not fused, probabilities
/// are divided by their sum and clipped to [1e-7, 1 - 1e-7].
/// </para>
/// <para>Source: Lin et al., Focal Loss for Dense Object Detection, 2017.</para>
/// </remarks>
public sealed class CategoricalFocalCrossEntropyAttribute : LossAttribute
{
    /// <summary>What the loss of every class is multiplied by, above 0. Default: 0.25. Keras: <c>alpha</c>.</summary>
    public double Alpha { get; set; } = 0.25;

    /// <summary>How strongly easy positions are discounted, at least 0; at 0 all count alike. Default: 2. Keras: <c>gamma</c>.</summary>
    public double Gamma { get; set; } = 2;

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
}

/// <summary>
/// A binary cross-entropy that counts less where the output is right already. Keras: <c>BinaryFocalCrossentropy</c>.
/// </summary>
/// <remarks>
/// <para>
/// Output (n), target (n), from 0 to 1. With p the output, t the target and
/// <c>q[j] = t[j] * (1 - p[j]) + (1 - t[j]) * p[j]</c>, the share by which the output is wrong,
/// <c>loss = -mean over j of q[j]^gamma * (t[j] * log(p[j]) + (1 - t[j]) * log(1 - p[j]))</c>.
/// </para>
/// <para>
/// A sigmoid right before it is fused with it: the loss is computed from the sigmoid's input. Where it is not fused, the probabilities
/// whose logarithms are taken are clipped to [1e-7, 1 - 1e-7].
/// </para>
/// <para>Source: Lin et al., Focal Loss for Dense Object Detection, 2017.</para>
/// </remarks>
public sealed class BinaryFocalCrossEntropyAttribute : LossAttribute
{
    /// <summary>
    /// Whether the loss of each j is multiplied by <c>alpha * t[j] + (1 - alpha) * (1 - t[j])</c>, so that the rarer answer can count
    /// for more. Default: false. Keras: <c>apply_class_balancing</c>.
    /// </summary>
    public bool ApplyClassBalancing { get; set; }

    /// <summary>
    /// The share of the answer yes in class balancing, from 0 to 1; unread unless <see cref="ApplyClassBalancing"/> is set. Default: 0.25.
    /// Keras: <c>alpha</c>.
    /// </summary>
    public double Alpha { get; set; } = 0.25;

    /// <summary>How strongly easy positions are discounted, at least 0; at 0 all count alike. Default: 2. Keras: <c>gamma</c>.</summary>
    public double Gamma { get; set; } = 2;

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
