using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Generated;

/// <summary>Copies of matrices in another order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Matrices
{
    private const int Block = 8;

    /// <summary>y[c, r] = x[r, c], block by block down the columns, so that a line of the result is full before others take its place in the cache.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="y">The first element of the result.</param>
    /// <param name="yStride">The distance between rows of the result.</param>
    /// <param name="x">The first element of the matrix.</param>
    /// <param name="xStride">The distance between rows of the matrix.</param>
    /// <param name="rows">The rows of the matrix.</param>
    /// <param name="columns">The columns of the matrix.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose<T>(ref T y, nint yStride, ref T x, nint xStride, int rows, int columns)
        where T : unmanaged
    {
        for (nint c = 0; c < columns; c += Block)
        {
            for (nint r = 0; r < rows; r += Block)
            {
                TransposeBlock(ref y, yStride, ref x, xStride, rows, columns, r, c);
            }
        }
    }

    /// <summary>The same along the rows, for a small result, which stays in the cache, of a matrix that comes from memory.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="y">The first element of the result.</param>
    /// <param name="yStride">The distance between rows of the result.</param>
    /// <param name="x">The first element of the matrix.</param>
    /// <param name="xStride">The distance between rows of the matrix.</param>
    /// <param name="rows">The rows of the matrix.</param>
    /// <param name="columns">The columns of the matrix.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransposeAlongRows<T>(ref T y, nint yStride, ref T x, nint xStride, int rows, int columns)
        where T : unmanaged
    {
        for (nint r = 0; r < rows; r += Block)
        {
            for (nint c = 0; c < columns; c += Block)
            {
                TransposeBlock(ref y, yStride, ref x, xStride, rows, columns, r, c);
            }
        }
    }

    /// <summary>The block from a row and a column on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeBlock<T>(ref T y, nint yStride, ref T x, nint xStride, int rows, int columns, nint r, nint c)
        where T : unmanaged
    {
        int height = (int)Math.Min(Block, rows - r), width = (int)Math.Min(Block, columns - c);
        ref T target = ref Unsafe.Add(ref y, (c * yStride) + r);
        ref T source = ref Unsafe.Add(ref x, (r * xStride) + c);
        if (typeof(T) == typeof(float) && Avx.IsSupported && width == Block && height == Block)
        {
            TransposeEight(ref Unsafe.As<T, float>(ref target), yStride, ref Unsafe.As<T, float>(ref source), xStride);
        }
        else
        {
            TransposeElements(ref target, yStride, ref source, xStride, height, width);
        }
    }

    private static void TransposeElements<T>(ref T y, nint yStride, ref T x, nint xStride, int rows, int columns)
    {
        for (nint c = 0; c < columns; c++)
        {
            ref T target = ref Unsafe.Add(ref y, c * yStride);
            ref T source = ref Unsafe.Add(ref x, c);
            for (nint r = 0; r < rows; r++)
            {
                Unsafe.Add(ref target, r) = source;
                source = ref Unsafe.Add(ref source, xStride);
            }
        }
    }

    /// <summary>Eight rows of eight: pairs of rows are interleaved by elements, then by pairs, then by halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeEight(ref float y, nint yStride, ref float x, nint xStride)
    {
        (Vector256<float> a0, Vector256<float> a1, Vector256<float> a2, Vector256<float> a3) = Quadruples(ref x, xStride);
        (Vector256<float> b0, Vector256<float> b1, Vector256<float> b2, Vector256<float> b3) = Quadruples(ref Unsafe.Add(ref x, 4 * xStride), xStride);
        const byte LowHalves = 0x20, HighHalves = 0x31;
        Avx.Permute2x128(a0, b0, LowHalves).StoreUnsafe(ref y);
        Avx.Permute2x128(a1, b1, LowHalves).StoreUnsafe(ref Unsafe.Add(ref y, yStride));
        Avx.Permute2x128(a2, b2, LowHalves).StoreUnsafe(ref Unsafe.Add(ref y, 2 * yStride));
        Avx.Permute2x128(a3, b3, LowHalves).StoreUnsafe(ref Unsafe.Add(ref y, 3 * yStride));
        Avx.Permute2x128(a0, b0, HighHalves).StoreUnsafe(ref Unsafe.Add(ref y, 4 * yStride));
        Avx.Permute2x128(a1, b1, HighHalves).StoreUnsafe(ref Unsafe.Add(ref y, 5 * yStride));
        Avx.Permute2x128(a2, b2, HighHalves).StoreUnsafe(ref Unsafe.Add(ref y, 6 * yStride));
        Avx.Permute2x128(a3, b3, HighHalves).StoreUnsafe(ref Unsafe.Add(ref y, 7 * yStride));
    }

    /// <summary>Of four rows, the columns 0 and 4, 1 and 5, 2 and 6, 3 and 7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Zero, Vector256<float> One, Vector256<float> Two, Vector256<float> Three) Quadruples(ref float x, nint stride)
    {
        var r0 = Vector256.LoadUnsafe(ref x);
        var r1 = Vector256.LoadUnsafe(ref Unsafe.Add(ref x, stride));
        var r2 = Vector256.LoadUnsafe(ref Unsafe.Add(ref x, 2 * stride));
        var r3 = Vector256.LoadUnsafe(ref Unsafe.Add(ref x, 3 * stride));
        Vector256<float> low01 = Avx.UnpackLow(r0, r1), high01 = Avx.UnpackHigh(r0, r1), low23 = Avx.UnpackLow(r2, r3), high23 = Avx.UnpackHigh(r2, r3);
        const byte FirstPairs = 0x44, SecondPairs = 0xEE;
        return (
            Avx.Shuffle(low01, low23, FirstPairs),
            Avx.Shuffle(low01, low23, SecondPairs),
            Avx.Shuffle(high01, high23, FirstPairs),
            Avx.Shuffle(high01, high23, SecondPairs));
    }
}
