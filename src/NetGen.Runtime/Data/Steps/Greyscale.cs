namespace NetGen;

/// <summary>
/// Turns red, green and blue into one grey channel: <c>y = 0.299 r + 0.587 g + 0.114 b</c>, the luma of ITU-R BT.601. From
/// (height, width, 3) to (height, width, 1).
/// </summary>
public sealed class Greyscale : DataStep
{
    private const double Red = 0.299, Green = 0.587, Blue = 0.114;

    /// <summary>Prepares to take colour away.</summary>
    /// <param name="shape">The images' shape.</param>
    /// <exception cref="ArgumentException">The images do not have three channels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public Greyscale(ImageShape shape)
        : base(shape.Checked(nameof(shape)).Size, shape.Height * shape.Width)
    {
        if (shape.Channels != 3)
        {
            throw new ArgumentException($"Expected images of three channels, red, green and blue, found {shape}.", nameof(shape));
        }

        OutputShape = shape with { Channels = 1 };
    }

    /// <summary>The shape of the results.</summary>
    public ImageShape OutputShape { get; }

    /// <inheritdoc/>
    private protected override void Transform<T>(ReadOnlySpan<T> samples, Span<T> results)
    {
        T red = T.CreateTruncating(Red), green = T.CreateTruncating(Green), blue = T.CreateTruncating(Blue);
        for (int i = 0; i < results.Length; i++)
        {
            ReadOnlySpan<T> pixel = samples.Slice(3 * i, 3);
            results[i] = (red * pixel[0]) + (green * pixel[1]) + (blue * pixel[2]);
        }
    }
}
