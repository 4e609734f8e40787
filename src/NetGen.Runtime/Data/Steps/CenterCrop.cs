namespace NetGen;

/// <summary>
/// Keeps the middle of images; where what is cut off is odd, a pixel more goes at the bottom or right. Keras: <c>CenterCrop</c>.
/// </summary>
/// <remarks>From (height, width, channels) to the smaller height and width with the same channels.</remarks>
public sealed class CenterCrop : DataStep
{
    private readonly CropWindow _window;

    /// <summary>Prepares to crop.</summary>
    /// <param name="shape">The images' shape.</param>
    /// <param name="height">The height to keep.</param>
    /// <param name="width">The width to keep.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1 or more than the image's.</exception>
    public CenterCrop(ImageShape shape, int height, int width)
        : this(new CropWindow(shape, height, width))
    {
    }

    private CenterCrop(CropWindow window)
        : base(window.From.Size, window.To.Size) => _window = window;

    /// <summary>The shape of the results.</summary>
    public ImageShape OutputShape => _window.To;

    /// <inheritdoc/>
    private protected override void Transform<T>(ReadOnlySpan<T> samples, Span<T> results)
    {
        ImageShape from = _window.From, to = _window.To;
        int top = (from.Height - to.Height) / 2, left = (from.Width - to.Width) / 2;
        int rowLength = to.Width * to.Channels;
        while (!samples.IsEmpty)
        {
            for (int y = 0; y < to.Height; y++)
            {
                samples.Slice((((top + y) * from.Width) + left) * from.Channels, rowLength).CopyTo(results[(y * rowLength)..]);
            }

            samples = samples[InputSize..];
            results = results[OutputSize..];
        }
    }
}
