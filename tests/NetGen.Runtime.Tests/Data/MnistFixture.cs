using System.Buffers.Binary;
using System.IO.Compression;

namespace NetGen.Runtime.Tests.Data;

/// <summary>A folder with four small files in MNIST's form.</summary>
internal sealed class MnistFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public MnistFixture(char separator = '-', bool compressed = false)
    {
        Suffix = compressed ? ".gz" : "";
        Separator = separator;
        Write("train-images", "idx3-ubyte", Images(5));
        Write("train-labels", "idx1-ubyte", Labels(5));
        Write("t10k-images", "idx3-ubyte", Images(3));
        Write("t10k-labels", "idx1-ubyte", Labels(3));
    }

    public string Folder => _folder.Folder;

    private string Suffix { get; }

    private char Separator { get; }

    public static byte[] Images(int count)
    {
        var bytes = new byte[16 + (count * 784)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, 0x0803);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), count);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(8), 28);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(12), 28);
        for (int i = 16; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(i - 16);
        }

        return bytes;
    }

    public static byte[] Labels(int count)
    {
        var bytes = new byte[8 + count];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, 0x0801);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), count);
        for (int i = 0; i < count; i++)
        {
            bytes[8 + i] = (byte)(9 - i);
        }

        return bytes;
    }

    public static byte[] Compress(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }

    public string PathOf(string name, string kind) => _folder.File($"{name}{Separator}{kind}{Suffix}");

    public void Write(string name, string kind, byte[] content) =>
        File.WriteAllBytes(PathOf(name, kind), Suffix.Length > 0 ? Compress(content) : content);

    public void Dispose() => _folder.Dispose();
}
