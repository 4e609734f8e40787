using System.Buffers.Binary;
using System.IO.Compression;

namespace NetGen;

/// <summary>Reads files that may be compressed with gzip, and refuses damaged ones.</summary>
internal static class CompressedFile
{
    /// <summary>What a file's name ends in if it is compressed.</summary>
    public const string Extension = ".gz";

    /// <summary>A file's whole content.</summary>
    /// <param name="path">The file; compressed if its name ends in <c>.gz</c>.</param>
    /// <exception cref="InvalidDataException">The file is compressed, and damaged.</exception>
    public static ReadOnlyMemory<byte> ReadAll(string path)
    {
        if (!path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
        {
            return File.ReadAllBytes(path);
        }

        using FileStream file = File.OpenRead(path);
        using var gzip = new GZipStream(file, CompressionMode.Decompress);
        using var content = new MemoryStream();
        try
        {
            gzip.CopyTo(content);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"{path}: expected a complete gzip file, found it damaged or truncated after {content.Length} bytes of content: {exception.Message}"), exception);
        }

        CheckTrailer(file, content.Length, path);
        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }

    // A gzip file ends with the length of its content; the decoder does not mind if that is cut off.
    private static void CheckTrailer(FileStream file, long length, string path)
    {
        Span<byte> trailer = stackalloc byte[sizeof(uint)];
        file.Position = Math.Max(0, file.Length - trailer.Length);
        int count = file.ReadAtLeast(trailer, trailer.Length, throwOnEndOfStream: false);
        uint recorded = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        if (count < trailer.Length || recorded != (uint)length)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"{path}: expected a gzip file that ends with the length of its content, {length}, found {recorded}: the file is truncated or has bytes after its end."));
        }
    }
}
