namespace NetGen;

/// <summary>
/// The activation functions, with the definitions of Keras. All but the two softmaxes, <see cref="Sparsemax"/> and <see cref="GLU"/> apply to each
/// value by itself; those work along the last axis unless <see cref="ActivationAttribute.Axis"/> says otherwise.
/// </summary>
public enum Activation
{
    /// <summary><c>x</c>: no activation. Keras: <c>linear</c>.</summary>
    Linear,

    /// <summary><c>max(x, 0)</c>, with derivative 0 at 0. Keras: <c>relu</c>.</summary>
    ReLU,

    /// <summary><c>x</c> above 0, else <c>slope * x</c>, with a slope of 0.2 unless a layer says otherwise. Keras: <c>leaky_relu</c>.</summary>
    LeakyReLU,

    /// <summary><c>x</c> above 0, else <c>alpha * (exp(x) - 1)</c>, with an alpha of 1 unless a layer says otherwise. Keras: <c>elu</c>.</summary>
    ELU,

    /// <summary>
    /// <c>scale * x</c> above 0, else <c>scale * alpha * (exp(x) - 1)</c>, with scale 1.05070098 and alpha 1.67326324, which keep
    /// mean 0 and variance 1 from layer to layer. Goes with <see cref="Initializer.LecunNormal"/>. Keras: <c>selu</c>.
    /// </summary>
    SELU,

    /// <summary><c>1 / (1 + exp(-x))</c>. Keras: <c>sigmoid</c>.</summary>
    Sigmoid,

    /// <summary><c>(exp(x) - exp(-x)) / (exp(x) + exp(-x))</c>. Keras: <c>tanh</c>.</summary>
    Tanh,

    /// <summary><c>log(1 + exp(x))</c>, computed so that large values do not overflow. Keras: <c>softplus</c>.</summary>
    Softplus,

    /// <summary>
    /// <c>exp(x[i]) / (sum over j of exp(x[j]))</c> over the last axis, with the largest value taken off first so that nothing
    /// overflows. Keras: <c>softmax</c>.
    /// </summary>
    Softmax,

    /// <summary><c>x / (1 + |x|)</c>. Keras: <c>softsign</c>.</summary>
    Softsign,

    /// <summary><c>x * sigmoid(x)</c>, also called swish. Keras: <c>silu</c>.</summary>
    /// <remarks>Source: P. Ramachandran, B. Zoph, Q. V. Le, "Searching for activation functions", 2017.</remarks>
    SiLU,

    /// <summary>
    /// <c>x * P(z &lt;= x)</c> for a standard normal z, which is <c>x / 2 * (1 + erf(x / sqrt(2)))</c>. Keras: <c>gelu</c>.
    /// </summary>
    /// <remarks>Source: D. Hendrycks, K. Gimpel, "Gaussian error linear units", 2016.</remarks>
    GELU,

    /// <summary>
    /// The approximation <c>x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x³)))</c> of <see cref="GELU"/>. Keras: <c>gelu</c> with <c>approximate=True</c>.
    /// </summary>
    GELUTanh,

    /// <summary><c>x * tanh(log(1 + exp(x)))</c>. Keras: <c>mish</c>.</summary>
    /// <remarks>Source: D. Misra, "Mish: a self regularized non-monotonic activation function", 2019.</remarks>
    Mish,

    /// <summary><c>x / 6 + 1 / 2</c>, kept between 0 and 1. Keras: <c>hard_sigmoid</c>.</summary>
    HardSigmoid,

    /// <summary><c>x</c> times <see cref="HardSigmoid"/> of x, also called hard swish. Keras: <c>hard_silu</c>.</summary>
    /// <remarks>Source: A. Howard et al., "Searching for MobileNetV3", 2019.</remarks>
    HardSiLU,

    /// <summary><c>x</c>, kept between -1 and 1. Keras: <c>hard_tanh</c>.</summary>
    HardTanh,

    /// <summary><c>x</c>, kept between 0 and 6. Keras: <c>relu6</c>.</summary>
    ReLU6,

    /// <summary><c>exp(x)</c>. Keras: <c>exponential</c>.</summary>
    Exponential,

    /// <summary><c>x[i] - log(sum over j of exp(x[j]))</c> over the last axis: the logarithm of <see cref="Softmax"/>. Keras: <c>log_softmax</c>.</summary>
    LogSoftmax,

    /// <summary><c>-log(1 + exp(-x))</c>: the logarithm of <see cref="Sigmoid"/>. Keras: <c>log_sigmoid</c>.</summary>
    LogSigmoid,

    /// <summary>
    /// <c>x</c> above 0, else <c>alpha * (exp(x / alpha) - 1)</c>, with an alpha of 1 unless a layer says otherwise. Keras: <c>celu</c>.
    /// </summary>
    /// <remarks>Source: J. T. Barron, "Continuously differentiable exponential linear units", 2017.</remarks>
    CELU,

    /// <summary><c>(x + sqrt(x² + b)) / 2</c>, with a b of 4 unless a layer says otherwise. Keras: <c>squareplus</c>.</summary>
    SquarePlus,

    /// <summary><c>(x + 1)² / 4</c> between -1 and 1, 0 below, <c>x</c> above. Keras: <c>sparse_plus</c>.</summary>
    SparsePlus,

    /// <summary><c>(x + 1) / 2</c>, kept between 0 and 1. Keras: <c>sparse_sigmoid</c>.</summary>
    SparseSigmoid,

    /// <summary><c>x - tanh(x)</c>. Keras: <c>tanh_shrink</c>.</summary>
    TanhShrink,

    /// <summary>
    /// <c>x</c> moved towards 0 by the threshold, and 0 within it; the threshold is 0.5 unless a layer says otherwise. Keras: <c>soft_shrink</c>.
    /// </summary>
    SoftShrink,

    /// <summary>
    /// <c>x</c>, and 0 where its absolute value is at most the threshold, which is 0.5 unless a layer says otherwise. Keras: <c>hard_shrink</c>.
    /// </summary>
    HardShrink,

    /// <summary>
    /// <c>x</c> above the threshold, else a fixed value; both are 0 unless a layer says otherwise, which is <see cref="ReLU"/>. Keras:
    /// <c>threshold</c>.
    /// </summary>
    Threshold,

    /// <summary>
    /// <c>a * sigmoid(b)</c>, where a is the first half of the last axis and b the second: the output has half the channels, and an odd number
    /// of them is an error. Keras: <c>glu</c>.
    /// </summary>
    /// <remarks>Source: Y. Dauphin et al., "Language modeling with gated convolutional networks", 2017.</remarks>
    GLU,

    /// <summary>
    /// The probabilities nearest to <c>x</c>: <c>max(x[i] - t, 0)</c> over the last axis, with the t for which they sum to 1. Unlike those of
    /// <see cref="Softmax"/> some are zero. The work grows with the square of the axis. Keras: <c>sparsemax</c>.
    /// </summary>
    /// <remarks>Source: A. Martins, R. Astudillo, "From softmax to sparsemax", 2016.</remarks>
    Sparsemax,
}
