using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using NetGen.Generated;

namespace NetGen.Runtime.Tests.Serialization;

public class WeightFileTests
{
    /// <summary>Two tensors: a of shape (2, 3) at 0, b of shape (2) at 16 in memory.</summary>
    private const string GoodHeader =
        """{"__metadata__":{"netgen.architecture":"fake"},"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"b":{"dtype":"F32","shape":[2],"data_offsets":[24,32]}}""";

    [Fact]
    public void RoundTripsThroughFileStreamAndBytes()
    {
        using var folder = new TemporaryFolder();
        FakeNetwork<float> net = Network<float>();
        Fill(net, 1);
        WeightFile.Save(net, folder.File("net.safetensors"));
        using var memory = new MemoryStream();
        WeightFile.Save(net, memory);
        Assert.Equal(File.ReadAllBytes(folder.File("net.safetensors")), memory.ToArray());

        FakeNetwork<float> fromFile = Network<float>(), fromStream = Network<float>(), fromBytes = Network<float>();
        WeightFile.Load(fromFile, folder.File("net.safetensors"));
        memory.Position = 0;
        WeightFile.Load(fromStream, new OneWayStream(memory));
        WeightFile.Load(fromBytes, memory.ToArray());
        Assert.Equal(Tensors(net), Tensors(fromFile));
        Assert.Equal(Tensors(net), Tensors(fromStream));
        Assert.Equal(Tensors(net), Tensors(fromBytes));
        Assert.Equal(1, fromFile.Changes);
        Assert.Equal(0f, fromFile.Weights[6]); // a gap
    }

    [Fact]
    public void TheFileIsWhatTheFormatSays()
    {
        using var memory = new MemoryStream();
        FakeNetwork<double> net = Network<double>();
        Fill(net, 1);
        WeightFile.Save(net, memory);
        byte[] bytes = memory.ToArray();
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Assert.Equal(0, (8 + length) % 64);
        Assert.Equal(
            """{"__metadata__":{"netgen.architecture":"fake"},"a":{"dtype":"F64","shape":[2,3],"data_offsets":[0,48]},"b":{"dtype":"F64","shape":[2],"data_offsets":[48,64]}}""",
            Encoding.UTF8.GetString(bytes, 8, length).TrimEnd(' '));
        Assert.Equal(8 + length + 64, bytes.Length);
        Assert.Equal(net.Weights[16], BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(8 + length + 48)));
    }

    [Fact]
    public void EitherPrecisionLoadsIntoEither()
    {
        using var memory = new MemoryStream();
        FakeNetwork<double> source = Network<double>();
        Fill(source, 1.0 / 3);
        WeightFile.Save(source, memory);
        FakeNetwork<float> single = Network<float>();
        WeightFile.Load(single, memory.ToArray());
        Assert.Equal(Tensors(source).Select(v => (float)v), Tensors(single));

        using var again = new MemoryStream();
        WeightFile.Save(single, again);
        FakeNetwork<double> wide = Network<double>();
        WeightFile.Load(wide, again.ToArray());
        Assert.Equal(Tensors(single).Select(v => (double)v), Tensors(wide));
    }

    [Fact]
    public void LargeTensorsConvertToo()
    {
        var source = new FakeNetwork<float>(FakeNetwork<float>.Parameter("w", 0, 100_003));
        Fill(source, 0.5f);
        using var memory = new MemoryStream();
        WeightFile.Save(source, memory);
        var target = new FakeNetwork<double>(FakeNetwork<double>.Parameter("w", 0, 100_003));
        WeightFile.Load(target, memory.ToArray());
        Assert.Equal(Tensors(source).Select(v => (double)v), Tensors(target));
    }

    [Fact]
    public void OtherOrdersPaddingUnknownKeysAndMissingHashAreAccepted()
    {
        const string header =
            """{"b":{"data_offsets":[0,8],"shape":[2],"dtype":"F32","note":{"x":[1]}},"a":{"dtype":"F32","shape":[2,3],"data_offsets":[8,32]}}    """;
        FakeNetwork<float> net = Network<float>();
        WeightFile.Load(net, Bytes(header, 32));
        Assert.Equal([2f, 3, 4, 5, 6, 7, 0, 1], Tensors(net));
    }

    [Fact]
    public void EveryTruncationIsRefusedAndNamed()
    {
        byte[] whole = Bytes(GoodHeader, 32);
        WeightFile.Load(Network<float>(), whole);
        using var folder = new TemporaryFolder();
        for (int length = 0; length < whole.Length; length++)
        {
            byte[] part = whole[..length];
            string message = AssertRefused(net => WeightFile.Load(net, part));
            Assert.StartsWith("bytes: expected ", message, StringComparison.Ordinal);
            Assert.Contains(", found ", message, StringComparison.Ordinal);
            Assert.StartsWith(
                "stream: expected ", AssertRefused(net => WeightFile.Load(net, new OneWayStream(new MemoryStream(part)))), StringComparison.Ordinal);
        }

        string path = folder.File("short.safetensors");
        File.WriteAllBytes(path, whole[..^1]);
        Assert.Equal(
            $"{path}: expected 8 bytes of data for tensor 'b', found 7: the file is truncated.",
            AssertRefused(net => WeightFile.Load(net, path)));
    }

    [Fact]
    public void TrailingBytesAreRefused() =>
        Assert.Contains("expected the end after 32 bytes", AssertRefused(Bytes(GoodHeader, 33)), StringComparison.Ordinal);

    [Fact]
    public void EveryCorruptByteOfTheHeaderIsRefusedOrHarmless()
    {
        byte[] whole = Bytes(GoodHeader, 32);
        for (int at = 0; at < whole.Length - 32; at++)
        {
            foreach (byte value in (byte[])[0, 0x20, 0x30, 0x7D, 0xFF])
            {
                byte[] bytes = [.. whole];
                bytes[at] = value;
                FakeNetwork<float> net = Network<float>();
                Fill(net, 9);
                float[] before = net.Weights.ToArray();
                try
                {
                    WeightFile.Load(net, bytes);
                }
                catch (InvalidDataException exception)
                {
                    Assert.Contains("bytes: ", exception.Message, StringComparison.Ordinal);
                    Assert.Equal(before, net.Weights.ToArray());
                }
            }
        }
    }

    [Theory]
    [InlineData("", "header of 1 to 100000000 bytes, found a length of 0")]
    [InlineData("hello", "malformed JSON")]
    [InlineData("[]", "expected an object, found an array")]
    [InlineData("{} {}", "malformed JSON")]
    [InlineData("{}", "missing: a, b; unexpected: none")]
    [InlineData("""{"a":1}""", "an object for tensor 'a', found 1")]
    [InlineData("""{"a":{},"b":{}}""", "found no dtype")]
    [InlineData("""{"a":{"dtype":"F32"}}""", "found no shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", "found no data_offsets")]
    [InlineData("""{"a":{"dtype":32,"shape":[2],"data_offsets":[0,8]}}""", "a string as the dtype of 'a', found 32")]
    [InlineData("""{"a":{"dtype":"F32","shape":"2","data_offsets":[0,8]}}""", "an array as the shape of 'a'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "whole numbers from 0 up in the shape of 'a', found -2")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}""", "found 2.5")]
    [InlineData("""{"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,8]}}""", "found 99999999999999999999")]
    [InlineData("""{"a":{"dtype":"F32","shape":[[2]],"data_offsets":[0,8]}}""", "found an array")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", "data_offsets [begin, end] for tensor 'a', found [0]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", "found [8, 0]")]
    [InlineData("""{"__metadata__":[],"a":{}}""", "an object in '__metadata__'")]
    [InlineData("""{"__metadata__":{"x":1}}""", "a string as '__metadata__.x'")]
    public void BadHeadersSayWhatIsWrong(string header, string message) =>
        Assert.Contains(message, AssertRefused(Bytes(header, 32)), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"fake\"", "\"other\"", "expected weights of the architecture fake, found weights of other")]
    [InlineData("\"a\"", "\"c\"", "missing: a; unexpected: c")]
    [InlineData("\"a\"", "\"b\"", "expected each name once, found 'b' twice")]
    [InlineData("[2,3]", "[3,2]", "tensor 'a' to have the shape (2, 3), found (3, 2)")]
    [InlineData("[2,3]", "[6]", "tensor 'a' to have the shape (2, 3), found (6)")]
    [InlineData("F32", "F16", "tensor 'a' to be of dtype F32 or F64, found F16")]
    [InlineData("F32", "I32", "found I32")]
    [InlineData("F32", "F64", "expected 48 bytes for tensor 'a' of shape (2, 3) and dtype F64, found data_offsets that span 24")]
    [InlineData("[24,32]", "[20,28]", "expected tensor 'b' to start at byte 24 of the data, found it at 20, overlapping")]
    [InlineData("[24,32]", "[28,36]", "found it at 28, leaving a gap")]
    [InlineData("[24,32]", "[0,8]", "overlapping")]
    [InlineData("[0,24]", "[4,24]", "leaving a gap")]
    [InlineData("[24,32]", "[24,9223372036854775807]", "expected 8 bytes for tensor 'b'")]
    public void FilesThatDoNotFitSayWhy(string part, string replacement, string message)
    {
        int at = GoodHeader.IndexOf(part, StringComparison.Ordinal);
        string header = string.Concat(GoodHeader.AsSpan(0, at), replacement, GoodHeader.AsSpan(at + part.Length));
        Assert.Contains(message, AssertRefused(Bytes(header, 32)), StringComparison.Ordinal);
    }

    [Fact]
    public void AHugeHeaderLengthIsRefusedBeforeAnythingIsAllocated()
    {
        byte[] bytes = Bytes(GoodHeader, 32);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, ulong.MaxValue);
        Assert.Contains("found a length of 18446744073709551615", AssertRefused(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void LongListsOfNamesAreCut()
    {
        string header = "{" + string.Join(",", Enumerable.Range(10, 20).Select(i => $"\"t{i}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}")) + "}";
        Assert.Contains("t19 and 10 more.", AssertRefused(Bytes(header, 0)), StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingFileIsNamed()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("nowhere.safetensors");
        var exception = Assert.Throws<FileNotFoundException>(() => WeightFile.Load(Network<float>(), path));
        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SavingReplacesTheOldFileAndLeavesNoOther()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("net.safetensors");
        File.WriteAllText(path, new string('x', 100_000));
        FakeNetwork<float> net = Network<float>();
        WeightFile.Save(net, path);
        WeightFile.Load(Network<float>(), path);
        Assert.Equal([path], Directory.GetFiles(folder.Folder));
    }

    [Fact]
    public void FailureWhileSavingLeavesTheOldFile()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("net.safetensors");
        FakeNetwork<float> net = Network<float>();
        Fill(net, 1);
        WeightFile.Save(net, path);
        byte[] before = File.ReadAllBytes(path);

        // The second entry of the table lies outside the weights, so saving fails between the tensors.
        Assert.ThrowsAny<Exception>(() => WeightFile.Save(new BrokenNetwork(), path));
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(folder.Folder));
        Assert.Throws<DirectoryNotFoundException>(() => WeightFile.Save(net, Path.Combine(folder.Folder, "none", "net.safetensors")));
    }

    [Fact]
    public void SavingThroughALinkKeepsTheLink()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // links need a privilege there
        }

        using var folder = new TemporaryFolder();
        string target = folder.File("target.safetensors"), link = folder.File("link.safetensors");
        WeightFile.Save(Network<float>(), target);
        File.CreateSymbolicLink(link, target);
        FakeNetwork<float> net = Network<float>();
        Fill(net, 3);
        WeightFile.Save(net, link);
        Assert.NotNull(new FileInfo(link).LinkTarget);
        FakeNetwork<float> loaded = Network<float>();
        WeightFile.Load(loaded, target);
        Assert.Equal(Tensors(net), Tensors(loaded));
    }

    private static string AssertRefused(byte[] bytes) => AssertRefused(net => WeightFile.Load(net, bytes));

    private static string AssertRefused(Action<FakeNetwork<float>> load)
    {
        FakeNetwork<float> net = Network<float>();
        Fill(net, 9);
        float[] before = net.Weights.ToArray();
        string message = Assert.Throws<InvalidDataException>(() => load(net)).Message;
        Assert.Equal(before, net.Weights.ToArray());
        Assert.Equal(0, net.Changes);
        return message;
    }

    /// <summary>A file: the header, then the floats 0, 1, 2…, as many bytes of them as asked for.</summary>
    private static byte[] Bytes(string header, int dataLength)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        var bytes = new byte[8 + json.Length + dataLength];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)json.Length);
        json.CopyTo(bytes, 8);
        for (int i = 0; (i + 1) * 4 <= dataLength; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(8 + json.Length + (4 * i)), i);
        }

        return bytes;
    }

    private static FakeNetwork<T> Network<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(new ParameterInfo("a", [2, 3], 0, 6, true), new ParameterInfo("b", [2], 16, 2, false));

    private static void Fill<T>(FakeNetwork<T> net, T scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ParameterInfo parameter in net.ParameterTable)
        {
            for (int i = 0; i < parameter.Length; i++)
            {
                net.Weights[parameter.Offset + i] = scale * T.CreateChecked(i + parameter.Offset + 1);
            }
        }
    }

    private static T[] Tensors<T>(FakeNetwork<T> net)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. net.ParameterTable.SelectMany(p => net.Weights.Slice(p.Offset, p.Length).ToArray())];

    private sealed class BrokenNetwork() : FakeNetwork<float>(Parameter("a", 0, 4), Parameter("b", 4, 4)), INetwork<float>
    {
        Span<float> INetwork<float>.Weights => Weights[..4];
    }

    /// <summary>A stream that cannot seek and hands out a few bytes at a time.</summary>
    private sealed class OneWayStream(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, Math.Min(count, 5));

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
