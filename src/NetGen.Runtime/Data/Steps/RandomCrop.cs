using NetGen.Numerics;

namespace NetGen;

/// <summary>
/// Keeps a window of images that lies anywhere, each place as likely as the others; the images may get a border first.
/// Keras: <c>RandomCrop</c>.
/// </summary>
/// <remarks>
/// <para>From (height, width, channels) to the window's height and width with the same channels.</para>
/// <para>A border of 4 and a window as large as the image shift it by up to four pixels: C.-Y. Lee, S. Xie, P. Gallagher, Z. Zhang, Z. Tu,
/// "Deeply-supervised nets", 2015.</para>
/// </remarks>
public sealed class RandomCrop : Augmentation
{
    private readonly CropWindow _window;
    private readonly int _padding;
    private readonly CropPadding _mode;

    /// <summary>Prepares to crop.</summary>
    /// <param name="shape">The images' shape.</param>
    /// <param name="height">The window's height.</param>
    /// <param name="width">The window's width.</param>
    /// <param name="padding">The width of the border that is put around the image before.</param>
    /// <param name="mode">What the border is made of.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1 or more than the image's with its border, the border is
    /// negative or, mirrored, not smaller than the image, or the mode is none.</exception>
    public RandomCrop(ImageShape shape, int height, int width, int padding = 0, CropPadding mode = CropPadding.Zero)
        : this(new CropWindow(shape, height, width, padding))
    {
        if (mode is not (CropPadding.Zero or CropPadding.Reflect))
        {
            throw new ArgumentOutOfRangeException(nameof(mode), mode, "Expected one of the modes.");
        }

        if (mode == CropPadding.Reflect)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(padding, Math.Min(shape.Height, shape.Width));
        }

        _padding = padding;
        _mode = mode;
    }

    private RandomCrop(CropWindow window)
        : base(window.From.Size, window.To.Size) => _window = window;

    /// <summary>The shape of the results.</summary>
    public ImageShape OutputShape => _window.To;

    /// <inheritdoc/>
    private protected override void Transform<T>(ReadOnlySpan<T> sample, Span<T> result, RandomSequence random)
    {
        ImageShape from = _window.From, to = _window.To;
        int channels = from.Channels, rowLength = to.Width * channels;
        int top = random.NextInt(from.Height + (2 * _padding) - to.Height + 1) - _padding;
        int left = random.NextInt(from.Width + (2 * _padding) - to.Width + 1) - _padding;

        // Of every row of the window, the columns from firstInside to firstOutside lie in the image.
        int firstInside = Math.Clamp(-left, 0, to.Width), firstOutside = Math.Clamp(from.Width - left, firstInside, to.Width);
        for (int y = 0; y < to.Height; y++)
        {
            Span<T> row = result.Slice(y * rowLength, rowLength);
            int sourceY = top + y;
            if ((uint)sourceY >= (uint)from.Height)
            {
                if (_mode == CropPadding.Zero)
                {
                    row.Clear();
                    continue;
                }

                sourceY = Mirror(sourceY, from.Height);
            }

            ReadOnlySpan<T> source = sample.Slice(sourceY * from.Width * channels, from.Width * channels);
            if (firstOutside > firstInside)
            {
                source[((left + firstInside) * channels)..((left + firstOutside) * channels)].CopyTo(row[(firstInside * channels)..]);
            }

            FillBorder(source, row, left, 0, firstInside);
            FillBorder(source, row, left, firstOutside, to.Width);
        }
    }

    private void FillBorder<T>(ReadOnlySpan<T> source, Span<T> row, int left, int start, int end)
    {
        int channels = _window.From.Channels;
        if (_mode == CropPadding.Zero)
        {
            row[(start * channels)..(end * channels)].Clear();
            return;
        }

        for (int x = start; x < end; x++)
        {
            source.Slice(Mirror(left + x, _window.From.Width) * channels, channels).CopyTo(row[(x * channels)..]);
        }
    }

    private static int Mirror(int position, int length) =>
        position < 0 ? -position
        : position >= length ? (2 * (length - 1)) - position
        : position;
}
