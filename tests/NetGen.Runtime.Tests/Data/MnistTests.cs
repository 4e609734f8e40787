using System.Buffers.Binary;

namespace NetGen.Runtime.Tests.Data;

public class MnistTests
{
    [Theory]
    [InlineData('-', false)]
    [InlineData('.', false)]
    [InlineData('-', true)]
    [InlineData('.', true)]
    public void ReadsEveryNamePlainOrCompressed(char separator, bool compressed)
    {
        using var files = new MnistFixture(separator, compressed);
        foreach ((Dataset<float, int> train, Dataset<float, int> test) in ((Dataset<float, int>, Dataset<float, int>)[])[Mnist.Load(files.Folder), FashionMnist.Load(files.Folder)])
        {
            Assert.Equal(5, train.Count);
            Assert.Equal(3, test.Count);
            Assert.Equal(784, train.InputSize);
            Assert.Equal([9, 8, 7, 6, 5], train.Targets.ToArray());
            Assert.Equal(255 / 255f, train.Inputs[255]);
            Assert.Equal((784 % 256) / 255f, train.Input(1)[0]);
        }
    }

    [Fact]
    public void MissingFilesAndFoldersAreNamed()
    {
        using var files = new MnistFixture();
        File.Delete(files.PathOf("t10k-labels", "idx1-ubyte"));
        var exception = Assert.Throws<FileNotFoundException>(() => Mnist.Load(files.Folder));
        Assert.Contains("t10k-labels-idx1-ubyte, t10k-labels.idx1-ubyte, t10k-labels-idx1-ubyte.gz", exception.Message, StringComparison.Ordinal);
        Assert.Contains(files.Folder, exception.Message, StringComparison.Ordinal);
        Assert.Contains(
            "there is no such folder",
            Assert.Throws<FileNotFoundException>(() => Mnist.Load(Path.Combine(files.Folder, "none"))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0x0801, "expected the magic number 0x00000803 (bytes in 3 dimensions), found 0x00000801")]
    [InlineData(0, 0x0D03, "found 0x00000D03")]
    [InlineData(4, 0, "expected at least 1 entry, found 0")]
    [InlineData(4, 4, "expected 3136 bytes after the header of 4 entries, found 3920: there are bytes after the end")]
    [InlineData(4, 6, "expected 4704 bytes after the header of 6 entries, found 3920: the file is truncated")]
    [InlineData(4, -1, "found 3920: the file is truncated")]
    [InlineData(8, 29, "expected dimension 2 to be 28, found 29")]
    [InlineData(12, -28, "expected dimension 3 to be 28, found 4294967268")]
    public void BadImageHeadersSayWhatIsWrong(int at, int value, string message)
    {
        using var files = new MnistFixture();
        byte[] bytes = MnistFixture.Images(5);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at), value);
        AssertRefused(files, "train-images", "idx3-ubyte", bytes, message);
    }

    [Theory]
    [InlineData(0, 0x0803, "expected the magic number 0x00000801 (bytes in 1 dimensions), found 0x00000803")]
    [InlineData(4, 4, "expected 5 entries, as many as its companion has, found 4")]
    [InlineData(9, 0x0A000000, "expected labels from 0 to 9, found 10 at entry 1")]
    public void BadLabelsSayWhatIsWrong(int at, int value, string message)
    {
        using var files = new MnistFixture();
        byte[] bytes = MnistFixture.Labels(5);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at), value);
        AssertRefused(files, "train-labels", "idx1-ubyte", bytes, message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TruncatedFilesAreRefused(bool compressed)
    {
        using var files = new MnistFixture(compressed: compressed);
        foreach (int length in (int[])[0, 1, 3, 4, 7, 12, 15, 16, 17, 1000, 3935])
        {
            AssertRefused(files, "train-images", "idx3-ubyte", MnistFixture.Images(5)[..length], "the file is truncated");
        }
    }

    [Fact]
    public void EveryTruncationOfACompressedFileIsRefused()
    {
        using var files = new MnistFixture(compressed: true);
        string path = files.PathOf("t10k-images", "idx3-ubyte");
        byte[] whole = File.ReadAllBytes(path);
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Contains(path, Assert.Throws<InvalidDataException>(() => Mnist.Load(files.Folder)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void DamagedCompressedFilesAreRefused()
    {
        using var files = new MnistFixture(compressed: true);
        string path = files.PathOf("t10k-images", "idx3-ubyte");
        byte[] whole = File.ReadAllBytes(path);
        for (int at = 10; at < whole.Length; at++)
        {
            byte[] bytes = [.. whole];
            bytes[at] ^= 0x55;
            File.WriteAllBytes(path, bytes);
            Assert.Contains(path, Assert.Throws<InvalidDataException>(() => Mnist.Load(files.Folder)).Message, StringComparison.Ordinal);
        }

        File.WriteAllBytes(path, [.. whole, 1, 2, 3, 4, 5]);
        Assert.Contains(path, Assert.Throws<InvalidDataException>(() => Mnist.Load(files.Folder)).Message, StringComparison.Ordinal);
    }

    [RealMnistFact]
    public void TheRealFilesAreWhole()
    {
        (Dataset<float, int> train, Dataset<float, int> test) = Mnist.Load(RealMnistFactAttribute.Folder!);
        Assert.Equal(60_000, train.Count);
        Assert.Equal(10_000, test.Count);
        Assert.Equal([5, 0, 4, 1, 9], train.Targets[..5].ToArray());
        Assert.Equal([7, 2, 1, 0, 4], test.Targets[..5].ToArray());
        double sum = 0;
        foreach (float pixel in train.Inputs)
        {
            sum += pixel;
        }

        Assert.Equal(0.1307, sum / train.Inputs.Length, 1e-4); // the mean everybody normalises with
    }

    private static void AssertRefused(MnistFixture files, string name, string kind, byte[] bytes, string message)
    {
        files.Write(name, kind, bytes);
        var exception = Assert.Throws<InvalidDataException>(() => Mnist.Load(files.Folder));
        Assert.StartsWith(files.PathOf(name, kind) + ": expected ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }
}
