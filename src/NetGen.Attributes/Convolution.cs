namespace NetGen;

/// <summary>
/// Slides a bank of two-dimensional filters over an image. Keras: <c>Conv2D</c>.
/// </summary>
/// <remarks>
/// <para>
/// Input (height, width, channels), output (height', width', <see cref="Filters"/>). The kernel has the shape
/// (kernel height, kernel width, channels / <see cref="Groups"/>, <see cref="Filters"/>), the bias (<see cref="Filters"/>).
/// </para>
/// <para>
/// With stride s and dilation d, <c>y[i, j, f] = activation(b[f] + sum over u, v, c of x[i s + u d, j s + v d, c] * k[u, v, c, f])</c>,
/// where pixels in the padding are zero. The kernel is not flipped.
/// </para>
/// <para>
/// Along an axis of length n, a kernel of length k spans <c>e = (k - 1) d + 1</c> pixels, and the output has
/// <c>floor((n + padding - e) / s) + 1</c> positions; with <see cref="NetGen.Padding.Same"/>, <c>ceil(n / s)</c>.
/// </para>
/// </remarks>
public sealed class Conv2DAttribute : WeightedLayerAttribute
{
    /// <summary>Declares a convolution with a square kernel.</summary>
    /// <param name="filters">The number of filters, which is the number of output channels.</param>
    /// <param name="kernelSize">The height and the width of the kernel.</param>
    public Conv2DAttribute(int filters, int kernelSize)
    {
        Filters = filters;
        KernelSize = [kernelSize, kernelSize];
    }

    /// <summary>Declares a convolution with a kernel of its own height and width.</summary>
    /// <param name="filters">The number of filters, which is the number of output channels.</param>
    /// <param name="kernelSize">The height and the width of the kernel: <c>[height, width]</c>.</param>
    public Conv2DAttribute(int filters, int[] kernelSize)
    {
        Filters = filters;
        KernelSize = kernelSize ?? [];
    }

    /// <summary>The number of filters, which is the number of output channels. Keras: <c>filters</c>.</summary>
    public int Filters { get; }

    /// <summary>The kernel's size: <c>[height, width]</c>. Keras: <c>kernel_size</c>.</summary>
    public int[] KernelSize { get; }

    /// <summary>
    /// The step between neighbouring positions of the kernel, on both axes. Default: 1. Keras: <c>strides</c>.
    /// </summary>
    /// <remarks>A stride and a dilation rate that are both above 1 are an error, as in Keras.</remarks>
    public int Strides { get; set; } = 1;

    /// <summary>
    /// The stride of each axis: <c>[vertical, horizontal]</c>. Default: <see cref="Strides"/> on both. Giving both is an error.
    /// </summary>
    public int[]? AxisStrides { get; set; }

    /// <summary>
    /// How the edges of the image are treated. Default: <see cref="NetGen.Padding.Valid"/>. Keras: <c>padding</c>.
    /// </summary>
    public Padding Padding { get; set; }

    /// <summary>
    /// The number of zeros added at each edge: <c>[top, bottom, left, right]</c>. Default: what <see cref="Padding"/> says.
    /// Giving both is an error.
    /// </summary>
    public int[]? Pads { get; set; }

    /// <summary>
    /// The distance between neighbouring pixels under the kernel, on both axes. Default: 1. Keras: <c>dilation_rate</c>.
    /// </summary>
    public int DilationRate { get; set; } = 1;

    /// <summary>
    /// The dilation rate of each axis: <c>[vertical, horizontal]</c>. Default: <see cref="DilationRate"/> on both. Giving both is an error.
    /// </summary>
    public int[]? AxisDilationRates { get; set; }

    /// <summary>
    /// The number of groups into which input channels and filters are split; each group of filters sees only its own group of
    /// channels. Default: 1. Both the channels and <see cref="Filters"/> must be multiples of it. Keras: <c>groups</c>.
    /// </summary>
    public int Groups { get; set; } = 1;
}
