namespace NetGen;

/// <summary>What <see cref="DepthwiseConv1DAttribute"/> and <see cref="DepthwiseConv2DAttribute"/> share.</summary>
/// <remarks>
/// Each channel is convolved by itself, with <see cref="DepthMultiplier"/> filters of its own; the outputs of channel c are the
/// channels <c>c * multiplier</c> to <c>c * multiplier + multiplier - 1</c>. The arguments of the kernel, such as
/// <see cref="WeightedLayerAttribute.KernelInitializer"/>, are those that Keras calls <c>depthwise_initializer</c> and
/// <c>depthwise_regularizer</c>.
/// </remarks>
public abstract class DepthwiseConvolutionAttribute : ConvolutionAttribute
{
    /// <summary>Declares the size of the kernel.</summary>
    /// <param name="kernelSize">The kernel's size along each axis.</param>
    protected DepthwiseConvolutionAttribute(int[] kernelSize)
        : base(kernelSize)
    {
    }

    /// <summary>The number of filters for each channel. Default: 1. Keras: <c>depth_multiplier</c>.</summary>
    public int DepthMultiplier { get; set; } = 1;
}

/// <summary>
/// Slides filters over each channel of a sequence by itself. Keras: <c>DepthwiseConv1D</c>.
/// </summary>
/// <remarks>
/// Input (steps, channels), output (steps', channels * multiplier). The kernel has the shape (kernel size, channels, multiplier), the
/// bias (channels * multiplier). With stride s and dilation d,
/// <c>y[t, c m + q] = activation(b[c m + q] + sum over u of x[t s + u d, c] * k[u, c, q])</c>.
/// </remarks>
/// <param name="kernelSize">The number of steps under the kernel.</param>
public sealed class DepthwiseConv1DAttribute(int kernelSize) : DepthwiseConvolutionAttribute([kernelSize]);

/// <summary>
/// Slides filters over each channel of an image by itself. Keras: <c>DepthwiseConv2D</c>.
/// </summary>
/// <remarks>
/// Input (height, width, channels), output (height', width', channels * multiplier). The kernel has the shape (kernel height, kernel
/// width, channels, multiplier), the bias (channels * multiplier). With stride s and dilation d,
/// <c>y[i, j, c m + q] = activation(b[c m + q] + sum over u, v of x[i s + u d, j s + v d, c] * k[u, v, c, q])</c>.
/// </remarks>
public sealed class DepthwiseConv2DAttribute : DepthwiseConvolutionAttribute
{
    /// <summary>Declares a depthwise convolution with a square kernel.</summary>
    /// <param name="kernelSize">The height and the width of the kernel.</param>
    public DepthwiseConv2DAttribute(int kernelSize)
        : base([kernelSize, kernelSize])
    {
    }

    /// <summary>Declares a depthwise convolution with a kernel of its own height and width.</summary>
    /// <param name="kernelSize">The height and the width of the kernel: <c>[height, width]</c>.</param>
    public DepthwiseConv2DAttribute(int[] kernelSize)
        : base(kernelSize)
    {
    }
}
