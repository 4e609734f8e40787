namespace Samples;

/// <summary>A colour; each part from 0 to 1.</summary>
internal readonly record struct Color(float Red, float Green, float Blue)
{
    public static Color White { get; } = new(1, 1, 1);

    public static Color FromRgb(int rgb) => new((rgb >> 16) / 255f, ((rgb >> 8) & 255) / 255f, (rgb & 255) / 255f);

    /// <summary>This colour with some of another.</summary>
    public Color Mix(Color other, double share)
    {
        float s = (float)Math.Clamp(share, 0, 1);
        return new(Red + (s * (other.Red - Red)), Green + (s * (other.Green - Green)), Blue + (s * (other.Blue - Blue)));
    }
}

/// <summary>A picture to draw on, white at first.</summary>
internal sealed class Canvas
{
    // Three columns and five rows of bits a glyph, from the top left.
    private const string Characters = "0123456789-";

    private static readonly ushort[] Glyphs =
    [
        0b111_101_101_101_111, 0b010_110_010_010_111, 0b111_001_111_100_111, 0b111_001_111_001_111, 0b101_101_111_001_001,
        0b111_100_111_001_111, 0b111_100_111_101_111, 0b111_001_001_001_001, 0b111_101_111_101_111, 0b111_101_111_001_111,
        0b000_000_111_000_000,
    ];

    private readonly Color[] _pixels;

    public Canvas(int width, int height)
    {
        Width = width;
        Height = height;
        _pixels = new Color[width * height];
        Array.Fill(_pixels, Color.White);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Lays a colour over a pixel.</summary>
    public void Blend(int x, int y, Color color, double share = 1)
    {
        if ((uint)x < (uint)Width && (uint)y < (uint)Height)
        {
            ref Color pixel = ref _pixels[(y * Width) + x];
            pixel = pixel.Mix(color, share);
        }
    }

    /// <summary>Draws a disc with a soft edge.</summary>
    public void Disc(double centerX, double centerY, double radius, Color color)
    {
        for (int y = (int)(centerY - radius - 1); y <= centerY + radius + 1; y++)
        {
            for (int x = (int)(centerX - radius - 1); x <= centerX + radius + 1; x++)
            {
                double distance = Math.Sqrt(((x - centerX) * (x - centerX)) + ((y - centerY) * (y - centerY)));
                Blend(x, y, color, radius + 0.5 - distance);
            }
        }
    }

    /// <summary>Fills a rectangle.</summary>
    public void Fill(int left, int top, int width, int height, Color color)
    {
        for (int y = top; y < top + height; y++)
        {
            for (int x = left; x < left + width; x++)
            {
                Blend(x, y, color);
            }
        }
    }

    /// <summary>Writes a whole number, its middle at a place.</summary>
    public void Number(int value, int centerX, int centerY, Color color)
    {
        const int dot = 2, columns = 3, rows = 5, advance = (columns + 1) * dot;
        string text = value.ToString();
        int left = centerX - (((text.Length * advance) - dot) / 2), top = centerY - (rows * dot / 2);
        foreach (char character in text)
        {
            int glyph = Glyphs[Characters.IndexOf(character)];
            for (int i = 0; i < columns * rows; i++)
            {
                if ((glyph >> ((columns * rows) - 1 - i) & 1) == 1)
                {
                    Fill(left + (i % columns * dot), top + (i / columns * dot), dot, dot, color);
                }
            }

            left += advance;
        }
    }

    /// <summary>Writes the picture to a PNG file.</summary>
    public void Save(string path)
    {
        var rgb = new byte[3 * _pixels.Length];
        for (int i = 0; i < _pixels.Length; i++)
        {
            rgb[3 * i] = ToByte(_pixels[i].Red);
            rgb[(3 * i) + 1] = ToByte(_pixels[i].Green);
            rgb[(3 * i) + 2] = ToByte(_pixels[i].Blue);
        }

        Png.SaveColor(path, Width, rgb);
    }

    private static byte ToByte(float part) => (byte)MathF.Round(255 * part);
}
