namespace NetGen;

/// <summary>The shape of an image, channels last: pixel (y, x) of channel c is element <c>((y · Width) + x) · Channels + c</c>.</summary>
/// <param name="Height">The number of rows.</param>
/// <param name="Width">The number of columns.</param>
/// <param name="Channels">The number of channels: 1 if grey, 3 if red, green and blue.</param>
public readonly record struct ImageShape(int Height, int Width, int Channels)
{
    /// <summary>The number of elements of an image.</summary>
    public int Size => checked(Height * Width * Channels);

    /// <summary>The shape as text, such as <c>32×32×3</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Height}×{Width}×{Channels}");

    /// <summary>This shape with another height and width.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is below 1.</exception>
    internal ImageShape Resized(int height, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        return new(height, width, Channels);
    }

    /// <summary>Refuses a shape that no image has.</summary>
    internal ImageShape Checked(string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Height, 1, name);
        ArgumentOutOfRangeException.ThrowIfLessThan(Width, 1, name);
        ArgumentOutOfRangeException.ThrowIfLessThan(Channels, 1, name);
        return this;
    }
}
