using NetGen.Numerics;

namespace NetGen.Runtime.Tests.Numerics;

public class PhiloxTests
{
    /// <summary>The known answers published with the authors' Random123 library: counter, key, result, as words.</summary>
    [Theory]
    [InlineData("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [InlineData("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [InlineData("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1")]
    public void MatchesThePublishedVectors(string counter, string key, string expected)
    {
        ulong[] c = Pairs(counter), k = Pairs(key), e = Pairs(expected);
        Assert.Equal((e[0], e[1]), Philox.Block(k[0], c[1], c[0]));
    }

    [Fact]
    public void FillsFollowTheDocumentedLayout()
    {
        const ulong key = 0x0123456789ABCDEF, stream = 0x8200000000000007;
        var floats = new float[1000];
        var doubles = new double[1000];
        const long first = (1L << 34) - 400; // the block index crosses 32 bits on the way
        Philox.FillUniform(floats, key, stream, first);
        Philox.FillUniform(doubles, key, stream, first);
        for (int i = 0; i < 1000; i++)
        {
            (ulong low, ulong high) = Philox.Block(key, stream, (ulong)(first + i) / 4);
            ulong pair = (first + i) % 4 < 2 ? low : high;
            uint word = (uint)(pair >> (int)((first + i) % 2 * 32));
            Assert.Equal((word >> 8) / 16777216f, floats[i]);

            (low, high) = Philox.Block(key, stream, (ulong)(first + i) / 2);
            Assert.Equal((((first + i) % 2 == 0 ? low : high) >> 11) / 9007199254740992.0, doubles[i]);
        }
    }

    [Fact]
    public void AnySplitGivesTheSameNumbers()
    {
        var random = new Random(1);
        var whole = new float[777];
        var wholeDoubles = new double[777];
        Philox.FillUniform(whole, 5, 6, 0);
        Philox.FillUniform(wholeDoubles, 5, 6, 0);
        for (int round = 0; round < 300; round++)
        {
            int start = random.Next(777), length = random.Next(777 - start + 1);
            var part = new float[length];
            var partDoubles = new double[length];
            Philox.FillUniform(part, 5, 6, start);
            Philox.FillUniform(partDoubles, 5, 6, start);
            Assert.Equal(whole[start..(start + length)], part);
            Assert.Equal(wholeDoubles[start..(start + length)], partDoubles);
        }
    }

    [Fact]
    public void FloatsAreUniform()
    {
        var values = new float[1 << 20];
        Philox.FillUniform(values, 42, 0, 0);
        Assert.All(values.Chunk(1 << 16), chunk => Assert.InRange(chunk.Average(), 0.495, 0.505));
        Assert.InRange(values.Min(), 0f, 1e-5f);
        Assert.InRange(values.Max(), 1 - 1e-5f, 1 - 5e-8f);
        var counts = new int[16];
        foreach (float value in values)
        {
            counts[(int)(value * 16)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 64_500, 66_600));
    }

    [Fact]
    public void KeysAndStreamsAreIndependent()
    {
        var a = new float[64];
        var b = new float[64];
        Philox.FillUniform(a, 1, 1, 0);
        Philox.FillUniform(b, 1, 2, 0);
        Assert.DoesNotContain(b, a.Contains);
        Philox.FillUniform(b, 2, 1, 0);
        Assert.DoesNotContain(b, a.Contains);
    }

    [Fact]
    public void NegativeIndexIsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Philox.FillUniform(new float[1], 0, 0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Philox.FillUniform(new double[1], 0, 0, -1));
    }

    private static ulong[] Pairs(string words)
    {
        uint[] w = [.. words.Split(' ').Select(word => Convert.ToUInt32(word, 16))];
        return [.. Enumerable.Range(0, w.Length / 2).Select(i => w[2 * i] | ((ulong)w[(2 * i) + 1] << 32))];
    }
}
