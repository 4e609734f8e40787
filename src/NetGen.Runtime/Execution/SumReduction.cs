using System.Numerics;
using System.Runtime.InteropServices;
using NetGen.Threading;

namespace NetGen.Generated;

/// <summary>Adds the sums of several workers into the first one's, by fixed ranges and in a fixed order.</summary>
internal sealed class SumReduction<T> : IParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int RangeLength = 1 << 16;

    [ThreadStatic]
    private static SumReduction<T>? _instance;

    private List<AlignedBuffer<T>> _sums = [];
    private int _count;
    private SumRange _range;

    /// <summary>Adds a stretch of the sums.</summary>
    public static void Run(List<AlignedBuffer<T>> sums, int count, SumRange range)
    {
        SumReduction<T> reduction = _instance ??= new SumReduction<T>();
        (reduction._sums, reduction._count, reduction._range) = (sums, count, range);
        Parallelism.Run(reduction, (range.Length + RangeLength - 1) / RangeLength);
    }

    void IParallelWork.Run(int part)
    {
        int start = _range.Offset + (part * RangeLength);
        Span<T> total = _sums[0].Span[start..Math.Min(start + RangeLength, _range.Offset + _range.Length)];
        for (int i = 1; i < _count; i++)
        {
            Add(total, _sums[i].Span.Slice(start, total.Length));
        }
    }

    private static void Add(Span<T> total, ReadOnlySpan<T> other)
    {
        Span<Vector<T>> totals = MemoryMarshal.Cast<T, Vector<T>>(total);
        ReadOnlySpan<Vector<T>> others = MemoryMarshal.Cast<T, Vector<T>>(other);
        for (int i = 0; i < totals.Length; i++)
        {
            totals[i] += others[i];
        }

        for (int i = totals.Length * Vector<T>.Count; i < total.Length; i++)
        {
            total[i] += other[i];
        }
    }
}
