namespace NetGen;

/// <summary>
/// What layers with a kernel and a bias share: the activation after them, how they are initialised, the penalties that training
/// adds to the loss, and what each step brings the weights back to.
/// </summary>
/// <remarks>
/// A penalty is <c>l1 * sum(|v|) + l2 * sum(v²)</c>, with no factor of one half, as in Keras. All penalties are 0 by default,
/// and one that is 0 costs nothing.
/// </remarks>
public abstract class WeightedLayerAttribute : LayerAttribute
{
    /// <summary>
    /// The function applied to the layer's output. Default: <see cref="NetGen.Activation.Linear"/>, which is none.
    /// Keras: <c>activation</c>.
    /// </summary>
    public Activation Activation { get; set; }

    /// <summary>Whether a bias is added for each output channel. Default: true. Keras: <c>use_bias</c>.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>
    /// How the kernel is initialised. Default: <see cref="Initializer.GlorotUniform"/>. Keras: <c>kernel_initializer</c>.
    /// </summary>
    public Initializer KernelInitializer { get; set; } = Initializer.GlorotUniform;

    /// <summary>
    /// The value that goes with <see cref="KernelInitializer"/>. Default: <see cref="double.NaN"/>, the initialiser's own default.
    /// </summary>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="Initializer.Normal"/> and <see cref="Initializer.TruncatedNormal"/>: the standard deviation, 0.05 by default.</item>
    /// <item><see cref="Initializer.Uniform"/>: half the width of the interval, 0.05 by default.</item>
    /// <item><see cref="Initializer.Constant"/>: the value, 0 by default.</item>
    /// <item><see cref="Initializer.FanInNormal"/> and its like: the factor of the variance, 1 by default.</item>
    /// <item><see cref="Initializer.Orthogonal"/> and <see cref="Initializer.Identity"/>: the gain, 1 by default.</item>
    /// <item>All others have no such value, and giving one is an error.</item>
    /// </list>
    /// </remarks>
    public double KernelInitializerScale { get; set; } = double.NaN;

    /// <summary>
    /// How the bias is initialised. Default: <see cref="Initializer.Zeros"/>. Keras: <c>bias_initializer</c>.
    /// </summary>
    public Initializer BiasInitializer { get; set; } = Initializer.Zeros;

    /// <summary>
    /// The value that goes with <see cref="BiasInitializer"/>, with the meanings of <see cref="KernelInitializerScale"/>.
    /// Default: <see cref="double.NaN"/>, the initialiser's own default.
    /// </summary>
    public double BiasInitializerScale { get; set; } = double.NaN;

    /// <summary>The penalty on the sum of the kernel's absolute values. Default: 0. Keras: <c>kernel_regularizer</c>, l1.</summary>
    public double KernelL1 { get; set; }

    /// <summary>The penalty on the sum of the kernel's squares. Default: 0. Keras: <c>kernel_regularizer</c>, l2.</summary>
    public double KernelL2 { get; set; }

    /// <summary>The penalty on the sum of the bias's absolute values. Default: 0. Keras: <c>bias_regularizer</c>, l1.</summary>
    public double BiasL1 { get; set; }

    /// <summary>The penalty on the sum of the bias's squares. Default: 0. Keras: <c>bias_regularizer</c>, l2.</summary>
    public double BiasL2 { get; set; }

    /// <summary>
    /// The penalty on the sum of the absolute values of the layer's output, after its activation, divided by the batch size.
    /// Default: 0. Keras: <c>activity_regularizer</c>, l1.
    /// </summary>
    public double ActivityL1 { get; set; }

    /// <summary>
    /// The penalty on the sum of the squares of the layer's output, after its activation, divided by the batch size.
    /// Default: 0. Keras: <c>activity_regularizer</c>, l2.
    /// </summary>
    public double ActivityL2 { get; set; }

    /// <summary>What the kernel is brought back to after each step. Default: <see cref="Constraint.None"/>. Keras: <c>kernel_constraint</c>.</summary>
    public Constraint KernelConstraint { get; set; }

    /// <summary>
    /// The largest norm of <see cref="Constraint.MaxNorm"/> and <see cref="Constraint.MinMaxNorm"/>. Default: <see cref="double.NaN"/>,
    /// which stands for 2 and 1. Keras: <c>max_value</c>.
    /// </summary>
    public double KernelMaxNorm { get; set; } = double.NaN;

    /// <summary>The smallest norm of <see cref="Constraint.MinMaxNorm"/>. Default: <see cref="double.NaN"/>, which stands for 0. Keras: <c>min_value</c>.</summary>
    public double KernelMinNorm { get; set; } = double.NaN;

    /// <summary>
    /// The share of the way that <see cref="Constraint.MinMaxNorm"/> goes in a step, above 0 and at most 1. Default: <see cref="double.NaN"/>,
    /// which stands for 1. Keras: <c>rate</c>.
    /// </summary>
    public double KernelConstraintRate { get; set; } = double.NaN;

    /// <summary>
    /// The axes of the kernel that a norm is taken over, counted from 0. Default: all but the last, which is Keras's 0 for a dense kernel and the
    /// <c>[0, 1, 2]</c> that Keras advises for a convolution. Keras: <c>axis</c>.
    /// </summary>
    public int[]? KernelConstraintAxes { get; set; }

    /// <summary>What the bias is brought back to after each step. Default: <see cref="Constraint.None"/>. Keras: <c>bias_constraint</c>.</summary>
    public Constraint BiasConstraint { get; set; }

    /// <summary>
    /// The largest norm of <see cref="Constraint.MaxNorm"/> and <see cref="Constraint.MinMaxNorm"/>. Default: <see cref="double.NaN"/>,
    /// which stands for 2 and 1. Keras: <c>max_value</c>.
    /// </summary>
    public double BiasMaxNorm { get; set; } = double.NaN;

    /// <summary>The smallest norm of <see cref="Constraint.MinMaxNorm"/>. Default: <see cref="double.NaN"/>, which stands for 0. Keras: <c>min_value</c>.</summary>
    public double BiasMinNorm { get; set; } = double.NaN;

    /// <summary>
    /// The share of the way that <see cref="Constraint.MinMaxNorm"/> goes in a step, above 0 and at most 1. Default: <see cref="double.NaN"/>,
    /// which stands for 1. Keras: <c>rate</c>.
    /// </summary>
    public double BiasConstraintRate { get; set; } = double.NaN;

    /// <summary>The axes of the bias that a norm is taken over, counted from 0. Default: all but the last, or the only one. Keras: <c>axis</c>.</summary>
    public int[]? BiasConstraintAxes { get; set; }
}
