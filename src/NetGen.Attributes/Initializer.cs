namespace NetGen;

/// <summary>How weights get their first values, with the definitions of Keras. The seed of the network decides the draws.</summary>
/// <remarks>
/// <para>
/// For a dense kernel (in, out), <c>fanIn</c> is in and <c>fanOut</c> is out; for a convolution kernel (height, width, in, out), each
/// is multiplied by <c>height * width</c>, and with groups, in is the number of channels of one group. For a bias of length n, both are n.
/// </para>
/// <para>
/// The normal variants of Glorot, He and Lecun draw from a normal distribution cut off at two of its standard deviations. Cutting
/// off makes it narrower by 0.87962566103423978, so it is drawn wider by that factor, and the weights have the standard deviation named here.
/// </para>
/// </remarks>
public enum Initializer
{
    /// <summary>Uniform within <c>±sqrt(6 / (fanIn + fanOut))</c>. The default of kernels. Keras: <c>GlorotUniform</c>.</summary>
    GlorotUniform,

    /// <summary>Truncated normal, standard deviation <c>sqrt(2 / (fanIn + fanOut))</c>. Keras: <c>GlorotNormal</c>.</summary>
    GlorotNormal,

    /// <summary>Uniform within <c>±sqrt(6 / fanIn)</c>. Goes with <see cref="Activation.ReLU"/>. Keras: <c>HeUniform</c>.</summary>
    HeUniform,

    /// <summary>Truncated normal, standard deviation <c>sqrt(2 / fanIn)</c>. Goes with <see cref="Activation.ReLU"/>. Keras: <c>HeNormal</c>.</summary>
    HeNormal,

    /// <summary>Uniform within <c>±sqrt(3 / fanIn)</c>. Keras: <c>LecunUniform</c>.</summary>
    LecunUniform,

    /// <summary>Truncated normal, standard deviation <c>sqrt(1 / fanIn)</c>. Goes with <see cref="Activation.SELU"/>. Keras: <c>LecunNormal</c>.</summary>
    LecunNormal,

    /// <summary>Normal with mean 0; the scale is the standard deviation, 0.05 by default. Keras: <c>RandomNormal</c>.</summary>
    Normal,

    /// <summary>
    /// Normal with mean 0, drawn again where a value lies more than two standard deviations out; the scale is the standard
    /// deviation before the cut, 0.05 by default. Keras: <c>TruncatedNormal</c>.
    /// </summary>
    TruncatedNormal,

    /// <summary>Uniform within plus and minus the scale, 0.05 by default. Keras: <c>RandomUniform</c>.</summary>
    Uniform,

    /// <summary>All 0. The default of biases. Keras: <c>Zeros</c>.</summary>
    Zeros,

    /// <summary>All 1. Keras: <c>Ones</c>.</summary>
    Ones,

    /// <summary>All equal to the scale, 0 by default. Keras: <c>Constant</c>.</summary>
    Constant,

    /// <summary>
    /// Truncated normal, standard deviation <c>sqrt(scale / fanIn)</c>; the scale is 1 by default. Keras: <c>VarianceScaling</c>, <c>fan_in</c>,
    /// <c>truncated_normal</c>.
    /// </summary>
    FanInNormal,

    /// <summary>
    /// Truncated normal, standard deviation <c>sqrt(scale / fanOut)</c>; the scale is 1 by default. With a scale of 2, the one ResNet is
    /// trained from. Keras: <c>VarianceScaling</c>, <c>fan_out</c>, <c>truncated_normal</c>.
    /// </summary>
    FanOutNormal,

    /// <summary>
    /// Truncated normal, standard deviation <c>sqrt(2 * scale / (fanIn + fanOut))</c>; the scale is 1 by default. Keras:
    /// <c>VarianceScaling</c>, <c>fan_avg</c>, <c>truncated_normal</c>.
    /// </summary>
    FanAverageNormal,

    /// <summary>As <see cref="FanInNormal"/>, from a normal distribution that is not cut off. Keras: <c>untruncated_normal</c>.</summary>
    FanInUntruncatedNormal,

    /// <summary>As <see cref="FanOutNormal"/>, from a normal distribution that is not cut off. Keras: <c>untruncated_normal</c>.</summary>
    FanOutUntruncatedNormal,

    /// <summary>As <see cref="FanAverageNormal"/>, from a normal distribution that is not cut off. Keras: <c>untruncated_normal</c>.</summary>
    FanAverageUntruncatedNormal,

    /// <summary>
    /// Uniform within <c>±sqrt(3 * scale / fanIn)</c>; the scale is 1 by default. Keras: <c>VarianceScaling</c>, <c>fan_in</c>, <c>uniform</c>.
    /// </summary>
    FanInUniform,

    /// <summary>
    /// Uniform within <c>±sqrt(3 * scale / fanOut)</c>; the scale is 1 by default. Keras: <c>VarianceScaling</c>, <c>fan_out</c>, <c>uniform</c>.
    /// </summary>
    FanOutUniform,

    /// <summary>
    /// Uniform within <c>±sqrt(6 * scale / (fanIn + fanOut))</c>; the scale is 1 by default. Keras: <c>VarianceScaling</c>, <c>fan_avg</c>,
    /// <c>uniform</c>.
    /// </summary>
    FanAverageUniform,

    /// <summary>
    /// A random orthogonal matrix times the scale, 1 by default: with all axes but the last joined to rows, the rows or the columns,
    /// whichever are fewer, are orthonormal. For weights of two axes or more. Keras: <c>Orthogonal</c>, where the scale is the gain.
    /// </summary>
    /// <remarks>Source: A. M. Saxe, J. L. McClelland, S. Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks", 2013.</remarks>
    Orthogonal,

    /// <summary>The scale, 1 by default, on the diagonal and 0 elsewhere. For weights of two axes. Keras: <c>Identity</c>, where the scale is the gain.</summary>
    Identity,
}
