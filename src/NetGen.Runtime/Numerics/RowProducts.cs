using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Numerics;

/// <summary>Products of the rows of two matrices, <c>C += A Bᵀ</c>, in double precision.</summary>
internal static class RowProducts
{
    /// <summary>Adds to <c>c[i, j]</c> the dot product of row i of <paramref name="a"/> and row j of <paramref name="b"/>, on this thread.</summary>
    /// <param name="a">Flat rows of <paramref name="length"/> elements.</param>
    /// <param name="b">Flat rows of <paramref name="length"/> elements.</param>
    /// <param name="length">The number of elements of a row.</param>
    /// <param name="c">A row for each row of <paramref name="a"/>, with an element for each row of <paramref name="b"/>.</param>
    /// <param name="stride">The distance between two rows of <paramref name="c"/>.</param>
    public static void Add(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int length, Span<double> c, int stride)
    {
        int rows = a.Length / length, columns = b.Length / length;

        // A few rows of b stay in the cache while all of a goes past.
        const int block = 32;
        Span<double> sums = stackalloc double[8];
        for (int start = 0; start < columns; start += block)
        {
            int end = Math.Min(columns, start + block);
            for (int i = 0; i < rows; i += 2)
            {
                ReadOnlySpan<double> first = a.Slice(i * length, length);
                ReadOnlySpan<double> second = i + 1 < rows ? a.Slice((i + 1) * length, length) : first;
                for (int j = start; j < end; j += 4)
                {
                    int count = Math.Min(4, end - j);
                    Multiply(first, second, b.Slice(j * length, count * length), sums);
                    for (int k = 0; k < count; k++)
                    {
                        c[(i * stride) + j + k] += sums[k];
                        if (i + 1 < rows)
                        {
                            c[((i + 1) * stride) + j + k] += sums[4 + k];
                        }
                    }
                }
            }
        }
    }

    // Two rows by four: eight sums in registers. Where fewer are left, the last one is taken again and those sums are not used.
    private static void Multiply(ReadOnlySpan<double> first, ReadOnlySpan<double> second, ReadOnlySpan<double> b, Span<double> sums)
    {
        int length = first.Length, last = (b.Length / length) - 1;
        ref double a0 = ref MemoryMarshal.GetReference(first), a1 = ref MemoryMarshal.GetReference(second);
        ref double b0 = ref MemoryMarshal.GetReference(b);
        ref double b1 = ref MemoryMarshal.GetReference(b[(Math.Min(1, last) * length)..]);
        ref double b2 = ref MemoryMarshal.GetReference(b[(Math.Min(2, last) * length)..]);
        ref double b3 = ref MemoryMarshal.GetReference(b[(last * length)..]);
        Vector<double> s00 = default, s01 = default, s02 = default, s03 = default, s10 = default, s11 = default, s12 = default, s13 = default;
        nuint at = 0, width = (nuint)Vector<double>.Count, end = (nuint)length;
        for (; at + width <= end; at += width)
        {
            Vector<double> x0 = Vector.LoadUnsafe(ref a0, at), x1 = Vector.LoadUnsafe(ref a1, at);
            Vector<double> y = Vector.LoadUnsafe(ref b0, at);
            s00 += x0 * y;
            s10 += x1 * y;
            y = Vector.LoadUnsafe(ref b1, at);
            s01 += x0 * y;
            s11 += x1 * y;
            y = Vector.LoadUnsafe(ref b2, at);
            s02 += x0 * y;
            s12 += x1 * y;
            y = Vector.LoadUnsafe(ref b3, at);
            s03 += x0 * y;
            s13 += x1 * y;
        }

        (sums[0], sums[1], sums[2], sums[3]) = (Vector.Sum(s00), Vector.Sum(s01), Vector.Sum(s02), Vector.Sum(s03));
        (sums[4], sums[5], sums[6], sums[7]) = (Vector.Sum(s10), Vector.Sum(s11), Vector.Sum(s12), Vector.Sum(s13));
        for (; at < end; at++)
        {
            double x0 = Unsafe.Add(ref a0, at), x1 = Unsafe.Add(ref a1, at);
            double y0 = Unsafe.Add(ref b0, at), y1 = Unsafe.Add(ref b1, at), y2 = Unsafe.Add(ref b2, at), y3 = Unsafe.Add(ref b3, at);
            sums[0] += x0 * y0;
            sums[1] += x0 * y1;
            sums[2] += x0 * y2;
            sums[3] += x0 * y3;
            sums[4] += x1 * y0;
            sums[5] += x1 * y1;
            sums[6] += x1 * y2;
            sums[7] += x1 * y3;
        }
    }
}
