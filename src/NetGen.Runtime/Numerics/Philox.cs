using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

/// <summary>
/// Philox4x32-10, a counter-based random generator: every number is a pure function of a key, a stream and its index,
/// so any thread can draw any part of a sequence.
/// </summary>
/// <remarks>
/// <para>Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.</para>
/// <para>A block is four 32-bit words <c>w0…w3</c>, the cipher of the counter (block index, stream) under the key, low
/// words first. Float <c>i</c> is the high 24 bits of word <c>i mod 4</c> of block <c>i / 4</c>; double <c>i</c> is
/// the high 53 bits of the words <c>2 (i mod 2)</c> (low) and <c>2 (i mod 2) + 1</c> (high) of block <c>i / 2</c>.</para>
/// <para>Streams from 2⁶³ on are the library's own; the others are free for generated code.</para>
/// </remarks>
public static partial class Philox
{
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint KeyStep0 = 0x9E3779B9;
    private const uint KeyStep1 = 0xBB67AE85;
    private const int Rounds = 10;
    private const float FloatUnit = 1f / (1 << 24);
    private const double DoubleUnit = 1.0 / (1L << 53);

    /// <summary>Fills a span with numbers uniform in [0, 1), multiples of 2⁻²⁴.</summary>
    /// <param name="destination">Receives the elements <paramref name="firstIndex"/>, <paramref name="firstIndex"/> + 1, … of the sequence.</param>
    /// <param name="key">The seed.</param>
    /// <param name="stream">Which of the key's sequences.</param>
    /// <param name="firstIndex">The index of the first element.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="firstIndex"/> is negative.</exception>
    public static void FillUniform(Span<float> destination, ulong key, ulong stream, long firstIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstIndex);
        ulong block = (ulong)firstIndex / 4;
        int skip = (int)(firstIndex % 4);
        int at = 0;
        if (skip != 0)
        {
            at = Math.Min(4 - skip, destination.Length);
            PartialBlock(destination[..at], key, stream, block++, skip);
        }

        Span<ulong> keys = stackalloc ulong[2 * Rounds];
        ExpandKey(key, keys);
        if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported)
        {
            while (destination.Length - at >= 32)
            {
                TwiceBlocks(keys, stream, block, out Vector512<ulong> low, out Vector512<ulong> high, out Vector512<ulong> nextLow, out Vector512<ulong> nextHigh);
                Store(low, high, destination.Slice(at, 32));
                (at, block) = (at + 32, block + 8);
                if (destination.Length - at >= 32)
                {
                    Store(nextLow, nextHigh, destination.Slice(at, 32));
                    (at, block) = (at + 32, block + 8);
                }
            }
        }
        else if (Avx2.IsSupported)
        {
            while (destination.Length - at >= 16)
            {
                TwiceBlocks(keys, stream, block, out Vector256<ulong> low, out Vector256<ulong> high, out Vector256<ulong> nextLow, out Vector256<ulong> nextHigh);
                Store(low, high, destination.Slice(at, 16));
                (at, block) = (at + 16, block + 4);
                if (destination.Length - at >= 16)
                {
                    Store(nextLow, nextHigh, destination.Slice(at, 16));
                    (at, block) = (at + 16, block + 4);
                }
            }
        }

        for (; at < destination.Length; at += 4)
        {
            PartialBlock(destination.Slice(at, Math.Min(4, destination.Length - at)), key, stream, block++, 0);
        }
    }

    /// <summary>Fills a span with numbers uniform in [0, 1), multiples of 2⁻⁵³.</summary>
    /// <inheritdoc cref="FillUniform(Span{float}, ulong, ulong, long)"/>
    public static void FillUniform(Span<double> destination, ulong key, ulong stream, long firstIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstIndex);
        ulong block = (ulong)firstIndex / 2;
        int at = 0;
        if (firstIndex % 2 != 0 && destination.Length > 0)
        {
            destination[at++] = ToDouble(Block(key, stream, block++).High);
        }

        Span<ulong> keys = stackalloc ulong[2 * Rounds];
        ExpandKey(key, keys);
        if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported)
        {
            while (destination.Length - at >= 16)
            {
                TwiceBlocks(keys, stream, block, out Vector512<ulong> low, out Vector512<ulong> high, out Vector512<ulong> nextLow, out Vector512<ulong> nextHigh);
                Store(low, high, destination.Slice(at, 16));
                (at, block) = (at + 16, block + 8);
                if (destination.Length - at >= 16)
                {
                    Store(nextLow, nextHigh, destination.Slice(at, 16));
                    (at, block) = (at + 16, block + 8);
                }
            }
        }
        else if (Avx2.IsSupported)
        {
            while (destination.Length - at >= 8)
            {
                TwiceBlocks(keys, stream, block, out Vector256<ulong> low, out Vector256<ulong> high, out Vector256<ulong> nextLow, out Vector256<ulong> nextHigh);
                Store(low, high, destination.Slice(at, 8));
                (at, block) = (at + 8, block + 4);
                if (destination.Length - at >= 8)
                {
                    Store(nextLow, nextHigh, destination.Slice(at, 8));
                    (at, block) = (at + 8, block + 4);
                }
            }
        }

        for (; at < destination.Length; at += 2)
        {
            (ulong low, ulong high) = Block(key, stream, block++);
            destination[at] = ToDouble(low);
            if (at + 1 < destination.Length)
            {
                destination[at + 1] = ToDouble(high);
            }
        }
    }

    /// <summary>One block: words 0 and 1 in the low result, 2 and 3 in the high one, the lower word in the lower half.</summary>
    internal static (ulong Low, ulong High) Block(ulong key, ulong stream, ulong block)
    {
        uint c0 = (uint)block, c1 = (uint)(block >> 32), c2 = (uint)stream, c3 = (uint)(stream >> 32);
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            ulong product0 = (ulong)c0 * Multiplier0;
            ulong product1 = (ulong)c2 * Multiplier1;
            c0 = (uint)(product1 >> 32) ^ c1 ^ k0;
            c1 = (uint)product1;
            c2 = (uint)(product0 >> 32) ^ c3 ^ k1;
            c3 = (uint)product0;
            k0 += KeyStep0;
            k1 += KeyStep1;
        }

        return (c0 | ((ulong)c1 << 32), c2 | ((ulong)c3 << 32));
    }

    internal static double ToDouble(ulong bits) => (bits >> 11) * DoubleUnit;

    private static void PartialBlock(Span<float> destination, ulong key, ulong stream, ulong block, int skip)
    {
        (ulong low, ulong high) = Block(key, stream, block);
        for (int i = 0; i < destination.Length; i++)
        {
            int word = skip + i;
            uint bits = (uint)((word < 2 ? low : high) >> (word % 2 * 32));
            destination[i] = (bits >> 8) * FloatUnit;
        }
    }

    /// <summary>Both words of the key, round by round.</summary>
    private static void ExpandKey(ulong key, Span<ulong> keys)
    {
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (int i = 0; i < keys.Length; i += 2)
        {
            (keys[i], keys[i + 1]) = (k0, k1);
            k0 += KeyStep0;
            k1 += KeyStep1;
        }
    }
}
