namespace NetGen;

/// <summary>
/// Brings images to another height and width. Pixels count from their middles: middle i of n lies where
/// <c>(i + ½) · m / n − ½</c> of m lies. TensorFlow: <c>tf.image.resize</c> without antialiasing; Keras: <c>Resizing</c>.
/// </summary>
/// <remarks>From (height, width, channels) to the new height and width with the same channels.</remarks>
public sealed class Resize : DataStep
{
    private readonly ImageShape _from;
    private readonly Neighbours[] _rows;
    private readonly Neighbours[] _columns;

    /// <summary>Prepares to resize.</summary>
    /// <param name="shape">The images' shape.</param>
    /// <param name="height">The new height.</param>
    /// <param name="width">The new width.</param>
    /// <param name="method">How pixels between pixels are found.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the method is none.</exception>
    public Resize(ImageShape shape, int height, int width, ResizeMethod method = ResizeMethod.Bilinear)
        : base(shape.Checked(nameof(shape)).Size, shape.Resized(height, width).Size)
    {
        if (method is not (ResizeMethod.Bilinear or ResizeMethod.Nearest))
        {
            throw new ArgumentOutOfRangeException(nameof(method), method, "Expected one of the methods.");
        }

        _from = shape;
        OutputShape = shape.Resized(height, width);
        _rows = Places(shape.Height, height, method);
        _columns = Places(shape.Width, width, method);
    }

    /// <summary>The shape of the results.</summary>
    public ImageShape OutputShape { get; }

    /// <inheritdoc/>
    private protected override void Transform<T>(ReadOnlySpan<T> samples, Span<T> results)
    {
        int channels = _from.Channels, rowLength = _from.Width * channels;
        while (!samples.IsEmpty)
        {
            int at = 0;
            foreach (Neighbours row in _rows)
            {
                ReadOnlySpan<T> above = samples.Slice(row.First * rowLength, rowLength), below = samples.Slice(row.Second * rowLength, rowLength);
                T down = T.CreateTruncating(row.Share);
                foreach (Neighbours column in _columns)
                {
                    int left = column.First * channels, right = column.Second * channels;
                    T across = T.CreateTruncating(column.Share);
                    for (int c = 0; c < channels; c++)
                    {
                        T top = above[left + c] + (across * (above[right + c] - above[left + c]));
                        T bottom = below[left + c] + (across * (below[right + c] - below[left + c]));
                        results[at++] = top + (down * (bottom - top));
                    }
                }
            }

            samples = samples[InputSize..];
            results = results[OutputSize..];
        }
    }

    private static Neighbours[] Places(int from, int to, ResizeMethod method)
    {
        var places = new Neighbours[to];
        for (int i = 0; i < to; i++)
        {
            // Twice the position, from the edge, is (2i + 1)·from/to. Whole numbers, so that halves are not lost to rounding.
            long numerator = ((2L * i) + 1) * from;
            if (method == ResizeMethod.Nearest)
            {
                int nearest = (int)(numerator / (2L * to));
                places[i] = new(nearest, nearest, 0);
                continue;
            }

            double position = Math.Clamp((numerator / (2.0 * to)) - 0.5, 0, from - 1);
            int first = (int)position;
            places[i] = new(first, Math.Min(first + 1, from - 1), position - first);
        }

        return places;
    }

    /// <summary>The two pixels about a place, and the share of the second.</summary>
    private readonly record struct Neighbours(int First, int Second, double Share);
}
