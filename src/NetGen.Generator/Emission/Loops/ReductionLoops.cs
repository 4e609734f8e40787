using NetGen.Generator.Emission.Simd;

namespace NetGen.Generator.Emission.Loops;

/// <summary>Writes the loops over what is summed: short ones unrolled, the innermost in steps.</summary>
/// <param name="nest">The loops of the contraction.</param>
/// <param name="v">The width.</param>
/// <param name="outer">The loops around the tile.</param>
/// <param name="writer">Where to.</param>
internal sealed class ReductionLoops(ContractionNest nest, VectorSyntax v, IReadOnlyList<LoopAxis> outer, CodeWriter writer)
{
    /// <summary>How far a load may go from one turn of a loop to the next for the processor to foresee where it reads then.</summary>
    private const int ForeseenBytes = 1024;

    /// <summary>How many stretches of a long panel are read side by side, at the most.</summary>
    private const int MostStreams = 4;

    /// <summary>A panel that fills the first-level cache.</summary>
    private const int LongPanelBytes = 40 * 1024;

    /// <summary>Whether the tile has one position, so that each vector it reads serves one multiply-add.</summary>
    public bool IsRow { get; init; }

    private string Element => v.Element;

    /// <summary>Writes the loops.</summary>
    /// <param name="block">The stretch of the innermost axis, or null for all of it.</param>
    /// <param name="multiplyAdds">The multiply-adds of a step.</param>
    /// <param name="sets">Successive steps that add to sums of their own.</param>
    /// <param name="writtenOut">Loops that are written out, if any.</param>
    /// <param name="writeBefore">Writes what comes before each turn of the innermost loop, the first time that it is written; told how many turns a tile takes, as C#.</param>
    /// <param name="writeStep">Writes one step: its number in the unrolled code, its offsets, and the steps of the loops that are written out.</param>
    public void Write(ReductionBlock? block, int multiplyAdds, int sets, IReadOnlyList<LoopAxis> writtenOut, Action<string> writeBefore, Action<int, int[], int[]> writeStep)
    {
        LoopAxis[] axes = [.. nest.Reductions];
        if (writtenOut.Count == 0 && IsStraight(multiplyAdds))
        {
            WriteUnrolled(axes, (unroll, strides) => writeStep(unroll, strides, []));
            return;
        }

        using var blocks = new Blocks();
        if (block is null && writtenOut.Count == 0 && FindBound(axes[axes.Length - 1]) is { IsWorthwhile: true })
        {
            foreach (LoopAxis axis in axes)
            {
                Open(blocks, axis);
            }

            WriteStart(axes);
            writeBefore(Turns(axes, writtenOut, axes[axes.Length - 1].Extent));
            writeStep(0, new int[4], []);
            return;
        }

        foreach (LoopAxis axis in axes.Take(axes.Length - 1).Where(a => !writtenOut.Contains(a)))
        {
            Open(blocks, axis);
        }

        IEnumerable<int[]> steps = [[]];
        foreach (LoopAxis axis in writtenOut)
        {
            steps = [.. steps.SelectMany(s => Enumerable.Range(0, axis.Extent).Select(i => (int[])[.. s, i]))];
        }

        bool isFirst = true;
        foreach (int[] step in steps)
        {
            using (writtenOut.Count == 0 ? null : writer.Block())
            {
                for (int i = 0; i < step.Length; i++)
                {
                    writer.Line($"const int {writtenOut[i].Name} = {step[i]};");
                }

                WriteInnermost(axes, block, multiplyAdds, sets, writtenOut, isFirst ? writeBefore : _ => { }, (unroll, strides) => writeStep(unroll, strides, step));
                isFirst = false;
            }
        }
    }

    /// <summary>Whether all steps are few enough to be written one after another, without loops.</summary>
    /// <param name="multiplyAdds">The multiply-adds of a step.</param>
    public bool IsStraight(int multiplyAdds)
    {
        int total = nest.Reductions.Any(a => a.IsDynamic) ? int.MaxValue : nest.Reductions.Aggregate(1, (n, a) => n * a.Extent);
        return total <= v.UnrollBudget && total * multiplyAdds <= v.UnrollBudget;
    }

    private void WriteInnermost(LoopAxis[] axes, ReductionBlock? block, int multiplyAdds, int sets, IReadOnlyList<LoopAxis> writtenOut, Action<string> writeBefore, Action<int, int[]> writeStep)
    {
        LoopAxis inner = axes[axes.Length - 1];
        if (writtenOut.Contains(inner))
        {
            WriteStart(axes);
            writeBefore(Turns(axes, writtenOut, 1));
            writeStep(0, new int[4]);
            return;
        }

        WriteStart(axes.Take(axes.Length - 1));
        if (inner.IsDynamic)
        {
            using (writer.Block($"for (nint {inner.Name} = {inner.Count}; {inner.Name} > 0; {inner.Name}--)"))
            {
                writeBefore(Turns(axes, writtenOut, inner.Extent));
                writeStep(0, new int[4]);
                Advance(inner, 1);
            }

            return;
        }

        int extent = block?.Steps ?? inner.Extent;
        int unroll = sets > 1
            ? Math.Min(sets, extent)
            : new[] { 4, 3, 2, 1 }.First(u => extent % u == 0 && (u == 1 || (u * multiplyAdds <= v.UnrollBudget / 4 && IsForeseen(inner, u / Streams(axes, block, u)))));
        int streams = Streams(axes, block, unroll), turns = extent / unroll;
        using (writer.Block($"for (int {inner.Name} = {turns}; {inner.Name} > 0; {inner.Name}--)"))
        {
            writeBefore(Turns(axes, writtenOut, turns));
            for (int u = 0; u < unroll; u++)
            {
                int step = (u / streams) + (u % streams * (extent / streams));
                writeStep(u, [.. inner.Strides.Select(s => s * step)]);
            }

            Advance(inner, unroll / streams);
        }

        for (int u = 0; u < extent % unroll; u++)
        {
            writeStep(unroll + u, [.. inner.Strides.Select(s => s * u)]);
        }
    }

    /// <summary>The turns of the innermost loop, where it is written first, for all steps of those around it, as C#.</summary>
    private string Turns(LoopAxis[] axes, IReadOnlyList<LoopAxis> writtenOut, int ofInnermost)
    {
        IEnumerable<LoopAxis> around = axes.Take(axes.Length - 1).Where(a => !writtenOut.Contains(a));
        int each = around.Aggregate(ofInnermost, (n, a) => n * (int)Math.Ceiling(a.Extent * (FindBound(a)?.ShareInside ?? 1)));
        return !axes.Any(a => a.IsDynamic) ? $"{each}" : each == 1 ? "samples" : $"(nint)samples * {each}";
    }

    /// <summary>
    /// How many stretches of the reduction the loop goes through side by side. A row of results reads each weight once, and where weights come
    /// from the second-level cache, they come faster from several places at a time.
    /// </summary>
    private int Streams(LoopAxis[] axes, ReductionBlock? block, int unroll)
    {
        LoopAxis inner = axes[axes.Length - 1];
        bool isLong = IsRow && nest.HasB && block is null && axes.Length == 1 && Bytes(inner.Strides[nest.B]) * inner.Extent > LongPanelBytes;
        return isLong && inner.Extent % unroll == 0 ? Enumerable.Range(1, MostStreams).Last(s => unroll % s == 0) : 1;
    }

    private long Bytes(int elements) => Math.Abs((long)elements) * (v.Element == "double" ? 8 : 4);

    /// <summary>Whether a loop that takes several steps in a turn leaves its loads near enough to those of the turn before.</summary>
    private bool IsForeseen(LoopAxis inner, int steps) =>
        !nest.HasB || Bytes(inner.Strides[nest.B]) * steps <= ForeseenBytes;

    /// <summary>Opens a loop of the reduction, without the steps that would only read zeros around an operand.</summary>
    public void Open(Blocks blocks, LoopAxis axis)
    {
        if (FindBound(axis) is not { } bound)
        {
            blocks.Add(axis.Open(writer));
            return;
        }

        string name = axis.Name;
        IEnumerable<string> terms = bound.Others.Where(o => o.Axis.Extent > 1).Select(o => $"({o.Axis.Name} * {o.Coefficient})").Append($"{bound.Offset}");
        writer.Line($"nint {name}Rest = {string.Join(" + ", terms)};");
        writer.Line($"nint {name}First = {bound.First($"{name}Rest")};");
        writer.Line($"nint {name}End = {bound.End($"{name}Rest", axis.Extent)};");
        blocks.Add(writer.Block($"for (nint {name} = {name}First; {name} < {name}End; {name}++)"));
    }

    /// <summary>What bounds a loop of the reduction, if the loops around the tile know it.</summary>
    private ReadBound? FindBound(LoopAxis axis) => nest.Bounds.FirstOrDefault(b =>
        !axis.IsDynamic
        && b.Axis.Name == axis.Name
        && b.Axis.Extent == axis.Extent
        && b.Others.All(o => o.Axis.Extent == 1 || outer.Any(l => !l.IsDynamic && l.Name == o.Axis.Name && l.Extent == o.Axis.Extent)));

    private void WriteUnrolled(LoopAxis[] axes, Action<int, int[]> writeStep)
    {
        WriteStart([]);
        List<int[]> offsets = [new int[4]];
        foreach (LoopAxis axis in axes)
        {
            offsets = [.. offsets.SelectMany(o => Enumerable.Range(0, axis.Extent).Select(i => o.Zip(axis.Strides, (x, s) => x + (i * s)).ToArray()))];
        }

        for (int i = 0; i < offsets.Count; i++)
        {
            writeStep(i, offsets[i]);
        }
    }

    /// <summary>Declares the references that run along the innermost axis.</summary>
    public void WriteStart(IEnumerable<LoopAxis> loops)
    {
        LoopAxis[] axes = [.. loops];
        writer.Line($"ref {Element} ak = {Reference("at", LoopAxis.Offset(axes, 1))};");
        if (nest.HasB)
        {
            writer.Line($"ref {Element} bk = {Reference("bt", LoopAxis.Offset(axes, 2))};");
        }

        static string Reference(string name, string offset) => offset == "0" ? $"ref {name}" : $"ref Unsafe.Add(ref {name}, {offset})";
    }

    private void Advance(LoopAxis inner, int steps)
    {
        Write("ak", inner.Strides[1] * steps);
        if (nest.HasB)
        {
            Write("bk", inner.Strides[2] * steps);
        }

        void Write(string name, int distance)
        {
            if (distance != 0)
            {
                writer.Line($"{name} = ref Unsafe.Add(ref {name}, {distance});");
            }
        }
    }
}
