using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

/// <content>Many blocks at once.</content>
public static partial class Philox
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<ulong> low, Vector512<ulong> high, Span<float> destination)
    {
        Interleave(low, high, out Vector512<ulong> first, out Vector512<ulong> second);
        (Vector512.ConvertToSingle((first.AsUInt32() >>> 8).AsInt32()) * FloatUnit).CopyTo(destination);
        (Vector512.ConvertToSingle((second.AsUInt32() >>> 8).AsInt32()) * FloatUnit).CopyTo(destination[16..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<ulong> low, Vector256<ulong> high, Span<float> destination)
    {
        Interleave(low, high, out Vector256<ulong> first, out Vector256<ulong> second);
        (Vector256.ConvertToSingle((first.AsUInt32() >>> 8).AsInt32()) * FloatUnit).CopyTo(destination);
        (Vector256.ConvertToSingle((second.AsUInt32() >>> 8).AsInt32()) * FloatUnit).CopyTo(destination[8..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<ulong> low, Vector512<ulong> high, Span<double> destination)
    {
        Interleave(low, high, out Vector512<ulong> first, out Vector512<ulong> second);
        (Vector512.ConvertToDouble((first >>> 11).AsInt64()) * DoubleUnit).CopyTo(destination);
        (Vector512.ConvertToDouble((second >>> 11).AsInt64()) * DoubleUnit).CopyTo(destination[8..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<ulong> low, Vector256<ulong> high, Span<double> destination)
    {
        Interleave(low, high, out Vector256<ulong> first, out Vector256<ulong> second);
        (Vector256.ConvertToDouble((first >>> 11).AsInt64()) * DoubleUnit).CopyTo(destination);
        (Vector256.ConvertToDouble((second >>> 11).AsInt64()) * DoubleUnit).CopyTo(destination[4..]);
    }

    // One counter a lane. Lanes are 64 bits wide for the sake of the product; only their low halves count, so what
    // remains in the high halves never needs to be cleared between rounds. A round waits for the one before, so two
    // vectors of counters go through theirs together.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwiceBlocks(
        ReadOnlySpan<ulong> keys, ulong stream, ulong block, out Vector512<ulong> low, out Vector512<ulong> high, out Vector512<ulong> nextLow, out Vector512<ulong> nextHigh)
    {
        Vector512<ulong> a0 = Vector512.Create(block) + Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7), b0 = a0 + Vector512.Create(8UL);
        Vector512<ulong> a1 = a0 >>> 32, b1 = b0 >>> 32;
        Vector512<ulong> a2 = Vector512.Create((ulong)(uint)stream), b2 = a2;
        Vector512<ulong> a3 = Vector512.Create(stream >> 32), b3 = a3;
        ref ulong key = ref MemoryMarshal.GetReference(keys);
        for (nint round = 0; round < 2 * Rounds; round += 2)
        {
            Vector512<ulong> key0 = Vector512.Create(Unsafe.Add(ref key, round)), key1 = Vector512.Create(Unsafe.Add(ref key, round + 1));
            Mix(ref a0, ref a1, ref a2, ref a3, key0, key1);
            Mix(ref b0, ref b1, ref b2, ref b3, key0, key1);
        }

        Vector512<ulong> mask = Vector512.Create((ulong)uint.MaxValue);
        low = (a0 & mask) | (a1 << 32);
        high = (a2 & mask) | (a3 << 32);
        nextLow = (b0 & mask) | (b1 << 32);
        nextHigh = (b2 & mask) | (b3 << 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(
        ref Vector512<ulong> c0, ref Vector512<ulong> c1, ref Vector512<ulong> c2, ref Vector512<ulong> c3, Vector512<ulong> key0, Vector512<ulong> key1)
    {
        Vector512<ulong> product0 = Avx512F.Multiply(c0.AsUInt32(), Vector512.Create((ulong)Multiplier0).AsUInt32());
        Vector512<ulong> product1 = Avx512F.Multiply(c2.AsUInt32(), Vector512.Create((ulong)Multiplier1).AsUInt32());
        c0 = (product1 >>> 32) ^ c1 ^ key0;
        c1 = product1;
        c2 = (product0 >>> 32) ^ c3 ^ key1;
        c3 = product0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Interleave(
        Vector512<ulong> low, Vector512<ulong> high, out Vector512<ulong> first, out Vector512<ulong> second)
    {
        first = Avx512F.PermuteVar8x64x2(low, Vector512.Create(0UL, 8, 1, 9, 2, 10, 3, 11), high);
        second = Avx512F.PermuteVar8x64x2(low, Vector512.Create(4UL, 12, 5, 13, 6, 14, 7, 15), high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwiceBlocks(
        ReadOnlySpan<ulong> keys, ulong stream, ulong block, out Vector256<ulong> low, out Vector256<ulong> high, out Vector256<ulong> nextLow, out Vector256<ulong> nextHigh)
    {
        Vector256<ulong> a0 = Vector256.Create(block) + Vector256.Create(0UL, 1, 2, 3), b0 = a0 + Vector256.Create(4UL);
        Vector256<ulong> a1 = a0 >>> 32, b1 = b0 >>> 32;
        Vector256<ulong> a2 = Vector256.Create((ulong)(uint)stream), b2 = a2;
        Vector256<ulong> a3 = Vector256.Create(stream >> 32), b3 = a3;
        ref ulong key = ref MemoryMarshal.GetReference(keys);
        for (nint round = 0; round < 2 * Rounds; round += 2)
        {
            Vector256<ulong> key0 = Vector256.Create(Unsafe.Add(ref key, round)), key1 = Vector256.Create(Unsafe.Add(ref key, round + 1));
            Mix(ref a0, ref a1, ref a2, ref a3, key0, key1);
            Mix(ref b0, ref b1, ref b2, ref b3, key0, key1);
        }

        Vector256<ulong> mask = Vector256.Create((ulong)uint.MaxValue);
        low = (a0 & mask) | (a1 << 32);
        high = (a2 & mask) | (a3 << 32);
        nextLow = (b0 & mask) | (b1 << 32);
        nextHigh = (b2 & mask) | (b3 << 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(
        ref Vector256<ulong> c0, ref Vector256<ulong> c1, ref Vector256<ulong> c2, ref Vector256<ulong> c3, Vector256<ulong> key0, Vector256<ulong> key1)
    {
        Vector256<ulong> product0 = Avx2.Multiply(c0.AsUInt32(), Vector256.Create((ulong)Multiplier0).AsUInt32());
        Vector256<ulong> product1 = Avx2.Multiply(c2.AsUInt32(), Vector256.Create((ulong)Multiplier1).AsUInt32());
        c0 = (product1 >>> 32) ^ c1 ^ key0;
        c1 = product1;
        c2 = (product0 >>> 32) ^ c3 ^ key1;
        c3 = product0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Interleave(
        Vector256<ulong> low, Vector256<ulong> high, out Vector256<ulong> first, out Vector256<ulong> second)
    {
        Vector256<ulong> even = Avx2.UnpackLow(low, high), odd = Avx2.UnpackHigh(low, high);
        first = Avx2.Permute2x128(even, odd, 0x20);
        second = Avx2.Permute2x128(even, odd, 0x31);
    }
}
