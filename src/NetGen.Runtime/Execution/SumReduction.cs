using System.Numerics;
using System.Runtime.InteropServices;
using NetGen.Threading;

namespace NetGen.Generated;

/// <summary>Adds the sums of several workers into the first one's after each phase, by fixed ranges and in a fixed order.</summary>
internal sealed class SumReduction<T> : IParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int LongestRange = 1 << 16;

    private readonly List<AlignedBuffer<T>> _sums;
    private readonly SumRange[][] _ranges;
    private SumRange[] _current = [];
    private int _count;

    /// <param name="layout">Says what the phases leave.</param>
    /// <param name="sums">The workers' memory.</param>
    public SumReduction(ProgramLayout layout, List<AlignedBuffer<T>> sums)
    {
        _sums = sums;
        _ranges = new SumRange[layout.Phases][];
        int start = layout.PhaseSumsOffset;
        for (int phase = 0; phase < layout.PhaseSums.Length; start += layout.PhaseSums[phase++])
        {
            _ranges[phase] = Cut([new SumRange(start, layout.PhaseSums[phase])]);
        }

        _ranges[^1] = Cut(layout.LastSums);
    }

    /// <summary>Adds up what a phase left.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="workers">The number of workers.</param>
    public void Run(int phase, int workers)
    {
        (_current, _count) = (_ranges[phase], workers);
        if (_current.Length > 0)
        {
            Parallelism.Run(this, _current.Length);
        }
    }

    private static SumRange[] Cut(SumRange[] ranges)
    {
        var parts = new List<SumRange>();
        foreach (SumRange range in ranges)
        {
            for (int start = 0; start < range.Length; start += LongestRange)
            {
                parts.Add(new SumRange(range.Offset + start, Math.Min(LongestRange, range.Length - start)));
            }
        }

        return [.. parts];
    }

    void IParallelWork.Run(int part)
    {
        SumRange range = _current[part];
        Span<T> total = _sums[0].Span.Slice(range.Offset, range.Length);
        for (int i = 1; i < _count; i++)
        {
            Add(total, _sums[i].Span.Slice(range.Offset, range.Length));
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
