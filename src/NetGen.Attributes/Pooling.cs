namespace NetGen;

/// <summary>What the pooling layers with a window share: its size, its stride and its padding.</summary>
/// <remarks>
/// <para>
/// Input (steps, channels), (height, width, channels) or (depth, height, width, channels); output the same with fewer positions. Each
/// channel is pooled by itself. No parameters. Arrays have one number for each axis before the channels, in that order.
/// </para>
/// <para>
/// Along an axis of length n, a window of length p with stride s gives <c>floor((n + padding - p) / s) + 1</c> positions; with
/// <see cref="NetGen.Padding.Same"/>, <c>ceil(n / s)</c>. Elements that fill no window are left out.
/// </para>
/// <para>The padding never counts as a value.</para>
/// </remarks>
public abstract class PoolAttribute : LayerAttribute
{
    /// <summary>Declares the size of the window.</summary>
    /// <param name="poolSize">The window's size along each axis.</param>
    protected PoolAttribute(int[] poolSize) => PoolSize = poolSize ?? [];

    /// <summary>The window's size along each axis, such as <c>[height, width]</c>. Keras: <c>pool_size</c>.</summary>
    public int[] PoolSize { get; }

    /// <summary>
    /// The step between neighbouring windows, on all axes. Default: 0, which stands for <see cref="PoolSize"/>, so that windows
    /// neither overlap nor leave gaps. Keras: <c>strides</c>.
    /// </summary>
    public int Strides { get; set; }

    /// <summary>
    /// The stride of each axis, such as <c>[vertical, horizontal]</c>. Default: what <see cref="Strides"/> says. Giving both is an error.
    /// </summary>
    public int[]? AxisStrides { get; set; }

    /// <summary>
    /// How the edges of the input are treated: <see cref="NetGen.Padding.Valid"/> or <see cref="NetGen.Padding.Same"/>.
    /// Default: <see cref="NetGen.Padding.Valid"/>. Keras: <c>padding</c>.
    /// </summary>
    public Padding Padding { get; set; }

    /// <summary>
    /// The padding at each edge: <c>[before, after]</c>, <c>[top, bottom, left, right]</c> or
    /// <c>[front, back, top, bottom, left, right]</c>. Default: what <see cref="Padding"/> says. Giving both is an error, and so is
    /// padding that covers a whole window.
    /// </summary>
    public int[]? Pads { get; set; }

    /// <summary>
    /// Where the channels stand. Default: <see cref="DataFormat.ChannelsLast"/>, which alone is accepted here. Keras: <c>data_format</c>.
    /// </summary>
    public DataFormat DataFormat { get; set; }
}

/// <summary>
/// Keeps the largest value of each window of a sequence. Keras: <c>MaxPooling1D</c>.
/// </summary>
/// <remarks>
/// <para>
/// Input (steps, channels), output (steps', channels):
/// <c>y[t, c] = max over u of x[t s + u, c]</c>. The padding is never the maximum.
/// </para>
/// <para>
/// The gradient goes to the first maximum of a window, as in PyTorch; where windows overlap, it adds up.
/// </para>
/// </remarks>
/// <param name="poolSize">The number of steps in the window. Default: 2.</param>
public sealed class MaxPool1DAttribute(int poolSize = 2) : PoolAttribute([poolSize]);

/// <summary>
/// Keeps the largest value of each window of an image. Keras: <c>MaxPooling2D</c>.
/// </summary>
/// <remarks>
/// <para>
/// Input (height, width, channels), output (height', width', channels):
/// <c>y[i, j, c] = max over u, v of x[i s + u, j s + v, c]</c>. The padding is never the maximum.
/// </para>
/// <para>
/// The gradient goes to the first maximum of a window in row-major order, as in PyTorch; where windows overlap, it adds up.
/// </para>
/// </remarks>
public sealed class MaxPool2DAttribute : PoolAttribute
{
    /// <summary>Declares max pooling over a square window.</summary>
    /// <param name="poolSize">The height and the width of the window. Default: 2.</param>
    public MaxPool2DAttribute(int poolSize = 2)
        : base([poolSize, poolSize])
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
/// Keeps the largest value of each window of a volume. Keras: <c>MaxPooling3D</c>.
/// </summary>
/// <remarks>
/// <para>
/// Input (depth, height, width, channels), output (depth', height', width', channels):
/// <c>y[h, i, j, c] = max over t, u, v of x[h s + t, i s + u, j s + v, c]</c>. The padding is never the maximum.
/// </para>
/// <para>
/// The gradient goes to the first maximum of a window in row-major order, as in PyTorch; where windows overlap, it adds up.
/// </para>
/// </remarks>
public sealed class MaxPool3DAttribute : PoolAttribute
{
    /// <summary>Declares max pooling over a cubic window.</summary>
    /// <param name="poolSize">The depth, the height and the width of the window. Default: 2.</param>
    public MaxPool3DAttribute(int poolSize = 2)
        : base([poolSize, poolSize, poolSize])
    {
    }

    /// <summary>Declares max pooling over a window of its own depth, height and width.</summary>
    /// <param name="poolSize">The depth, the height and the width of the window: <c>[depth, height, width]</c>.</param>
    public MaxPool3DAttribute(int[] poolSize)
        : base(poolSize)
    {
    }
}

/// <summary>
/// Takes the mean of each window of a sequence. Keras: <c>AveragePooling1D</c>.
/// </summary>
/// <remarks>
/// Input (steps, channels), output (steps', channels):
/// <c>y[t, c] = (sum over u of x[t s + u, c]) / n[t]</c>, where <c>n[t]</c> is the number of real steps in
/// the window, without those in the padding, as in Keras.
/// </remarks>
/// <param name="poolSize">The number of steps in the window. Default: 2.</param>
public sealed class AveragePool1DAttribute(int poolSize = 2) : PoolAttribute([poolSize]);

/// <summary>
/// Takes the mean of each window of an image. Keras: <c>AveragePooling2D</c>.
/// </summary>
/// <remarks>
/// Input (height, width, channels), output (height', width', channels):
/// <c>y[i, j, c] = (sum over u, v of x[i s + u, j s + v, c]) / n[i, j]</c>, where <c>n[i, j]</c> is the number of real pixels in
/// the window, without those in the padding, as in Keras.
/// </remarks>
public sealed class AveragePool2DAttribute : PoolAttribute
{
    /// <summary>Declares average pooling over a square window.</summary>
    /// <param name="poolSize">The height and the width of the window. Default: 2.</param>
    public AveragePool2DAttribute(int poolSize = 2)
        : base([poolSize, poolSize])
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
/// Takes the mean of each window of a volume. Keras: <c>AveragePooling3D</c>.
/// </summary>
/// <remarks>
/// Input (depth, height, width, channels), output (depth', height', width', channels):
/// <c>y[h, i, j, c] = (sum over t, u, v of x[h s + t, i s + u, j s + v, c]) / n[h, i, j]</c>, where <c>n[h, i, j]</c> is the number of real voxels in
/// the window, without those in the padding, as in Keras.
/// </remarks>
public sealed class AveragePool3DAttribute : PoolAttribute
{
    /// <summary>Declares average pooling over a cubic window.</summary>
    /// <param name="poolSize">The depth, the height and the width of the window. Default: 2.</param>
    public AveragePool3DAttribute(int poolSize = 2)
        : base([poolSize, poolSize, poolSize])
    {
    }

    /// <summary>Declares average pooling over a window of its own depth, height and width.</summary>
    /// <param name="poolSize">The depth, the height and the width of the window: <c>[depth, height, width]</c>.</param>
    public AveragePool3DAttribute(int[] poolSize)
        : base(poolSize)
    {
    }
}
