using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen.Serialization;

/// <summary>Moves numbers between memory and little-endian streams, converting between float and double.</summary>
internal static class TensorBytes
{
    private const int ChunkBytes = 1 << 16;

    /// <summary>How a file spells the element type: <c>F32</c> or <c>F64</c>.</summary>
    /// <exception cref="NotSupportedException">The type is neither float nor double.</exception>
    public static string TypeName<T>() =>
        typeof(T) == typeof(float) ? "F32"
        : typeof(T) == typeof(double) ? "F64"
        : throw new NotSupportedException($"Weight files hold float or double, not {typeof(T).Name}.");

    /// <summary>The bytes of an element of a type the reader takes; null for another type.</summary>
    public static int? ElementSize(string type) => type switch
    {
        "F32" => sizeof(float),
        "F64" => sizeof(double),
        _ => null,
    };

    /// <summary>Writes elements.</summary>
    public static void Write<T>(Stream stream, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        var chunk = new T[ChunkBytes / Marshal.SizeOf<T>()];
        while (!values.IsEmpty)
        {
            Span<T> part = chunk.AsSpan(0, Math.Min(chunk.Length, values.Length));
            values[..part.Length].CopyTo(part);
            ReverseEach(part);
            stream.Write(MemoryMarshal.AsBytes(part));
            values = values[part.Length..];
        }
    }

    /// <summary>Fills a span with elements of the file's type.</summary>
    /// <returns>The number of bytes found, less than expected where the stream ended early.</returns>
    public static long Read<T>(Stream stream, string type, Span<T> values)
        where T : unmanaged, INumberBase<T> =>
        type == TypeName<T>() ? ReadSame(stream, values)
        : type == "F32" ? ReadOther<float, T>(stream, values)
        : ReadOther<double, T>(stream, values);

    private static long ReadSame<T>(Stream stream, Span<T> values)
        where T : unmanaged
    {
        // In pieces, as a span's bytes may be more than an int counts.
        int most = int.MaxValue / 16;
        long found = 0;
        while (!values.IsEmpty)
        {
            Span<T> part = values[..Math.Min(most, values.Length)];
            Span<byte> bytes = MemoryMarshal.AsBytes(part);
            int count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            found += count;
            if (count < bytes.Length)
            {
                return found;
            }

            if (!BitConverter.IsLittleEndian)
            {
                ReverseEach(part);
            }

            values = values[part.Length..];
        }

        return found;
    }

    private static long ReadOther<TFile, T>(Stream stream, Span<T> values)
        where TFile : unmanaged, INumberBase<TFile>
        where T : unmanaged, INumberBase<T>
    {
        var chunk = new TFile[ChunkBytes / sizeof(double)];
        long found = 0;
        while (!values.IsEmpty)
        {
            Span<TFile> part = chunk.AsSpan(0, Math.Min(chunk.Length, values.Length));
            long expected = MemoryMarshal.AsBytes(part).Length;
            long count = ReadSame(stream, part);
            found += count;
            if (count < expected)
            {
                return found;
            }

            for (int i = 0; i < part.Length; i++)
            {
                values[i] = T.CreateTruncating(part[i]);
            }

            values = values[part.Length..];
        }

        return found;
    }

    private static void ReverseEach<T>(Span<T> values)
        where T : unmanaged
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(values);
        int size = bytes.Length / Math.Max(1, values.Length);
        for (int at = 0; at < bytes.Length; at += size)
        {
            bytes.Slice(at, size).Reverse();
        }
    }
}
