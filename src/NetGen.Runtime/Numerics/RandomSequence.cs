namespace NetGen.Numerics;

/// <summary>Random numbers one after another, the same for the same seed on every machine; built on <see cref="Philox"/>.</summary>
/// <remarks>Not safe for use from several threads at once.</remarks>
public sealed class RandomSequence
{
    private ulong _key;
    private ulong _stream;
    private ulong _block;
    private ulong _spareBits;
    private bool _hasSpareBits;
    private double _spareNormal;
    private bool _hasSpareNormal;

    /// <summary>Starts a sequence.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="sequence">Which of the seed's independent sequences.</param>
    public RandomSequence(long seed, uint sequence = 0)
        : this((ulong)seed, RandomStreams.User(sequence))
    {
    }

    internal RandomSequence(ulong key, ulong stream)
    {
        _key = key;
        _stream = stream;
    }

    /// <summary>Starts another sequence in this one's place.</summary>
    internal void Restart(ulong key, ulong stream)
    {
        _key = key;
        _stream = stream;
        _block = 0;
        _hasSpareBits = false;
        _hasSpareNormal = false;
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextULong()
    {
        if (_hasSpareBits)
        {
            _hasSpareBits = false;
            return _spareBits;
        }

        (ulong low, _spareBits) = Philox.Block(_key, _stream, _block++);
        _hasSpareBits = true;
        return low;
    }

    /// <summary>The next 32 random bits (the high half of <see cref="NextULong"/>).</summary>
    public uint NextUInt() => (uint)(NextULong() >> 32);

    /// <summary>A whole number uniform in [0, <paramref name="bound"/>), without bias.</summary>
    /// <param name="bound">Above the greatest value; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is below 1.</exception>
    /// <remarks>Source: D. Lemire, "Fast random integer generation in an interval", 2019.</remarks>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        ulong product = (ulong)NextUInt() * (uint)bound;
        if ((uint)product < (uint)bound)
        {
            uint threshold = (uint)-bound % (uint)bound;
            while ((uint)product < threshold)
            {
                product = (ulong)NextUInt() * (uint)bound;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>A number uniform in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextDouble() => Philox.ToDouble(NextULong());

    /// <summary>A number uniform in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public double NextDouble(double low, double high) => low + ((high - low) * NextDouble());

    /// <summary>A number from the normal distribution of mean 0 and standard deviation 1.</summary>
    /// <remarks>The Box–Muller transform: G. E. P. Box, M. E. Muller, "A note on the generation of random normal deviates", 1958.</remarks>
    public double NextNormal()
    {
        if (_hasSpareNormal)
        {
            _hasSpareNormal = false;
            return _spareNormal;
        }

        // 1 - u lies in (0, 1], so the logarithm is finite.
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        (double sine, double cosine) = Math.SinCos(2 * Math.PI * NextDouble());
        _spareNormal = radius * sine;
        _hasSpareNormal = true;
        return radius * cosine;
    }

    /// <summary>Puts elements into a random order, each order equally likely (Fisher and Yates).</summary>
    public void Shuffle(Span<int> values)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            int j = NextInt(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }
}
