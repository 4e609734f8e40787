namespace NetGen;

/// <summary>What the transposed convolutions share: filters, and what stands at the end of the output.</summary>
/// <remarks>
/// <para>
/// The opposite direction of a convolution: each input position spreads its value over the output under the kernel, and what
/// overlaps adds up. It is the gradient of the convolution with the same arguments, and so makes of its output's size its input's.
/// </para>
/// <para>
/// Along an axis of length n, a kernel of length k spans <c>e = (k - 1) d + 1</c> positions with dilation d. With stride s the output
/// has, with <see cref="NetGen.Padding.Valid"/>, <c>(n - 1) s + max(e, s)</c> positions; with <see cref="NetGen.Padding.Same"/>, <c>n s</c>.
/// With an output padding o these are <c>(n - 1) s + e + o</c> and <c>(n - 1) s + e % 2 + o</c>. With
/// <see cref="ConvolutionAttribute.Pads"/>, which here are positions cut off at each edge, <c>(n - 1) s + e - pads + o</c>.
/// </para>
/// </remarks>
public abstract class TransposedConvolutionAttribute : ConvolutionAttribute
{
    /// <summary>Declares a transposed convolution.</summary>
    /// <param name="filters">The number of output channels.</param>
    /// <param name="kernelSize">The kernel's size along each axis.</param>
    protected TransposedConvolutionAttribute(int filters, int[] kernelSize)
        : base(kernelSize) => Filters = filters;

    /// <summary>The number of output channels. Keras: <c>filters</c>.</summary>
    public int Filters { get; }

    /// <summary>
    /// Positions added at the end of the output, on all axes; fewer than the stride. Default: -1, which stands for as many as
    /// <see cref="ConvolutionAttribute.Padding"/> asks for. Keras: <c>output_padding</c>.
    /// </summary>
    public int OutputPadding { get; set; } = -1;

    /// <summary>
    /// The output padding of each axis, such as <c>[vertical, horizontal]</c>. Default: <see cref="OutputPadding"/> on all. Giving both is an error.
    /// </summary>
    public int[]? AxisOutputPadding { get; set; }
}

/// <summary>
/// Spreads each step of a sequence over several under the kernel. Keras: <c>Conv1DTranspose</c>.
/// </summary>
/// <remarks>
/// Input (steps, channels), output (steps', <see cref="TransposedConvolutionAttribute.Filters"/>). The kernel has the shape
/// (kernel size, filters, channels), the bias (filters). With stride s, dilation d and p positions cut off at the start,
/// <c>y[t, f] = activation(b[f] + sum over i, u, c with t = i s + u d - p of x[i, c] * k[u, f, c])</c>.
/// </remarks>
/// <param name="filters">The number of output channels.</param>
/// <param name="kernelSize">The number of steps under the kernel.</param>
public sealed class Conv1DTransposeAttribute(int filters, int kernelSize) : TransposedConvolutionAttribute(filters, [kernelSize]);

/// <summary>
/// Spreads each pixel of an image over several under the kernel. Keras: <c>Conv2DTranspose</c>.
/// </summary>
/// <remarks>
/// Input (height, width, channels), output (height', width', <see cref="TransposedConvolutionAttribute.Filters"/>). The kernel has the
/// shape (kernel height, kernel width, filters, channels), the bias (filters). The formula is that of <see cref="Conv1DTransposeAttribute"/>, on both axes.
/// </remarks>
public sealed class Conv2DTransposeAttribute : TransposedConvolutionAttribute
{
    /// <summary>Declares a transposed convolution with a square kernel.</summary>
    /// <param name="filters">The number of output channels.</param>
    /// <param name="kernelSize">The height and the width of the kernel.</param>
    public Conv2DTransposeAttribute(int filters, int kernelSize)
        : base(filters, [kernelSize, kernelSize])
    {
    }

    /// <summary>Declares a transposed convolution with a kernel of its own height and width.</summary>
    /// <param name="filters">The number of output channels.</param>
    /// <param name="kernelSize">The height and the width of the kernel: <c>[height, width]</c>.</param>
    public Conv2DTransposeAttribute(int filters, int[] kernelSize)
        : base(filters, kernelSize)
    {
    }
}

/// <summary>
/// Spreads each voxel of a volume over several under the kernel. Keras: <c>Conv3DTranspose</c>.
/// </summary>
/// <remarks>
/// Input (depth, height, width, channels), output (depth', height', width', <see cref="TransposedConvolutionAttribute.Filters"/>). The
/// kernel has the shape (kernel depth, kernel height, kernel width, filters, channels), the bias (filters). The formula is that of
/// <see cref="Conv1DTransposeAttribute"/>, on all three axes.
/// </remarks>
public sealed class Conv3DTransposeAttribute : TransposedConvolutionAttribute
{
    /// <summary>Declares a transposed convolution with a cubic kernel.</summary>
    /// <param name="filters">The number of output channels.</param>
    /// <param name="kernelSize">The depth, the height and the width of the kernel.</param>
    public Conv3DTransposeAttribute(int filters, int kernelSize)
        : base(filters, [kernelSize, kernelSize, kernelSize])
    {
    }

    /// <summary>Declares a transposed convolution with a kernel of its own depth, height and width.</summary>
    /// <param name="filters">The number of output channels.</param>
    /// <param name="kernelSize">The depth, the height and the width of the kernel: <c>[depth, height, width]</c>.</param>
    public Conv3DTransposeAttribute(int filters, int[] kernelSize)
        : base(filters, kernelSize)
    {
    }
}
