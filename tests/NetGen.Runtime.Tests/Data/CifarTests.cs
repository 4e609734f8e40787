namespace NetGen.Runtime.Tests.Data;

public sealed class CifarTests : IDisposable
{
    private const int Pixels = 32 * 32;

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReadsAnyNumberOfBatchesInTheOrderOfTheirNumbers(bool compressed)
    {
        WriteBatches(compressed, 10, 2, 9);
        (Dataset<float, int> train, Dataset<float, int> test) = Cifar10.Load(_folder.Folder);
        Assert.Equal([2, 3, 9, 0, 0, 1], train.Targets.ToArray());
        Assert.Equal([5, 6], test.Targets.ToArray());
        Assert.Equal(Cifar10.Shape.Size, train.InputSize);
        Assert.Equal(1, train.TargetSize);
    }

    [Fact]
    public void PlanesBecomeChannels()
    {
        WriteBatches(false, 1);
        byte[] record = Records(1, 3)[..3073];
        record[1] = 255;
        record[1 + Pixels] = 51;
        record[1 + (2 * Pixels)] = 102;
        record[1 + 33] = 204; // the second pixel of the second row
        File.WriteAllBytes(_folder.File("test_batch.bin"), record);
        ReadOnlySpan<float> image = Cifar10.Load(_folder.Folder).Test.Input(0);
        Assert.Equal([1f, 51 / 255f, 102 / 255f], image[..3].ToArray());
        Assert.Equal(204 / 255f, image[33 * 3]);
        for (int i = 0; i < Pixels; i++)
        {
            for (int c = 0; c < 3; c++)
            {
                Assert.Equal(record[1 + (c * Pixels) + i] / 255f, image[(3 * i) + c]);
            }
        }
    }

    [Fact]
    public void PlainFilesGoBeforeCompressedOnes()
    {
        WriteBatches(true, 1);
        File.WriteAllBytes(_folder.File("data_batch_1.bin"), Records(1, 7));
        Assert.Equal([7], Cifar10.Load(_folder.Folder).Train.Targets.ToArray());
    }

    [Fact]
    public void MissingFilesAndFoldersAreNamed()
    {
        string none = _folder.File("none");
        Assert.Contains(none, Assert.Throws<DirectoryNotFoundException>(() => Cifar10.Load(none)).Message, StringComparison.Ordinal);
        File.WriteAllBytes(_folder.File("test_batch.bin"), Records(1, 0));
        File.WriteAllBytes(_folder.File("data_batch_x.bin"), Records(1, 0));
        Assert.Contains(
            $"Expected data_batch_1.bin or data_batch_1.bin.gz in the folder '{_folder.Folder}'",
            Assert.Throws<FileNotFoundException>(() => Cifar10.Load(_folder.Folder)).Message,
            StringComparison.Ordinal);
        WriteBatches(false, 1);
        File.Delete(_folder.File("test_batch.bin"));
        Assert.Contains(
            "test_batch.bin or test_batch.bin.gz",
            Assert.Throws<FileNotFoundException>(() => Cifar10.Load(_folder.Folder)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Cifar10.Load(""));
    }

    [Theory]
    [InlineData(0, "expected records of 3073 bytes, found 0 bytes")]
    [InlineData(3072, "found 3072 bytes, which is 0 records and 3072 bytes")]
    [InlineData(6147, "found 6147 bytes, which is 2 records and 1 bytes")]
    public void FilesThatAreNoRecordsAreRefused(int length, string message)
    {
        WriteBatches(false, 1, 2);
        AssertRefused("data_batch_2.bin", Records(3, 0)[..length], message);
    }

    [Fact]
    public void LabelsOutOfRangeAreRefused()
    {
        WriteBatches(false, 1);
        byte[] bytes = Records(3, 0);
        bytes[2 * 3073] = 10;
        AssertRefused("test_batch.bin", bytes, "expected labels from 0 to 9, found 10 at record 2");
    }

    [Fact]
    public void DamagedCompressedFilesAreRefused()
    {
        WriteBatches(true, 1);
        byte[] whole = MnistFixture.Compress(Records(2, 5));
        foreach (int length in (int[])[0, 1, 9, 10, 11, whole.Length / 2, whole.Length - 9, whole.Length - 4, whole.Length - 1])
        {
            AssertRefused("test_batch.bin.gz", whole[..length], "expected ");
        }

        AssertRefused("test_batch.bin.gz", [.. whole, 1, 2, 3, 4, 5], "expected ");
        AssertRefused("test_batch.bin.gz", Records(1, 0), "expected a complete gzip file");
    }

    [Fact]
    public void TheHundredClassesHaveTwoLabelsEach()
    {
        foreach (string name in (string[])["train.bin", "test.bin"])
        {
            byte[] records = new byte[2 * 3074];
            (records[0], records[1], records[3074], records[3075]) = (19, 99, 3, 42);
            records[3076] = 255;
            File.WriteAllBytes(_folder.File(name), records);
        }

        Assert.Equal([99, 42], Cifar100.Load(_folder.Folder).Train.Targets.ToArray());
        (_, Dataset<float, int> test) = Cifar100.Load(_folder.Folder, groups: true);
        Assert.Equal([19, 3], test.Targets.ToArray());
        Assert.Equal(1, test.Input(1)[0]);

        byte[] wrong = new byte[3074];
        wrong[0] = 20;
        File.WriteAllBytes(_folder.File("test.bin"), wrong);
        Assert.Contains("expected labels from 0 to 19, found 20", Assert.Throws<InvalidDataException>(() => Cifar100.Load(_folder.Folder)).Message, StringComparison.Ordinal);
        wrong[0] = 0;
        wrong[1] = 100;
        File.WriteAllBytes(_folder.File("test.bin"), wrong);
        Assert.Contains("expected labels from 0 to 99, found 100", Assert.Throws<InvalidDataException>(() => Cifar100.Load(_folder.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ClassesHaveNames()
    {
        Assert.Equal(10, Cifar10.ClassNames.Count);
        Assert.Equal(100, Cifar100.ClassNames.Distinct().Count());
        Assert.Equal(20, Cifar100.GroupNames.Distinct().Count());
        Assert.Equal(Cifar100.ClassNames.Order(StringComparer.Ordinal), Cifar100.ClassNames);
    }

    [RealCifar10Fact]
    public void TheRealFilesAreWhole()
    {
        (Dataset<float, int> train, Dataset<float, int> test) = Cifar10.Load(RealCifar10FactAttribute.Folder!);
        Assert.True(train.Count >= 10_000 && train.Count % 10_000 == 0);
        Assert.Equal(10_000, test.Count);
        Assert.Equal(Enumerable.Range(0, 10), train.Targets.ToArray().Distinct().Order());
        Assert.Equal(Enumerable.Repeat(1_000, 10), test.Targets.ToArray().GroupBy(label => label).Select(group => group.Count()));

        // The means and deviations everybody standardises with.
        Standardization channels = Standardization.Fit(train, 3);
        double[] means = [0.4914, 0.4822, 0.4465], deviations = [0.2470, 0.2435, 0.2616];
        for (int c = 0; c < 3; c++)
        {
            Assert.Equal(means[c], channels.Means[c], 3e-3);
            Assert.Equal(deviations[c], Math.Sqrt(channels.Variances[c]), 3e-3);
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Two records a batch, labelled from its number on, and two to test with, labelled 5 and 6.</summary>
    private void WriteBatches(bool compressed, params ReadOnlySpan<int> numbers)
    {
        foreach (int number in numbers)
        {
            Write($"data_batch_{number}.bin", Records(2, number), compressed);
        }

        Write("test_batch.bin", Records(2, 5), compressed);
    }

    private void Write(string name, byte[] content, bool compressed) =>
        File.WriteAllBytes(_folder.File(compressed ? name + ".gz" : name), compressed ? MnistFixture.Compress(content) : content);

    private static byte[] Records(int count, int firstLabel)
    {
        var bytes = new byte[count * 3073];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = i % 3073 == 0 ? (byte)((firstLabel + (i / 3073)) % 10) : (byte)(i * 7);
        }

        return bytes;
    }

    private void AssertRefused(string name, byte[] bytes, string message)
    {
        File.WriteAllBytes(_folder.File(name), bytes);
        var exception = Assert.Throws<InvalidDataException>(() => Cifar10.Load(_folder.Folder));
        Assert.StartsWith(_folder.File(name) + ": expected ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }
}
