namespace NetGen;

/// <summary>Turns bytes into numbers from 0 to 1.</summary>
internal static class PixelBrightness
{
    private static readonly float[] Table = [.. Enumerable.Range(0, byte.MaxValue + 1).Select(value => value / (float)byte.MaxValue)];

    /// <summary>Each byte over 255.</summary>
    public static ReadOnlySpan<float> OfByte => Table;

    /// <summary>The brightness of every pixel.</summary>
    public static float[] Scale(ReadOnlySpan<byte> pixels)
    {
        var scaled = new float[pixels.Length];
        for (int i = 0; i < scaled.Length; i++)
        {
            scaled[i] = Table[pixels[i]];
        }

        return scaled;
    }
}
