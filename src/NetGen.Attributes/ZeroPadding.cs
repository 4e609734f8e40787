namespace NetGen;

/// <summary>What the layers that put zeros around their input share.</summary>
public abstract class ZeroPaddingAttribute : LayerAttribute
{
    /// <summary>Declares the sizes.</summary>
    /// <param name="padding">Two sizes for each axis, or one.</param>
    protected ZeroPaddingAttribute(int[] padding) => Padding = padding ?? [];

    /// <summary>
    /// The sizes of the edges: two for each axis, such as <c>[top, bottom, left, right]</c>, or one for each axis, which counts for both of
    /// its edges. Keras: <c>padding</c>.
    /// </summary>
    public int[] Padding { get; }

    /// <summary>
    /// Where the channels stand. Default: <see cref="DataFormat.ChannelsLast"/>, which alone is accepted here. Keras: <c>data_format</c>.
    /// </summary>
    public DataFormat DataFormat { get; set; }
}

/// <summary>
/// Puts zeros around a sequence. Keras: <c>ZeroPadding1D</c>.
/// </summary>
/// <remarks>
/// Input (steps, channels), output (steps', channels). No parameters.
/// <c>y[t + before, c] = x[t, c]</c>, and zero elsewhere.
/// </remarks>
public sealed class ZeroPadding1DAttribute : ZeroPaddingAttribute
{
    /// <summary>Declares the same number for all edges.</summary>
    /// <param name="padding">The number of zeros at each edge. Default: 1.</param>
    public ZeroPadding1DAttribute(int padding = 1)
        : base([padding, padding])
    {
    }

    /// <summary>Declares a number for each edge or for each axis.</summary>
    /// <param name="padding">The sizes of all edges, <c>[before, after]</c>.</param>
    public ZeroPadding1DAttribute(int[] padding)
        : base(padding)
    {
    }
}

/// <summary>
/// Puts zeros around an image. Keras: <c>ZeroPadding2D</c>.
/// </summary>
/// <remarks>
/// Input (height, width, channels), output (height', width', channels). No parameters.
/// <c>y[i + top, j + left, c] = x[i, j, c]</c>, and zero elsewhere.
/// </remarks>
public sealed class ZeroPadding2DAttribute : ZeroPaddingAttribute
{
    /// <summary>Declares the same number for all edges.</summary>
    /// <param name="padding">The number of zeros at each edge. Default: 1.</param>
    public ZeroPadding2DAttribute(int padding = 1)
        : base([padding, padding, padding, padding])
    {
    }

    /// <summary>Declares a number for each edge or for each axis.</summary>
    /// <param name="padding">The sizes of all edges, <c>[top, bottom, left, right]</c>, or one for both edges of each axis, <c>[vertical, horizontal]</c>.</param>
    public ZeroPadding2DAttribute(int[] padding)
        : base(padding)
    {
    }
}

/// <summary>
/// Puts zeros around a volume. Keras: <c>ZeroPadding3D</c>.
/// </summary>
/// <remarks>
/// Input (depth, height, width, channels), output (depth', height', width', channels). No parameters.
/// <c>y[h + front, i + top, j + left, c] = x[h, i, j, c]</c>, and zero elsewhere.
/// </remarks>
public sealed class ZeroPadding3DAttribute : ZeroPaddingAttribute
{
    /// <summary>Declares the same number for all edges.</summary>
    /// <param name="padding">The number of zeros at each edge. Default: 1.</param>
    public ZeroPadding3DAttribute(int padding = 1)
        : base([padding, padding, padding, padding, padding, padding])
    {
    }

    /// <summary>Declares a number for each edge or for each axis.</summary>
    /// <param name="padding">The sizes of all edges, <c>[front, back, top, bottom, left, right]</c>, or one for both edges of each axis, <c>[depth, vertical, horizontal]</c>.</param>
    public ZeroPadding3DAttribute(int[] padding)
        : base(padding)
    {
    }
}
