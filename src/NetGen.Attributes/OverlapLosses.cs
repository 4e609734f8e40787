namespace NetGen;

/// <summary>
/// How far two sets are from covering one another, for segmentation. Keras: <c>Dice</c>.
/// </summary>
/// <remarks>
/// <para>
/// Output and target of the same shape, from 0 to 1. <c>loss = 1 - 2 * sum(t * y) / (sum(t) + sum(y) + 1e-7)</c>, where y is the
/// output and t the target.
/// </para>
/// <para>Source: Milletari et al., V-Net, 2016.</para>
/// </remarks>
public sealed class DiceAttribute : LossAttribute
{
    /// <summary>
    /// The axes of the output that one loss is computed over, in the numbers of Keras, where 0 is the batch, 1 the first axis of a sample, and -1 the
    /// last. <c>[1, 2, 3]</c> gives every map of a batch a loss of its own and <c>[0, 1, 2]</c> every channel, and
    /// <see cref="LossAttribute.Reduction"/> joins them. Default: all axes, so that a batch has one loss. Keras: <c>axis</c>.
    /// </summary>
    /// <remarks>A loss over the batch is multiplied by the mean of the samples' weights, where they are given, as in Keras.</remarks>
    public int[]? Axis { get; set; }
}

/// <summary>
/// The Dice loss with weights for what the output misses and for what it adds. Keras: <c>Tversky</c>.
/// </summary>
/// <remarks>
/// <para>
/// Output and target of the same shape, from 0 to 1. With y the output, t the target and <c>hit = sum(t * y)</c>,
/// <c>loss = 1 - hit / (hit + alpha * sum(t * (1 - y)) + beta * sum(y * (1 - t)) + 1e-7)</c>. With both weights one half it is the Dice loss.
/// </para>
/// <para>Source: Salehi et al., Tversky Loss Function for Image Segmentation Using 3D Fully Convolutional Deep Networks, 2017.</para>
/// </remarks>
public sealed class TverskyAttribute : LossAttribute
{
    /// <summary>The weight of what the output misses, <c>sum(t * (1 - y))</c>; not negative. Default: 0.5. Keras: <c>alpha</c>.</summary>
    public double Alpha { get; set; } = 0.5;

    /// <summary>The weight of what the output adds, <c>sum(y * (1 - t))</c>; not negative. Default: 0.5. Keras: <c>beta</c>.</summary>
    public double Beta { get; set; } = 0.5;

    /// <summary>
    /// The axes of the output that one loss is computed over, in the numbers of Keras, where 0 is the batch, 1 the first axis of a sample, and -1 the
    /// last. <c>[1, 2, 3]</c> gives every map of a batch a loss of its own and <c>[0, 1, 2]</c> every channel, and
    /// <see cref="LossAttribute.Reduction"/> joins them. Default: all axes, so that a batch has one loss. Keras: <c>axis</c>.
    /// </summary>
    /// <remarks>A loss over the batch is multiplied by the mean of the samples' weights, where they are given, as in Keras.</remarks>
    public int[]? Axis { get; set; }
}
