using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace NetGen.Samples.Tests;

/// <summary>Reads the PNG files that samples write: three chunks, eight bits a channel, no filter.</summary>
internal static class PngPicture
{
    /// <summary>Reads a file.</summary>
    /// <returns>The picture's size, and its pixels row by row from the top: 0xRRGGBB, or 0 to 255 if it is grey.</returns>
    public static (int Width, int Height, int[] Pixels) Read(string path, bool isGrey)
    {
        ReadOnlySpan<byte> file = File.ReadAllBytes(path);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8].ToArray());

        // The last chunk is always these twelve bytes; four of them check the encoder's sums.
        Assert.Equal([0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82], file[^12..].ToArray());
        Assert.Equal("IHDR", Encoding.ASCII.GetString(file[12..16]));
        int width = BinaryPrimitives.ReadInt32BigEndian(file[16..]), height = BinaryPrimitives.ReadInt32BigEndian(file[20..]);
        Assert.Equal([8, (byte)(isGrey ? 0 : 2), 0, 0, 0], file[24..29].ToArray());
        Assert.Equal("IDAT", Encoding.ASCII.GetString(file[37..41]));
        int length = BinaryPrimitives.ReadInt32BigEndian(file[33..]);
        Assert.Equal(file.Length - 12, 45 + length);

        using var zlib = new ZLibStream(new MemoryStream(file.Slice(41, length).ToArray()), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        byte[] bytes = rows.ToArray();
        int channels = isGrey ? 1 : 3, stride = 1 + (channels * width);
        Assert.Equal(height * stride, bytes.Length);
        int[] starts = [.. Enumerable.Range(0, width * height).Select(i => (i / width * stride) + 1 + (channels * (i % width)))];
        int[] pixels = [.. starts.Select(at => isGrey ? bytes[at] : (bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2])];
        return (width, height, pixels);
    }
}
