namespace NetGen;

/// <summary>
/// Applies an activation function as a layer of its own. Keras: <c>Activation</c>.
/// </summary>
/// <remarks>
/// The output has the shape of the input, halved along an axis by <see cref="Activation.GLU"/>. No parameters. <c>[Dense(64), Activation(Activation.ReLU)]</c> computes the same as
/// <c>[Dense(64, Activation = Activation.ReLU)]</c>, and compiles to the same code.
/// </remarks>
/// <param name="function">The function.</param>
public sealed class ActivationAttribute(Activation function) : LayerAttribute
{
    /// <summary>The function that is applied. Keras: <c>activation</c>.</summary>
    public Activation Function { get; } = function;

    /// <summary>
    /// The slope of <see cref="Activation.LeakyReLU"/> below zero; for other functions it is an error.
    /// Default: <see cref="double.NaN"/>, which stands for 0.2. Keras: <c>negative_slope</c>.
    /// </summary>
    public double NegativeSlope { get; set; } = double.NaN;

    /// <summary>
    /// The alpha of <see cref="Activation.ELU"/> and <see cref="Activation.CELU"/>, whose outputs tend to minus alpha; for other
    /// functions it is an error. Default: <see cref="double.NaN"/>, which stands for 1. Keras: <c>alpha</c>.
    /// </summary>
    public double Alpha { get; set; } = double.NaN;

    /// <summary>
    /// The threshold of <see cref="Activation.SoftShrink"/> and <see cref="Activation.HardShrink"/>, zero or more, and that of
    /// <see cref="Activation.Threshold"/>, any number; for other functions it is an error. Default: <see cref="double.NaN"/>, which stands for 0.5
    /// where values shrink, and for 0 else. Keras: <c>threshold</c>.
    /// </summary>
    public double Threshold { get; set; } = double.NaN;

    /// <summary>
    /// The value of <see cref="Activation.Threshold"/> up to the threshold; for other functions it is an error.
    /// Default: <see cref="double.NaN"/>, which stands for 0. Keras: <c>default_value</c>.
    /// </summary>
    public double DefaultValue { get; set; } = double.NaN;

    /// <summary>
    /// The b of <see cref="Activation.SquarePlus"/>, zero or more, which says how smooth it is; for other functions it is an error.
    /// Default: <see cref="double.NaN"/>, which stands for 4. Keras: <c>b</c>.
    /// </summary>
    public double B { get; set; } = double.NaN;

    /// <summary>
    /// The axis of <see cref="Activation.Softmax"/>, <see cref="Activation.LogSoftmax"/>, <see cref="Activation.Sparsemax"/> and
    /// <see cref="Activation.GLU"/>, from 1, since axis 0 is the batch; negative ones count from the end. For other functions it is an error.
    /// Default: -1, the last. Keras: <c>axis</c>.
    /// </summary>
    public int Axis { get; set; } = -1;
}

/// <summary>
/// Sets what is negative to zero, with a slope, a threshold and a ceiling where they are asked for. Keras: <c>ReLU</c>.
/// </summary>
/// <remarks>
/// The output has the shape of the input: <c>x</c> above <see cref="Threshold"/>, but at most <see cref="MaxValue"/>, and
/// <c>negativeSlope * (x - threshold)</c> elsewhere. No parameters.
/// </remarks>
public sealed class ReLUAttribute : LayerAttribute
{
    /// <summary>The largest output, zero or more. Default: <see cref="double.NaN"/>, which is none. Keras: <c>max_value</c>.</summary>
    public double MaxValue { get; set; } = double.NaN;

    /// <summary>The slope below the threshold, zero or more. Default: 0. Keras: <c>negative_slope</c>.</summary>
    public double NegativeSlope { get; set; }

    /// <summary>Where the function begins to rise, zero or more. Default: 0. Keras: <c>threshold</c>.</summary>
    public double Threshold { get; set; }
}

/// <summary>
/// <c>x</c> above zero, <c>negativeSlope * x</c> below. Keras: <c>LeakyReLU</c>.
/// </summary>
/// <remarks>
/// The output has the shape of the input. No parameters. As in Keras the default slope of the layer, 0.3, is not that of the activation, 0.2.
/// </remarks>
public sealed class LeakyReLUAttribute : LayerAttribute
{
    /// <summary>The slope below zero. Default: 0.3. Keras: <c>negative_slope</c>.</summary>
    public double NegativeSlope { get; set; } = 0.3;
}

/// <summary>
/// <c>x</c> above zero, <c>alpha * (exp(x) - 1)</c> below. Keras: <c>ELU</c>.
/// </summary>
/// <remarks>
/// The output has the shape of the input. No parameters. Source: D.-A. Clevert, T. Unterthiner, S. Hochreiter, "Fast and accurate deep
/// network learning by exponential linear units", 2015.
/// </remarks>
public sealed class ELUAttribute : LayerAttribute
{
    /// <summary>Minus what the output tends to. Default: 1. Keras: <c>alpha</c>.</summary>
    public double Alpha { get; set; } = 1;
}

/// <summary>
/// <c>x</c> above zero, <c>alpha * x</c> below, where the slopes <c>alpha</c> are learnt. Keras: <c>PReLU</c>.
/// </summary>
/// <remarks>
/// The output has the shape of the input. The parameter <c>alpha</c> has the shape of the input too, with length 1 along
/// <see cref="SharedAxes"/>. Source: K. He, X. Zhang, S. Ren, J. Sun, "Delving deep into rectifiers", 2015.
/// </remarks>
public sealed class PReLUAttribute : LayerAttribute
{
    /// <summary>
    /// The axes along which one slope serves all, counted from 1, since axis 0 is the batch: <c>[1, 2]</c> gives each channel of an
    /// image one slope. Default: none. Keras: <c>shared_axes</c>.
    /// </summary>
    public int[]? SharedAxes { get; set; }

    /// <summary>How the slopes are initialised. Default: <see cref="Initializer.Zeros"/>. Keras: <c>alpha_initializer</c>.</summary>
    public Initializer AlphaInitializer { get; set; } = Initializer.Zeros;

    /// <summary>
    /// The value that goes with <see cref="AlphaInitializer"/>, with the meanings of <see cref="WeightedLayerAttribute.KernelInitializerScale"/>.
    /// Default: <see cref="double.NaN"/>, the initialiser's own default.
    /// </summary>
    public double AlphaInitializerScale { get; set; } = double.NaN;

    /// <summary>The penalty on the sum of the slopes' absolute values. Default: 0. Keras: <c>alpha_regularizer</c>, l1.</summary>
    public double AlphaL1 { get; set; }

    /// <summary>The penalty on the sum of the slopes' squares. Default: 0. Keras: <c>alpha_regularizer</c>, l2.</summary>
    public double AlphaL2 { get; set; }

    /// <summary>What the slopes are brought back to after each step. Default: <see cref="Constraint.None"/>. Keras: <c>alpha_constraint</c>.</summary>
    public Constraint AlphaConstraint { get; set; }

    /// <summary>The largest norm, as <see cref="WeightedLayerAttribute.KernelMaxNorm"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double AlphaMaxNorm { get; set; } = double.NaN;

    /// <summary>The smallest norm, as <see cref="WeightedLayerAttribute.KernelMinNorm"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double AlphaMinNorm { get; set; } = double.NaN;

    /// <summary>The share of the way in a step, as <see cref="WeightedLayerAttribute.KernelConstraintRate"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double AlphaConstraintRate { get; set; } = double.NaN;

    /// <summary>The axes of the weight that a norm is taken over, counted from 0. Default: all but the last, or the only one. Keras: <c>axis</c>.</summary>
    public int[]? AlphaConstraintAxes { get; set; }
}

/// <summary>
/// <c>exp(x[i]) / (sum over j of exp(x[j]))</c> along an axis. Keras: <c>Softmax</c>.
/// </summary>
/// <remarks>The output has the shape of the input. No parameters. The largest value is taken off first, so that nothing overflows.</remarks>
public sealed class SoftmaxAttribute : LayerAttribute
{
    /// <summary>The axis, from 1, since axis 0 is the batch; negative ones count from the end. Default: -1, the last. Keras: <c>axis</c>.</summary>
    public int Axis { get; set; } = -1;
}

/// <summary>
/// Adds a penalty of its input to the loss while training. Keras: <c>ActivityRegularization</c>.
/// </summary>
/// <remarks>
/// The output is the input. No parameters. The penalty is <c>l1 * sum(|x|) + l2 * sum(x²)</c>, divided by the batch size.
/// </remarks>
public sealed class ActivityRegularizationAttribute : LayerAttribute
{
    /// <summary>The weight of the sum of absolute values. Default: 0. Keras: <c>l1</c>.</summary>
    public double L1 { get; set; }

    /// <summary>The weight of the sum of squares. Default: 0. Keras: <c>l2</c>.</summary>
    public double L2 { get; set; }
}

/// <summary>
/// The largest of several dense layers, for each unit. Not in Keras.
/// </summary>
/// <remarks>
/// <para>
/// Input (n), output (<see cref="Units"/>): <c>y[j] = max over p of (b[p, j] + sum over i of x[i] * k[i, p, j])</c>. The kernel has the
/// shape (n, <see cref="Pieces"/>, <see cref="Units"/>), the bias (<see cref="Pieces"/>, <see cref="Units"/>). On an input (t, n) it works
/// on the last axis and gives (t, <see cref="Units"/>).
/// </para>
/// <para>
/// Each unit is a convex function of its input, made of straight pieces that are learnt. Source: I. J. Goodfellow, D. Warde-Farley, M. Mirza,
/// A. Courville, Y. Bengio, "Maxout networks", 2013, which writes units as m and pieces as k.
/// </para>
/// </remarks>
/// <param name="units">The number of outputs.</param>
/// <param name="pieces">The number of linear pieces of each output.</param>
public sealed class MaxoutAttribute(int units, int pieces) : WeightedLayerAttribute
{
    /// <summary>The number of outputs.</summary>
    public int Units { get; } = units;

    /// <summary>The number of linear pieces of each output.</summary>
    public int Pieces { get; } = pieces;
}
