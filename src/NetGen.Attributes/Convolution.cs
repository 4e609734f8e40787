namespace NetGen;

/// <summary>What all convolutions share: the kernel's size and how it slides.</summary>
/// <remarks>
/// <para>
/// The arguments are the same over one axis (steps), two (height, width) and three (depth, height, width). Arrays have one number
/// for each axis, in that order.
/// </para>
/// <para>
/// Along an axis of length n, a kernel of length k spans <c>e = (k - 1) d + 1</c> positions with dilation d, and with stride s the
/// output has <c>floor((n + padding - e) / s) + 1</c> positions; with <see cref="NetGen.Padding.Same"/>, <c>ceil(n / s)</c>.
/// </para>
/// </remarks>
public abstract class ConvolutionAttribute : WeightedLayerAttribute
{
    /// <summary>Declares the size of the kernel.</summary>
    /// <param name="kernelSize">The kernel's size along each axis.</param>
    protected ConvolutionAttribute(int[] kernelSize) => KernelSize = kernelSize ?? [];

    /// <summary>The kernel's size along each axis, such as <c>[height, width]</c>. Keras: <c>kernel_size</c>.</summary>
    public int[] KernelSize { get; }

    /// <summary>
    /// The step between neighbouring positions of the kernel, on all axes. Default: 1. Keras: <c>strides</c>.
    /// </summary>
    /// <remarks>A stride and a dilation rate that are both above 1 are an error, as in Keras.</remarks>
    public int Strides { get; set; } = 1;

    /// <summary>
    /// The stride of each axis, such as <c>[vertical, horizontal]</c>. Default: <see cref="Strides"/> on all. Giving both is an error.
    /// </summary>
    public int[]? AxisStrides { get; set; }

    /// <summary>
    /// How the edges of the input are treated. Default: <see cref="NetGen.Padding.Valid"/>. Keras: <c>padding</c>.
    /// </summary>
    public Padding Padding { get; set; }

    /// <summary>
    /// The number of zeros added at each edge: <c>[before, after]</c>, <c>[top, bottom, left, right]</c> or
    /// <c>[front, back, top, bottom, left, right]</c>. Default: what <see cref="Padding"/> says. Giving both is an error.
    /// </summary>
    public int[]? Pads { get; set; }

    /// <summary>
    /// The distance between neighbouring positions under the kernel, on all axes. Default: 1. Keras: <c>dilation_rate</c>.
    /// </summary>
    public int DilationRate { get; set; } = 1;

    /// <summary>
    /// The dilation rate of each axis, such as <c>[vertical, horizontal]</c>. Default: <see cref="DilationRate"/> on all. Giving both is an error.
    /// </summary>
    public int[]? AxisDilationRates { get; set; }

    /// <summary>
    /// Where the channels stand. Default: <see cref="DataFormat.ChannelsLast"/>, which alone is accepted here. Keras: <c>data_format</c>.
    /// </summary>
    public DataFormat DataFormat { get; set; }
}

/// <summary>What <see cref="Conv1DAttribute"/>, <see cref="Conv2DAttribute"/> and <see cref="Conv3DAttribute"/> share: filters and groups.</summary>
public abstract class GroupedConvolutionAttribute : ConvolutionAttribute
{
    /// <summary>Declares a bank of filters.</summary>
    /// <param name="filters">The number of filters, which is the number of output channels.</param>
    /// <param name="kernelSize">The kernel's size along each axis.</param>
    protected GroupedConvolutionAttribute(int filters, int[] kernelSize)
        : base(kernelSize) => Filters = filters;

    /// <summary>The number of filters, which is the number of output channels. Keras: <c>filters</c>.</summary>
    public int Filters { get; }

    /// <summary>
    /// The number of groups into which input channels and filters are split; each group of filters sees only its own group of
    /// channels. Default: 1. Both the channels and <see cref="Filters"/> must be multiples of it. Keras: <c>groups</c>.
    /// </summary>
    public int Groups { get; set; } = 1;
}

/// <summary>
/// Slides a bank of filters over a sequence. Keras: <c>Conv1D</c>.
/// </summary>
/// <remarks>
/// <para>
/// Input (steps, channels), output (steps', <see cref="GroupedConvolutionAttribute.Filters"/>). The kernel has the shape
/// (kernel size, channels / <see cref="GroupedConvolutionAttribute.Groups"/>, filters), the bias (filters).
/// </para>
/// <para>
/// With stride s and dilation d, <c>y[t, f] = activation(b[f] + sum over u, c of x[t s + u d, c] * k[u, c, f])</c>, where steps in
/// the padding are zero. The kernel is not flipped. With <see cref="NetGen.Padding.Causal"/>, <c>y[t]</c> reads no step after <c>t s</c>.
/// </para>
/// </remarks>
/// <param name="filters">The number of filters, which is the number of output channels.</param>
/// <param name="kernelSize">The number of steps under the kernel.</param>
public sealed class Conv1DAttribute(int filters, int kernelSize) : GroupedConvolutionAttribute(filters, [kernelSize]);

/// <summary>
/// Slides a bank of two-dimensional filters over an image. Keras: <c>Conv2D</c>.
/// </summary>
/// <remarks>
/// <para>
/// Input (height, width, channels), output (height', width', <see cref="GroupedConvolutionAttribute.Filters"/>). The kernel has the shape
/// (kernel height, kernel width, channels / <see cref="GroupedConvolutionAttribute.Groups"/>, filters), the bias (filters).
/// </para>
/// <para>
/// With stride s and dilation d, <c>y[i, j, f] = activation(b[f] + sum over u, v, c of x[i s + u d, j s + v d, c] * k[u, v, c, f])</c>,
/// where pixels in the padding are zero. The kernel is not flipped.
/// </para>
/// </remarks>
public sealed class Conv2DAttribute : GroupedConvolutionAttribute
{
    /// <summary>Declares a convolution with a square kernel.</summary>
    /// <param name="filters">The number of filters, which is the number of output channels.</param>
    /// <param name="kernelSize">The height and the width of the kernel.</param>
    public Conv2DAttribute(int filters, int kernelSize)
        : base(filters, [kernelSize, kernelSize])
    {
    }

    /// <summary>Declares a convolution with a kernel of its own height and width.</summary>
    /// <param name="filters">The number of filters, which is the number of output channels.</param>
    /// <param name="kernelSize">The height and the width of the kernel: <c>[height, width]</c>.</param>
    public Conv2DAttribute(int filters, int[] kernelSize)
        : base(filters, kernelSize)
    {
    }

    /// <summary>How the products are computed when the network predicts. Default: <see cref="ConvolutionAlgorithm.Auto"/>. Keras has no such argument.</summary>
    public ConvolutionAlgorithm Algorithm { get; set; }
}

/// <summary>
/// Slides a bank of three-dimensional filters over a volume. Keras: <c>Conv3D</c>.
/// </summary>
/// <remarks>
/// <para>
/// Input (depth, height, width, channels), output (depth', height', width', <see cref="GroupedConvolutionAttribute.Filters"/>). The kernel has
/// the shape (kernel depth, kernel height, kernel width, channels / <see cref="GroupedConvolutionAttribute.Groups"/>, filters), the bias (filters).
/// </para>
/// <para>
/// As <see cref="Conv2DAttribute"/>, over one axis more:
/// <c>y[h, i, j, f] = activation(b[f] + sum over t, u, v, c of x[h s + t d, i s + u d, j s + v d, c] * k[t, u, v, c, f])</c>.
/// </para>
/// </remarks>
public sealed class Conv3DAttribute : GroupedConvolutionAttribute
{
    /// <summary>Declares a convolution with a cubic kernel.</summary>
    /// <param name="filters">The number of filters, which is the number of output channels.</param>
    /// <param name="kernelSize">The depth, the height and the width of the kernel.</param>
    public Conv3DAttribute(int filters, int kernelSize)
        : base(filters, [kernelSize, kernelSize, kernelSize])
    {
    }

    /// <summary>Declares a convolution with a kernel of its own depth, height and width.</summary>
    /// <param name="filters">The number of filters, which is the number of output channels.</param>
    /// <param name="kernelSize">The depth, the height and the width of the kernel: <c>[depth, height, width]</c>.</param>
    public Conv3DAttribute(int filters, int[] kernelSize)
        : base(filters, kernelSize)
    {
    }
}
