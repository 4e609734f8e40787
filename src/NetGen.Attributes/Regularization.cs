namespace NetGen;

/// <summary>
/// Sets values to zero at random while training, so that no output leans on a single input. Keras: <c>Dropout</c>.
/// </summary>
/// <remarks>
/// <para>
/// The output has the shape of the input. No parameters. Each value is dropped with probability <see cref="Rate"/>, and those that
/// are kept are multiplied by <c>1 / (1 - rate)</c>, so that the expected output is the input. Prediction and evaluation pass values through.
/// </para>
/// <para>
/// The draws depend on the seed of the network, or of the layer, on the training step and on the layer, and not on the number of threads.
/// </para>
/// </remarks>
/// <param name="rate">The probability of dropping a value, at least 0 and below 1.</param>
public sealed class DropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The probability of dropping a value, at least 0 and below 1. Keras: <c>rate</c>.</summary>
    public double Rate { get; } = rate;

    /// <summary>
    /// The shape of the draws, without the batch axis: along an axis of length 1 values are dropped together, and -1 stands for the
    /// input's length. <c>NoiseShape = [1, -1]</c> drops whole features of a sequence. Default: the input's shape. Keras: <c>noise_shape</c>.
    /// </summary>
    public int[]? NoiseShape { get; set; }

    /// <summary>
    /// The seed of what the layer draws, so that it draws the same in any network: layers of one kind and one seed draw the same. Default:
    /// <see cref="int.MinValue"/>, which is none: the seed of the network decides, and each layer draws numbers of its own. Keras: <c>seed</c>.
    /// </summary>
    public int Seed { get; set; } = int.MinValue;
}

/// <summary>
/// Drops whole channels of a sequence at random while training. Keras: <c>SpatialDropout1D</c>.
/// </summary>
/// <remarks>
/// Input and output (steps, channels). No parameters. As <see cref="DropoutAttribute"/>, but all steps of a channel are dropped together, which suits
/// neighbours that say much the same. Source: J. Tompson et al., "Efficient object localization using convolutional networks", 2014.
/// </remarks>
/// <param name="rate">The probability of dropping a channel, at least 0 and below 1.</param>
public sealed class SpatialDropout1DAttribute(double rate) : SpatialDropoutAttribute(rate);

/// <summary>
/// Drops whole channels of an image at random while training. Keras: <c>SpatialDropout2D</c>.
/// </summary>
/// <remarks>
/// Input and output (height, width, channels). No parameters. As <see cref="DropoutAttribute"/>, but all pixels of a channel are dropped together, which
/// suits neighbours that say much the same. Source: J. Tompson et al., "Efficient object localization using convolutional networks", 2014.
/// </remarks>
/// <param name="rate">The probability of dropping a channel, at least 0 and below 1.</param>
public sealed class SpatialDropout2DAttribute(double rate) : SpatialDropoutAttribute(rate);

/// <summary>
/// Drops whole channels of a volume at random while training. Keras: <c>SpatialDropout3D</c>.
/// </summary>
/// <remarks>
/// Input and output (depth, height, width, channels). No parameters. As <see cref="DropoutAttribute"/>, but all voxels of a channel are dropped together.
/// </remarks>
/// <param name="rate">The probability of dropping a channel, at least 0 and below 1.</param>
public sealed class SpatialDropout3DAttribute(double rate) : SpatialDropoutAttribute(rate);

/// <summary>What the layers that drop whole channels share.</summary>
/// <param name="rate">The probability of dropping a channel, at least 0 and below 1.</param>
public abstract class SpatialDropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The probability of dropping a channel, at least 0 and below 1. Keras: <c>rate</c>.</summary>
    public double Rate { get; } = rate;

    /// <summary>
    /// The seed of what the layer draws, so that it draws the same in any network: layers of one kind and one seed draw the same. Default:
    /// <see cref="int.MinValue"/>, which is none: the seed of the network decides, and each layer draws numbers of its own. Keras: <c>seed</c>.
    /// </summary>
    public int Seed { get; set; } = int.MinValue;
}

/// <summary>
/// Multiplies by random numbers around one while training. Keras: <c>GaussianDropout</c>.
/// </summary>
/// <remarks>
/// The output has the shape of the input. No parameters. The factors are normal with mean 1 and standard deviation <c>sqrt(rate / (1 - rate))</c>,
/// which is that of <see cref="DropoutAttribute"/>'s factors. Prediction and evaluation pass values through.
/// </remarks>
/// <param name="rate">The rate of the dropout it stands for, at least 0 and below 1.</param>
public sealed class GaussianDropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The rate of the dropout it stands for, at least 0 and below 1. Keras: <c>rate</c>.</summary>
    public double Rate { get; } = rate;

    /// <summary>
    /// The seed of what the layer draws, so that it draws the same in any network: layers of one kind and one seed draw the same. Default:
    /// <see cref="int.MinValue"/>, which is none: the seed of the network decides, and each layer draws numbers of its own. Keras: <c>seed</c>.
    /// </summary>
    public int Seed { get; set; } = int.MinValue;
}

/// <summary>
/// Adds random numbers around zero while training. Keras: <c>GaussianNoise</c>.
/// </summary>
/// <remarks>
/// The output has the shape of the input. No parameters. The numbers are normal with mean 0 and standard deviation <see cref="Stddev"/>. Prediction and
/// evaluation pass values through.
/// </remarks>
/// <param name="stddev">The standard deviation, zero or more.</param>
public sealed class GaussianNoiseAttribute(double stddev) : LayerAttribute
{
    /// <summary>The standard deviation, zero or more. Keras: <c>stddev</c>.</summary>
    public double Stddev { get; } = stddev;

    /// <summary>
    /// The seed of what the layer draws, so that it draws the same in any network: layers of one kind and one seed draw the same. Default:
    /// <see cref="int.MinValue"/>, which is none: the seed of the network decides, and each layer draws numbers of its own. Keras: <c>seed</c>.
    /// </summary>
    public int Seed { get; set; } = int.MinValue;
}

/// <summary>
/// Dropout that keeps mean and variance, for networks of <see cref="Activation.SELU"/>. Keras: <c>AlphaDropout</c>.
/// </summary>
/// <remarks>
/// The output has the shape of the input. No parameters. Dropped values become what SELU tends to far below zero, -1.7581; a scale and a shift then
/// give values of mean 0 and variance 1 that mean and variance again. Prediction and evaluation pass values through. Source: G. Klambauer et al.,
/// "Self-normalizing neural networks", 2017.
/// </remarks>
/// <param name="rate">The probability of dropping a value, at least 0 and below 1.</param>
public sealed class AlphaDropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The probability of dropping a value, at least 0 and below 1. Keras: <c>rate</c>.</summary>
    public double Rate { get; } = rate;

    /// <summary>
    /// The shape of the draws, without the batch axis, as in <see cref="DropoutAttribute.NoiseShape"/>. Default: the input's shape. Keras: <c>noise_shape</c>.
    /// </summary>
    public int[]? NoiseShape { get; set; }

    /// <summary>
    /// The seed of what the layer draws, so that it draws the same in any network: layers of one kind and one seed draw the same. Default:
    /// <see cref="int.MinValue"/>, which is none: the seed of the network decides, and each layer draws numbers of its own. Keras: <c>seed</c>.
    /// </summary>
    public int Seed { get; set; } = int.MinValue;
}
