namespace NetGen;

/// <summary>What the pooling layers with a window share: its size, its stride and its padding.</summary>
/// <remarks>
/// <para>Input (height, width, channels), output (height', width', channels); each channel is pooled by itself. No parameters.</para>
/// <para>
/// Along an axis of length n, a window of length p with stride s gives <c>floor((n + padding - p) / s) + 1</c> positions; with
/// <see cref="NetGen.Padding.Same"/>, <c>ceil(n / s)</c>. Pixels that fill no window are left out.
/// </para>
/// <para>The padding never counts as a value.</para>
/// </remarks>
public abstract class Pool2DAttribute : LayerAttribute
{
    /// <summary>Declares a square window.</summary>
    /// <param name="poolSize">The height and the width of the window.</param>
    protected Pool2DAttribute(int poolSize) => PoolSize = [poolSize, poolSize];

    /// <summary>Declares a window of its own height and width.</summary>
    /// <param name="poolSize">The height and the width of the window: <c>[height, width]</c>.</param>
    protected Pool2DAttribute(int[] poolSize) => PoolSize = poolSize ?? [];

    /// <summary>The window's size: <c>[height, width]</c>. Keras: <c>pool_size</c>.</summary>
    public int[] PoolSize { get; }

    /// <summary>
    /// The step between neighbouring windows, on both axes. Default: 0, which stands for <see cref="PoolSize"/>, so that windows
    /// neither overlap nor leave gaps. Keras: <c>strides</c>.
    /// </summary>
    public int Strides { get; set; }

    /// <summary>
    /// The stride of each axis: <c>[vertical, horizontal]</c>. Default: what <see cref="Strides"/> says. Giving both is an error.
    /// </summary>
    public int[]? AxisStrides { get; set; }

    /// <summary>
    /// How the edges of the image are treated. Default: <see cref="NetGen.Padding.Valid"/>. Keras: <c>padding</c>.
    /// </summary>
    public Padding Padding { get; set; }

    /// <summary>
    /// The padding at each edge, in pixels: <c>[top, bottom, left, right]</c>. Default: what <see cref="Padding"/> says.
    /// Giving both is an error, and so is padding that covers a whole window.
    /// </summary>
    public int[]? Pads { get; set; }
}

/// <summary>
/// Keeps the largest value of each window. Keras: <c>MaxPooling2D</c>.
/// </summary>
/// <remarks>
/// <para><c>y[i, j, c] = max over u, v of x[i s + u, j s + v, c]</c>. The padding is never the maximum.</para>
/// <para>
/// The gradient goes to the first maximum of a window in row-major order, as in PyTorch; where windows overlap, it adds up.
/// </para>
/// </remarks>
public sealed class MaxPool2DAttribute : Pool2DAttribute
{
    /// <summary>Declares max pooling over a square window.</summary>
    /// <param name="poolSize">The height and the width of the window. Default: 2.</param>
    public MaxPool2DAttribute(int poolSize = 2)
        : base(poolSize)
    {
    }

    /// <summary>Declares max pooling over a window of its own height and width.</summary>
    /// <param name="poolSize">The height and the width of the window: <c>[height, width]</c>.</param>
    public MaxPool2DAttribute(int[] poolSize)
        : base(poolSize)
    {
    }
}

/// <summary>
/// Takes the mean of each window. Keras: <c>AveragePooling2D</c>.
/// </summary>
/// <remarks>
/// <c>y[i, j, c] = (sum over u, v of x[i s + u, j s + v, c]) / n[i, j]</c>, where <c>n[i, j]</c> is the number of real pixels in
/// the window, without those in the padding, as in Keras.
/// </remarks>
public sealed class AveragePool2DAttribute : Pool2DAttribute
{
    /// <summary>Declares average pooling over a square window.</summary>
    /// <param name="poolSize">The height and the width of the window. Default: 2.</param>
    public AveragePool2DAttribute(int poolSize = 2)
        : base(poolSize)
    {
    }

    /// <summary>Declares average pooling over a window of its own height and width.</summary>
    /// <param name="poolSize">The height and the width of the window: <c>[height, width]</c>.</param>
    public AveragePool2DAttribute(int[] poolSize)
        : base(poolSize)
    {
    }
}

/// <summary>
/// Takes the mean of each channel over the whole image. Keras: <c>GlobalAveragePooling2D</c>.
/// </summary>
/// <remarks>
/// Input (height, width, channels), output (channels), or (1, 1, channels) with <see cref="KeepDims"/>. No parameters.
/// <c>y[c] = (sum over i, j of x[i, j, c]) / (height * width)</c>.
/// </remarks>
public sealed class GlobalAveragePool2DAttribute : LayerAttribute
{
    /// <summary>Whether the two image axes stay, with length 1. Default: false. Keras: <c>keepdims</c>.</summary>
    public bool KeepDims { get; set; }
}

/// <summary>
/// Keeps the largest value of each channel over the whole image. Keras: <c>GlobalMaxPooling2D</c>.
/// </summary>
/// <remarks>
/// Input (height, width, channels), output (channels), or (1, 1, channels) with <see cref="KeepDims"/>. No parameters.
/// <c>y[c] = max over i, j of x[i, j, c]</c>; the gradient goes to the first maximum in row-major order.
/// </remarks>
public sealed class GlobalMaxPool2DAttribute : LayerAttribute
{
    /// <summary>Whether the two image axes stay, with length 1. Default: false. Keras: <c>keepdims</c>.</summary>
    public bool KeepDims { get; set; }
}
