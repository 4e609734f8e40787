using System.Buffers.Binary;

namespace NetGen;

/// <summary>Reads the IDX files that MNIST and its relatives come in, plain or compressed with gzip, and checks all of them.</summary>
/// <remarks>
/// An IDX file is a magic number (two zero bytes, the element type, the number of dimensions), the size of each
/// dimension as a big-endian 32-bit number, then the elements.
/// </remarks>
internal static class IdxFile
{
    private const int UnsignedByte = 0x08;

    /// <summary>The elements of a file of bytes whose dimensions are as expected.</summary>
    /// <param name="path">The file; compressed if its name ends in <c>.gz</c>.</param>
    /// <param name="count">The size of the first dimension; null if any is fine.</param>
    /// <param name="inner">The sizes of the dimensions after the first.</param>
    /// <exception cref="InvalidDataException">The file is not what was expected.</exception>
    public static ReadOnlyMemory<byte> Read(string path, int? count, params ReadOnlySpan<int> inner)
    {
        ReadOnlyMemory<byte> content = CompressedFile.ReadAll(path);
        int dimensions = inner.Length + 1;
        uint expectedMagic = (uint)((UnsignedByte << 8) | dimensions);
        int headerLength = sizeof(uint) * (1 + dimensions);
        if (content.Length >= sizeof(uint))
        {
            uint magic = BinaryPrimitives.ReadUInt32BigEndian(content.Span);
            if (magic != expectedMagic)
            {
                throw Fault(path, $"the magic number 0x{expectedMagic:X8} (bytes in {dimensions} dimensions)", $"0x{magic:X8}");
            }
        }

        if (content.Length < headerLength)
        {
            throw Fault(path, $"a header of {headerLength} bytes", $"{content.Length} bytes: the file is truncated");
        }

        uint foundCount = BinaryPrimitives.ReadUInt32BigEndian(content.Span[sizeof(uint)..]);
        if (foundCount == 0 || (count is not null && foundCount != count))
        {
            throw Fault(path, count is null ? (FormattableString)$"at least 1 entry" : $"{count} entries, as many as its companion has", $"{foundCount}");
        }

        long length = foundCount;
        for (int i = 0; i < inner.Length; i++)
        {
            uint size = BinaryPrimitives.ReadUInt32BigEndian(content.Span[(sizeof(uint) * (i + 2))..]);
            if (size != inner[i])
            {
                throw Fault(path, $"dimension {i + 2} to be {inner[i]}", $"{size}");
            }

            length *= size;
        }

        long found = content.Length - headerLength;
        if (found != length)
        {
            string fault = found < length ? "the file is truncated" : "there are bytes after the end";
            throw Fault(path, $"{length} bytes after the header of {foundCount} entries", $"{found}: {fault}");
        }

        return content[headerLength..];
    }

    /// <summary>The path of the one of several files that exists.</summary>
    /// <exception cref="FileNotFoundException">None exists.</exception>
    public static string Find(string folder, string name, string kind)
    {
        string[] candidates = [$"{name}-{kind}", $"{name}.{kind}", $"{name}-{kind}.gz", $"{name}.{kind}.gz"];
        return candidates.Select(candidate => Path.Combine(folder, candidate)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException(
                $"Expected one of {string.Join(", ", candidates)} in the folder '{folder}', found none{(Directory.Exists(folder) ? "" : ": there is no such folder")}.",
                Path.Combine(folder, candidates[0]));
    }

    private static InvalidDataException Fault(string path, FormattableString expected, FormattableString found) =>
        new($"{path}: expected {FormattableString.Invariant(expected)}, found {FormattableString.Invariant(found)}.");
}
