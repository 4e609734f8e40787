namespace NetGen;

/// <summary>What the layers that cut off edges share.</summary>
public abstract class CroppingAttribute : LayerAttribute
{
    /// <summary>Declares the sizes.</summary>
    /// <param name="cropping">Two sizes for each axis, or one.</param>
    protected CroppingAttribute(int[] cropping) => Cropping = cropping ?? [];

    /// <summary>
    /// The sizes of the edges: two for each axis, such as <c>[top, bottom, left, right]</c>, or one for each axis, which counts for both of
    /// its edges. Keras: <c>cropping</c>.
    /// </summary>
    public int[] Cropping { get; }

    /// <summary>
    /// Where the channels stand. Default: <see cref="DataFormat.ChannelsLast"/>, which alone is accepted here. Keras: <c>data_format</c>.
    /// </summary>
    public DataFormat DataFormat { get; set; }
}

/// <summary>
/// Cuts off the edges of a sequence. Keras: <c>Cropping1D</c>.
/// </summary>
/// <remarks>
/// Input (steps, channels), output (steps', channels). No parameters.
/// <c>y[t, c] = x[t + before, c]</c>.
/// </remarks>
public sealed class Cropping1DAttribute : CroppingAttribute
{
    /// <summary>Declares the same number for all edges.</summary>
    /// <param name="cropping">The number of steps cut off at each edge. Default: 1.</param>
    public Cropping1DAttribute(int cropping = 1)
        : base([cropping, cropping])
    {
    }

    /// <summary>Declares a number for each edge or for each axis.</summary>
    /// <param name="cropping">The sizes of all edges, <c>[before, after]</c>.</param>
    public Cropping1DAttribute(int[] cropping)
        : base(cropping)
    {
    }
}

/// <summary>
/// Cuts off the edges of an image. Keras: <c>Cropping2D</c>.
/// </summary>
/// <remarks>
/// Input (height, width, channels), output (height', width', channels). No parameters.
/// <c>y[i, j, c] = x[i + top, j + left, c]</c>.
/// </remarks>
public sealed class Cropping2DAttribute : CroppingAttribute
{
    /// <summary>Declares the same number for all edges.</summary>
    /// <param name="cropping">The number of pixels cut off at each edge. Default: 0.</param>
    public Cropping2DAttribute(int cropping = 0)
        : base([cropping, cropping, cropping, cropping])
    {
    }

    /// <summary>Declares a number for each edge or for each axis.</summary>
    /// <param name="cropping">The sizes of all edges, <c>[top, bottom, left, right]</c>, or one for both edges of each axis, <c>[vertical, horizontal]</c>.</param>
    public Cropping2DAttribute(int[] cropping)
        : base(cropping)
    {
    }
}

/// <summary>
/// Cuts off the edges of a volume. Keras: <c>Cropping3D</c>.
/// </summary>
/// <remarks>
/// Input (depth, height, width, channels), output (depth', height', width', channels). No parameters.
/// <c>y[h, i, j, c] = x[h + front, i + top, j + left, c]</c>.
/// </remarks>
public sealed class Cropping3DAttribute : CroppingAttribute
{
    /// <summary>Declares the same number for all edges.</summary>
    /// <param name="cropping">The number of voxels cut off at each edge. Default: 1.</param>
    public Cropping3DAttribute(int cropping = 1)
        : base([cropping, cropping, cropping, cropping, cropping, cropping])
    {
    }

    /// <summary>Declares a number for each edge or for each axis.</summary>
    /// <param name="cropping">The sizes of all edges, <c>[front, back, top, bottom, left, right]</c>, or one for both edges of each axis, <c>[depth, vertical, horizontal]</c>.</param>
    public Cropping3DAttribute(int[] cropping)
        : base(cropping)
    {
    }
}
