namespace NetGen;

/// <summary>What the layers that enlarge their input by whole factors share.</summary>
public abstract class UpSamplingAttribute : LayerAttribute
{
    /// <summary>Declares the sizes.</summary>
    /// <param name="size">How many times larger each axis becomes.</param>
    protected UpSamplingAttribute(int[] size) => Size = size ?? [];

    /// <summary>How many times larger each axis becomes, such as <c>[vertical, horizontal]</c>. Keras: <c>size</c>.</summary>
    public int[] Size { get; }

    /// <summary>
    /// Where the channels stand. Default: <see cref="DataFormat.ChannelsLast"/>, which alone is accepted here. Keras: <c>data_format</c>.
    /// </summary>
    public DataFormat DataFormat { get; set; }
}

/// <summary>
/// Repeats each step of a sequence. Keras: <c>UpSampling1D</c>.
/// </summary>
/// <remarks>
/// Input (steps, channels), output (steps * size, channels). No parameters. <c>y[t, c] = x[floor(t / size), c]</c>.
/// </remarks>
/// <param name="size">How many times each step stands in the output. Default: 2.</param>
public sealed class UpSampling1DAttribute(int size = 2) : UpSamplingAttribute([size]);

/// <summary>
/// Makes an image larger by whole factors. Keras: <c>UpSampling2D</c>.
/// </summary>
/// <remarks>
/// <para>Input (height, width, channels), output (height * vertical, width * horizontal, channels). No parameters.</para>
/// <para>
/// With <see cref="NetGen.Interpolation.Nearest"/>, <c>y[i, j, c] = x[floor(i / vertical), floor(j / horizontal), c]</c>. With
/// <see cref="NetGen.Interpolation.Bilinear"/>, <c>y[i, j, c]</c> is x at <c>((i + 0.5) / vertical - 0.5, (j + 0.5) / horizontal - 0.5)</c>,
/// mixed from its four neighbours; PyTorch: <c>interpolate(align_corners=False)</c>.
/// </para>
/// </remarks>
public sealed class UpSampling2DAttribute : UpSamplingAttribute
{
    /// <summary>Declares one factor for both axes.</summary>
    /// <param name="size">How many times larger height and width become. Default: 2.</param>
    public UpSampling2DAttribute(int size = 2)
        : base([size, size])
    {
    }

    /// <summary>Declares a factor for each axis.</summary>
    /// <param name="size">How many times larger height and width become: <c>[vertical, horizontal]</c>.</param>
    public UpSampling2DAttribute(int[] size)
        : base(size)
    {
    }

    /// <summary>
    /// How pixels are made. Default: <see cref="NetGen.Interpolation.Nearest"/>. Keras: <c>interpolation</c>.
    /// </summary>
    public Interpolation Interpolation { get; set; }
}

/// <summary>
/// Repeats each voxel of a volume. Keras: <c>UpSampling3D</c>.
/// </summary>
/// <remarks>
/// Input (depth, height, width, channels), output (depth * r, height * s, width * t, channels) for the size (r, s, t). No parameters.
/// <c>y[h, i, j, c] = x[floor(h / r), floor(i / s), floor(j / t), c]</c>.
/// </remarks>
public sealed class UpSampling3DAttribute : UpSamplingAttribute
{
    /// <summary>Declares one factor for all axes.</summary>
    /// <param name="size">How many times larger depth, height and width become. Default: 2.</param>
    public UpSampling3DAttribute(int size = 2)
        : base([size, size, size])
    {
    }

    /// <summary>Declares a factor for each axis.</summary>
    /// <param name="size">How many times larger depth, height and width become: <c>[depth, height, width]</c>.</param>
    public UpSampling3DAttribute(int[] size)
        : base(size)
    {
    }
}
