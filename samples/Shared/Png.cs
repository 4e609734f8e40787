using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Samples;

/// <summary>Writes pictures as PNG files: eight bits a channel, no filter.</summary>
/// <remarks>Source: W3C, "Portable Network Graphics (PNG) Specification".</remarks>
internal static class Png
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Writes a colour picture.</summary>
    /// <param name="path">The file's name.</param>
    /// <param name="width">The picture's width.</param>
    /// <param name="rgb">Three bytes a pixel, red, green and blue, row by row from the top.</param>
    public static void SaveColor(string path, int width, ReadOnlySpan<byte> rgb) => Save(path, width, rgb, channels: 3, colorType: 2);

    /// <summary>Writes a grey picture.</summary>
    /// <param name="path">The file's name.</param>
    /// <param name="width">The picture's width.</param>
    /// <param name="grey">One byte a pixel, black to white, row by row from the top.</param>
    public static void SaveGrey(string path, int width, ReadOnlySpan<byte> grey) => Save(path, width, grey, channels: 1, colorType: 0);

    private static void Save(string path, int width, ReadOnlySpan<byte> pixels, int channels, byte colorType)
    {
        int stride = channels * width, height = pixels.Length / stride;
        using FileStream file = File.Create(path);
        file.Write(Signature);

        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8; // bits a channel
        header[9] = colorType;
        header[10..].Clear(); // the only compression, the only family of filters, not interlaced
        WriteChunk(file, "IHDR", header);

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int y = 0; y < height; y++)
            {
                zlib.WriteByte(0); // no filter on this row
                zlib.Write(pixels.Slice(y * stride, stride));
            }
        }

        WriteChunk(file, "IDAT", packed.GetBuffer().AsSpan(0, (int)packed.Length));
        WriteChunk(file, "IEND", []);
    }

    private static void WriteChunk(Stream file, string type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);

        byte[] checkedPart = [.. Encoding.ASCII.GetBytes(type), .. content];
        file.Write(checkedPart);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(checkedPart));
        file.Write(number);
    }

    /// <summary>The remainder of the bytes, as a polynomial over two elements, by the one of IEEE 802.3; bits reversed.</summary>
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        uint remainder = uint.MaxValue;
        foreach (byte value in bytes)
        {
            remainder ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                remainder = (remainder >> 1) ^ (0xEDB88320 & (0 - (remainder & 1)));
            }
        }

        return ~remainder;
    }
}
