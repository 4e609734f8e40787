namespace Samples.AheadOfTime;

/// <summary>An input that is the same in every process.</summary>
internal static class Image
{
    /// <summary>A blurred ring of 28×28 pixels between 0 and 1.</summary>
    public static float[] Draw()
    {
        const int Size = 28;
        const float Radius = 8;
        var pixels = new float[Size * Size];
        for (int y = 0; y < Size; y++)
        {
            for (int x = 0; x < Size; x++)
            {
                float dx = x - (Size / 2), dy = y - (Size / 2);
                pixels[(y * Size) + x] = Math.Max(0, 1 - (Math.Abs(MathF.Sqrt((dx * dx) + (dy * dy)) - Radius) / 3));
            }
        }

        return pixels;
    }
}
