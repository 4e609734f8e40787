namespace NetGen;

/// <summary>
/// What normalising layers with a learnt scale and shift share.
/// </summary>
/// <remarks>They give <c>y = gamma * (x - mean) / sqrt(variance + epsilon) + beta</c> and differ in what mean and variance are taken over.</remarks>
public abstract class NormalizationAttribute : LayerAttribute
{
    /// <summary>What is added to the variance, so that nothing is divided by zero; above 0. Default: 0.001. Keras: <c>epsilon</c>.</summary>
    public double Epsilon { get; set; } = 1e-3;

    /// <summary>Whether the shift <c>beta</c> is added. Default: true. Keras: <c>center</c>.</summary>
    public bool Center { get; set; } = true;

    /// <summary>Whether the result is multiplied by <c>gamma</c>. Default: true. Keras: <c>scale</c>.</summary>
    public bool Scale { get; set; } = true;

    /// <summary>How <c>beta</c> is initialised. Default: <see cref="Initializer.Zeros"/>. Keras: <c>beta_initializer</c>.</summary>
    public Initializer BetaInitializer { get; set; } = Initializer.Zeros;

    /// <summary>
    /// The value that goes with <see cref="BetaInitializer"/>, with the meanings of <see cref="WeightedLayerAttribute.KernelInitializerScale"/>.
    /// Default: <see cref="double.NaN"/>, the initialiser's own default.
    /// </summary>
    public double BetaInitializerScale { get; set; } = double.NaN;

    /// <summary>How <c>gamma</c> is initialised. Default: <see cref="Initializer.Ones"/>. Keras: <c>gamma_initializer</c>.</summary>
    public Initializer GammaInitializer { get; set; } = Initializer.Ones;

    /// <summary>
    /// The value that goes with <see cref="GammaInitializer"/>, with the meanings of <see cref="WeightedLayerAttribute.KernelInitializerScale"/>.
    /// Default: <see cref="double.NaN"/>, the initialiser's own default.
    /// </summary>
    public double GammaInitializerScale { get; set; } = double.NaN;

    /// <summary>The penalty on the sum of the absolute values of <c>beta</c>. Default: 0. Keras: <c>beta_regularizer</c>, l1.</summary>
    public double BetaL1 { get; set; }

    /// <summary>The penalty on the sum of the squares of <c>beta</c>. Default: 0. Keras: <c>beta_regularizer</c>, l2.</summary>
    public double BetaL2 { get; set; }

    /// <summary>The penalty on the sum of the absolute values of <c>gamma</c>. Default: 0. Keras: <c>gamma_regularizer</c>, l1.</summary>
    public double GammaL1 { get; set; }

    /// <summary>The penalty on the sum of the squares of <c>gamma</c>. Default: 0. Keras: <c>gamma_regularizer</c>, l2.</summary>
    public double GammaL2 { get; set; }

    /// <summary>What <c>beta</c> is brought back to after each step. Default: <see cref="Constraint.None"/>. Keras: <c>beta_constraint</c>.</summary>
    public Constraint BetaConstraint { get; set; }

    /// <summary>The largest norm, as <see cref="WeightedLayerAttribute.KernelMaxNorm"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double BetaMaxNorm { get; set; } = double.NaN;

    /// <summary>The smallest norm, as <see cref="WeightedLayerAttribute.KernelMinNorm"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double BetaMinNorm { get; set; } = double.NaN;

    /// <summary>The share of the way in a step, as <see cref="WeightedLayerAttribute.KernelConstraintRate"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double BetaConstraintRate { get; set; } = double.NaN;

    /// <summary>The axes of the weight that a norm is taken over, counted from 0. Default: all but the last, or the only one. Keras: <c>axis</c>.</summary>
    public int[]? BetaConstraintAxes { get; set; }

    /// <summary>What <c>gamma</c> is brought back to after each step. Default: <see cref="Constraint.None"/>. Keras: <c>gamma_constraint</c>.</summary>
    public Constraint GammaConstraint { get; set; }

    /// <summary>The largest norm, as <see cref="WeightedLayerAttribute.KernelMaxNorm"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double GammaMaxNorm { get; set; } = double.NaN;

    /// <summary>The smallest norm, as <see cref="WeightedLayerAttribute.KernelMinNorm"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double GammaMinNorm { get; set; } = double.NaN;

    /// <summary>The share of the way in a step, as <see cref="WeightedLayerAttribute.KernelConstraintRate"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double GammaConstraintRate { get; set; } = double.NaN;

    /// <summary>The axes of the weight that a norm is taken over, counted from 0. Default: all but the last, or the only one. Keras: <c>axis</c>.</summary>
    public int[]? GammaConstraintAxes { get; set; }
}

/// <summary>
/// Gives the values of each sample mean 0 and variance 1 along an axis, then scales and shifts them. Keras: <c>LayerNormalization</c>.
/// </summary>
/// <remarks>
/// <para>
/// The output has the shape of the input. Mean and variance are those of one sample along the axes, so the layer does the same in
/// training and in prediction. The variance divides by the number of values.
/// </para>
/// <para>
/// The parameters <c>gamma</c> and <c>beta</c> have the lengths of the axes. Source: J. L. Ba, J. R. Kiros, G. E. Hinton, "Layer
/// normalization", 2016.
/// </para>
/// </remarks>
public sealed class LayerNormalizationAttribute : NormalizationAttribute
{
    /// <summary>The axis, from 1, since axis 0 is the batch; negative ones count from the end. Default: -1, the last. Keras: <c>axis</c>.</summary>
    public int Axis { get; set; } = -1;

    /// <summary>Several axes, in place of <see cref="Axis"/>: <c>[1, 2, 3]</c> normalises whole images. Default: none. Keras: <c>axis</c>.</summary>
    public int[]? Axes { get; set; }
}

/// <summary>
/// Divides the values of each sample by their root mean square along an axis, then scales them. Keras: <c>RMSNormalization</c>.
/// </summary>
/// <remarks>
/// The output has the shape of the input: <c>y = scale * x / sqrt(mean(x²) + epsilon)</c>. The parameter <c>scale</c> has the lengths of the
/// axes and begins with ones. Source: B. Zhang, R. Sennrich, "Root mean square layer normalization", 2019.
/// </remarks>
public sealed class RMSNormalizationAttribute : LayerAttribute
{
    /// <summary>The axis, from 1, since axis 0 is the batch; negative ones count from the end. Default: -1, the last. Keras: <c>axis</c>.</summary>
    public int Axis { get; set; } = -1;

    /// <summary>Several axes, in place of <see cref="Axis"/>. Default: none. Keras: <c>axis</c>.</summary>
    public int[]? Axes { get; set; }

    /// <summary>What is added to the mean square; above 0. Default: 0.000001. Keras: <c>epsilon</c>.</summary>
    public double Epsilon { get; set; } = 1e-6;
}

/// <summary>
/// Gives each group of channels of a sample mean 0 and variance 1, then scales and shifts each channel. Keras: <c>GroupNormalization</c>.
/// </summary>
/// <remarks>
/// The output has the shape of the input. Mean and variance are taken over all positions and over the channels of a group, sample by
/// sample. The parameters <c>gamma</c> and <c>beta</c> have the length of the axis. Source: Y. Wu, K. He, "Group normalization", 2018.
/// </remarks>
public sealed class GroupNormalizationAttribute : NormalizationAttribute
{
    /// <summary>
    /// The number of groups, which divides the number of channels. -1 gives each channel a group of its own, which is instance
    /// normalisation. Default: 32. Keras: <c>groups</c>.
    /// </summary>
    public int Groups { get; set; } = 32;

    /// <summary>The axis of the channels, from 1, since axis 0 is the batch; negative ones count from the end. Default: -1, the last. Keras: <c>axis</c>.</summary>
    public int Axis { get; set; } = -1;
}

/// <summary>
/// Divides the values of each sample by their length along an axis. Keras: <c>UnitNormalization</c>.
/// </summary>
/// <remarks>
/// The output has the shape of the input: <c>y = x / sqrt(sum(x²))</c>, where values whose length is below 10⁻¹² are divided by that. No parameters.
/// </remarks>
public sealed class UnitNormalizationAttribute : LayerAttribute
{
    /// <summary>The axis, from 1, since axis 0 is the batch; negative ones count from the end. Default: -1, the last. Keras: <c>axis</c>.</summary>
    public int Axis { get; set; } = -1;

    /// <summary>Several axes, in place of <see cref="Axis"/>. Default: none. Keras: <c>axis</c>.</summary>
    public int[]? Axes { get; set; }
}

/// <summary>
/// Divides each value by what its neighbours along the channels sum to. TensorFlow: <c>tf.nn.local_response_normalization</c>; not in Keras.
/// </summary>
/// <remarks>
/// <para>
/// The output has the shape of the input. Along the last axis, with r standing for <see cref="DepthRadius"/>,
/// <c>y[c] = x[c] / (bias + alpha * (sum over j from c - r to c + r of x[j]²)) ^ beta</c>, where the sum stops at the first and at the last
/// channel. No parameters.
/// </para>
/// <para>
/// AlexNet's paper counts n = 2r + 1 neighbours and multiplies their sum by alpha, as here: its n = 5, k = 2, α = 0.0001 and β = 0.75 are
/// <c>[LocalResponseNormalization(DepthRadius = 2, Bias = 2, Alpha = 1e-4, Beta = 0.75)]</c>. Caffe and PyTorch divide their alpha by n: take
/// <c>Alpha = alpha / n</c> here. Source: A. Krizhevsky, I. Sutskever, G. E. Hinton, "ImageNet classification with deep convolutional neural
/// networks", 2012.
/// </para>
/// </remarks>
public sealed class LocalResponseNormalizationAttribute : LayerAttribute
{
    /// <summary>How many channels are counted on either side. Default: 5. TensorFlow: <c>depth_radius</c>.</summary>
    public int DepthRadius { get; set; } = 5;

    /// <summary>What is added to the sum; above 0. Default: 1. TensorFlow: <c>bias</c>.</summary>
    public double Bias { get; set; } = 1;

    /// <summary>The factor of the sum, zero or more. Default: 1. TensorFlow: <c>alpha</c>.</summary>
    public double Alpha { get; set; } = 1;

    /// <summary>The exponent. Default: 0.5. TensorFlow: <c>beta</c>.</summary>
    public double Beta { get; set; } = 0.5;
}

/// <summary>
/// Gives each channel mean 0 and variance 1 over the batch while training, and by moving averages in prediction, then scales and shifts it.
/// Keras: <c>BatchNormalization</c>.
/// </summary>
/// <remarks>
/// <para>
/// The output has the shape of the input. While training, mean and variance are those of the batch over all axes but <see cref="Axis"/>,
/// and each step moves the averages: <c>moving = moving * momentum + batch * (1 - momentum)</c>. The variance divides by the number of
/// values, in the averages too. Prediction and evaluation use the averages, and so does a frozen layer, which also keeps them.
/// </para>
/// <para>
/// The parameters <c>gamma</c> and <c>beta</c> and the averages <c>moving_mean</c> and <c>moving_variance</c>, which no gradient changes,
/// have the length of the axis. Source: S. Ioffe, C. Szegedy, "Batch normalization", 2015.
/// </para>
/// </remarks>
public sealed class BatchNormalizationAttribute : NormalizationAttribute
{
    /// <summary>The axis of the channels, from 1, since axis 0 is the batch; negative ones count from the end. Default: -1, the last. Keras: <c>axis</c>.</summary>
    public int Axis { get; set; } = -1;

    /// <summary>How much of the moving averages a step keeps, from 0 to 1. Default: 0.99. Keras: <c>momentum</c>.</summary>
    public double Momentum { get; set; } = 0.99;

    /// <summary>How the moving mean is initialised. Default: <see cref="Initializer.Zeros"/>. Keras: <c>moving_mean_initializer</c>.</summary>
    public Initializer MovingMeanInitializer { get; set; } = Initializer.Zeros;

    /// <summary>The value that goes with <see cref="MovingMeanInitializer"/>. Default: <see cref="double.NaN"/>, the initialiser's own default.</summary>
    public double MovingMeanInitializerScale { get; set; } = double.NaN;

    /// <summary>How the moving variance is initialised. Default: <see cref="Initializer.Ones"/>. Keras: <c>moving_variance_initializer</c>.</summary>
    public Initializer MovingVarianceInitializer { get; set; } = Initializer.Ones;

    /// <summary>The value that goes with <see cref="MovingVarianceInitializer"/>. Default: <see cref="double.NaN"/>, the initialiser's own default.</summary>
    public double MovingVarianceInitializerScale { get; set; } = double.NaN;
}
