namespace NetGen;

/// <summary>What <see cref="SeparableConv1DAttribute"/> and <see cref="SeparableConv2DAttribute"/> share.</summary>
/// <remarks>
/// <para>
/// A depthwise convolution, which looks at each channel by itself, then a pointwise one, which mixes the channels of each position.
/// Strides, padding and dilation belong to the depthwise step; bias and activation come after the pointwise one.
/// </para>
/// <para>
/// The arguments of the kernel, such as <see cref="WeightedLayerAttribute.KernelInitializer"/>, are those of the depthwise kernel,
/// which Keras calls <c>depthwise_initializer</c> and <c>depthwise_regularizer</c>; those of the pointwise kernel have their own names.
/// </para>
/// </remarks>
public abstract class SeparableConvolutionAttribute : ConvolutionAttribute
{
    /// <summary>Declares a separable convolution.</summary>
    /// <param name="filters">The number of filters, which is the number of output channels.</param>
    /// <param name="kernelSize">The depthwise kernel's size along each axis.</param>
    protected SeparableConvolutionAttribute(int filters, int[] kernelSize)
        : base(kernelSize) => Filters = filters;

    /// <summary>The number of filters, which is the number of output channels. Keras: <c>filters</c>.</summary>
    public int Filters { get; }

    /// <summary>The number of depthwise filters for each input channel. Default: 1. Keras: <c>depth_multiplier</c>.</summary>
    public int DepthMultiplier { get; set; } = 1;

    /// <summary>
    /// How the pointwise kernel is initialised. Default: <see cref="Initializer.GlorotUniform"/>. Keras: <c>pointwise_initializer</c>.
    /// </summary>
    public Initializer PointwiseInitializer { get; set; } = Initializer.GlorotUniform;

    /// <summary>
    /// The value that goes with <see cref="PointwiseInitializer"/>, with the meanings of
    /// <see cref="WeightedLayerAttribute.KernelInitializerScale"/>. Default: <see cref="double.NaN"/>, the initialiser's own default.
    /// </summary>
    public double PointwiseInitializerScale { get; set; } = double.NaN;

    /// <summary>The penalty on the sum of the pointwise kernel's absolute values. Default: 0. Keras: <c>pointwise_regularizer</c>, l1.</summary>
    public double PointwiseL1 { get; set; }

    /// <summary>The penalty on the sum of the pointwise kernel's squares. Default: 0. Keras: <c>pointwise_regularizer</c>, l2.</summary>
    public double PointwiseL2 { get; set; }

    /// <summary>What the pointwise kernel is brought back to after each step. Default: <see cref="Constraint.None"/>. Keras: <c>pointwise_constraint</c>.</summary>
    public Constraint PointwiseConstraint { get; set; }

    /// <summary>
    /// The largest norm of the pointwise kernel, as <see cref="WeightedLayerAttribute.KernelMaxNorm"/>. Default: <see cref="double.NaN"/>,
    /// the constraint's own default.
    /// </summary>
    public double PointwiseMaxNorm { get; set; } = double.NaN;

    /// <summary>
    /// The smallest norm of the pointwise kernel, as <see cref="WeightedLayerAttribute.KernelMinNorm"/>. Default: <see cref="double.NaN"/>,
    /// the constraint's own default.
    /// </summary>
    public double PointwiseMinNorm { get; set; } = double.NaN;

    /// <summary>
    /// The share of the way that the pointwise kernel goes in a step, as <see cref="WeightedLayerAttribute.KernelConstraintRate"/>.
    /// Default: <see cref="double.NaN"/>, the constraint's own default.
    /// </summary>
    public double PointwiseConstraintRate { get; set; } = double.NaN;

    /// <summary>
    /// The axes of the pointwise kernel over which its norm is taken, as <see cref="WeightedLayerAttribute.KernelConstraintAxes"/>.
    /// Default: the constraint's own default.
    /// </summary>
    public int[]? PointwiseConstraintAxes { get; set; }
}

/// <summary>
/// A depthwise convolution over a sequence, then a pointwise one. Keras: <c>SeparableConv1D</c>.
/// </summary>
/// <remarks>
/// Input (steps, channels), output (steps', <see cref="SeparableConvolutionAttribute.Filters"/>). The depthwise kernel has the shape
/// (kernel size, channels, multiplier), the pointwise kernel (1, channels * multiplier, filters), the bias (filters). With z the
/// output of <see cref="DepthwiseConv1DAttribute"/>, <c>y[t, f] = activation(b[f] + sum over c of z[t, c] * p[c, f])</c>.
/// </remarks>
/// <param name="filters">The number of filters, which is the number of output channels.</param>
/// <param name="kernelSize">The number of steps under the depthwise kernel.</param>
public sealed class SeparableConv1DAttribute(int filters, int kernelSize) : SeparableConvolutionAttribute(filters, [kernelSize]);

/// <summary>
/// A depthwise convolution over an image, then a pointwise one. Keras: <c>SeparableConv2D</c>.
/// </summary>
/// <remarks>
/// Input (height, width, channels), output (height', width', <see cref="SeparableConvolutionAttribute.Filters"/>). The depthwise kernel
/// has the shape (kernel height, kernel width, channels, multiplier), the pointwise kernel (1, 1, channels * multiplier, filters), the
/// bias (filters). With z the output of <see cref="DepthwiseConv2DAttribute"/>,
/// <c>y[i, j, f] = activation(b[f] + sum over c of z[i, j, c] * p[c, f])</c>.
/// </remarks>
public sealed class SeparableConv2DAttribute : SeparableConvolutionAttribute
{
    /// <summary>Declares a separable convolution with a square kernel.</summary>
    /// <param name="filters">The number of filters, which is the number of output channels.</param>
    /// <param name="kernelSize">The height and the width of the depthwise kernel.</param>
    public SeparableConv2DAttribute(int filters, int kernelSize)
        : base(filters, [kernelSize, kernelSize])
    {
    }

    /// <summary>Declares a separable convolution with a kernel of its own height and width.</summary>
    /// <param name="filters">The number of filters, which is the number of output channels.</param>
    /// <param name="kernelSize">The height and the width of the depthwise kernel: <c>[height, width]</c>.</param>
    public SeparableConv2DAttribute(int filters, int[] kernelSize)
        : base(filters, kernelSize)
    {
    }
}
