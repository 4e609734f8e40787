namespace NetGen;

/// <summary>The part of an image that a crop keeps.</summary>
internal readonly struct CropWindow
{
    public CropWindow(ImageShape shape, int height, int width, int padding = 0)
    {
        shape.Checked(nameof(shape));
        ArgumentOutOfRangeException.ThrowIfNegative(padding);
        To = shape.Resized(height, width);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, shape.Height + (2L * padding), nameof(height));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, shape.Width + (2L * padding), nameof(width));
        From = shape;
    }

    public ImageShape From { get; }

    public ImageShape To { get; }
}
