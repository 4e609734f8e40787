using System.Runtime.CompilerServices;
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
public static class Philox
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

        if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported)
        {
            for (; destination.Length - at >= 32; at += 32, block += 8)
            {
                EightBlocks(key, stream, block, out Vector512<ulong> low, out Vector512<ulong> high);
                Interleave(low, high, out Vector512<ulong> first, out Vector512<ulong> second);
                StoreFloats(first, destination.Slice(at, 16));
                StoreFloats(second, destination.Slice(at + 16, 16));
            }
        }
        else if (Avx2.IsSupported)
        {
            for (; destination.Length - at >= 16; at += 16, block += 4)
            {
                FourBlocks(key, stream, block, out Vector256<ulong> low, out Vector256<ulong> high);
                Interleave(low, high, out Vector256<ulong> first, out Vector256<ulong> second);
                StoreFloats(first, destination.Slice(at, 8));
                StoreFloats(second, destination.Slice(at + 8, 8));
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

        if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported)
        {
            for (; destination.Length - at >= 16; at += 16, block += 8)
            {
                EightBlocks(key, stream, block, out Vector512<ulong> low, out Vector512<ulong> high);
                Interleave(low, high, out Vector512<ulong> first, out Vector512<ulong> second);
                StoreDoubles(first, destination.Slice(at, 8));
                StoreDoubles(second, destination.Slice(at + 8, 8));
            }
        }
        else if (Avx2.IsSupported)
        {
            for (; destination.Length - at >= 8; at += 8, block += 4)
            {
                FourBlocks(key, stream, block, out Vector256<ulong> low, out Vector256<ulong> high);
                Interleave(low, high, out Vector256<ulong> first, out Vector256<ulong> second);
                StoreDoubles(first, destination.Slice(at, 4));
                StoreDoubles(second, destination.Slice(at + 4, 4));
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

    // One counter a lane. Lanes are 64 bits wide for the sake of the product; only their low halves count, so what
    // remains in the high halves never needs to be cleared between rounds.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EightBlocks(ulong key, ulong stream, ulong block, out Vector512<ulong> low, out Vector512<ulong> high)
    {
        Vector512<ulong> counter = Vector512.Create(block) + Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7);
        Vector512<ulong> c0 = counter, c1 = counter >>> 32;
        Vector512<ulong> c2 = Vector512.Create((ulong)(uint)stream), c3 = Vector512.Create(stream >> 32);
        Vector512<uint> m0 = Vector512.Create((ulong)Multiplier0).AsUInt32(), m1 = Vector512.Create((ulong)Multiplier1).AsUInt32();
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            Vector512<ulong> product0 = Avx512F.Multiply(c0.AsUInt32(), m0);
            Vector512<ulong> product1 = Avx512F.Multiply(c2.AsUInt32(), m1);
            c0 = (product1 >>> 32) ^ c1 ^ Vector512.Create((ulong)k0);
            c1 = product1;
            c2 = (product0 >>> 32) ^ c3 ^ Vector512.Create((ulong)k1);
            c3 = product0;
            k0 += KeyStep0;
            k1 += KeyStep1;
        }

        Vector512<ulong> mask = Vector512.Create((ulong)uint.MaxValue);
        low = (c0 & mask) | (c1 << 32);
        high = (c2 & mask) | (c3 << 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourBlocks(ulong key, ulong stream, ulong block, out Vector256<ulong> low, out Vector256<ulong> high)
    {
        Vector256<ulong> counter = Vector256.Create(block) + Vector256.Create(0UL, 1, 2, 3);
        Vector256<ulong> c0 = counter, c1 = counter >>> 32;
        Vector256<ulong> c2 = Vector256.Create((ulong)(uint)stream), c3 = Vector256.Create(stream >> 32);
        Vector256<uint> m0 = Vector256.Create((ulong)Multiplier0).AsUInt32(), m1 = Vector256.Create((ulong)Multiplier1).AsUInt32();
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            Vector256<ulong> product0 = Avx2.Multiply(c0.AsUInt32(), m0);
            Vector256<ulong> product1 = Avx2.Multiply(c2.AsUInt32(), m1);
            c0 = (product1 >>> 32) ^ c1 ^ Vector256.Create((ulong)k0);
            c1 = product1;
            c2 = (product0 >>> 32) ^ c3 ^ Vector256.Create((ulong)k1);
            c3 = product0;
            k0 += KeyStep0;
            k1 += KeyStep1;
        }

        Vector256<ulong> mask = Vector256.Create((ulong)uint.MaxValue);
        low = (c0 & mask) | (c1 << 32);
        high = (c2 & mask) | (c3 << 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Interleave(
        Vector512<ulong> low, Vector512<ulong> high, out Vector512<ulong> first, out Vector512<ulong> second)
    {
        first = Avx512F.PermuteVar8x64x2(low, Vector512.Create(0UL, 8, 1, 9, 2, 10, 3, 11), high);
        second = Avx512F.PermuteVar8x64x2(low, Vector512.Create(4UL, 12, 5, 13, 6, 14, 7, 15), high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Interleave(
        Vector256<ulong> low, Vector256<ulong> high, out Vector256<ulong> first, out Vector256<ulong> second)
    {
        Vector256<ulong> even = Avx2.UnpackLow(low, high);
        Vector256<ulong> odd = Avx2.UnpackHigh(low, high);
        first = Avx2.Permute2x128(even, odd, 0x20);
        second = Avx2.Permute2x128(even, odd, 0x31);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreFloats(Vector512<ulong> bits, Span<float> destination) =>
        (Vector512.ConvertToSingle((bits.AsUInt32() >>> 8).AsInt32()) * FloatUnit).CopyTo(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreFloats(Vector256<ulong> bits, Span<float> destination) =>
        (Vector256.ConvertToSingle((bits.AsUInt32() >>> 8).AsInt32()) * FloatUnit).CopyTo(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreDoubles(Vector512<ulong> bits, Span<double> destination) =>
        (Vector512.ConvertToDouble((bits >>> 11).AsInt64()) * DoubleUnit).CopyTo(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreDoubles(Vector256<ulong> bits, Span<double> destination) =>
        (Vector256.ConvertToDouble((bits >>> 11).AsInt64()) * DoubleUnit).CopyTo(destination);
}
