using NetGen.Generator.Emission.Simd;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission.Loops;

/// <summary>A tile whose vectors lie along the reduction: rows of one operand by rows of the other, lanes summed at the end.</summary>
internal sealed class DotTile(
    Contraction node, ContractionNest nest, VectorSyntax v, KernelLibrary library, ContractionStore store, IReadOnlyList<LoopAxis> outer, CodeWriter writer)
{
    /// <summary>Sums whose lanes are added together.</summary>
    public const int SumsTogether = 4;

    public void Write(TileGrid grid)
    {
        List<int[]> rows = grid.PositionOffsets();
        int columns = grid.VectorCount;
        for (int p = 0; p < rows.Count; p++)
        {
            for (int q = 0; q < columns; q++)
            {
                writer.Line($"{v.Type} c{p}_{q} = {v.Zero};");
            }
        }

        WriteReduction(grid, rows);
        int strideY = grid.Columns?.Axis.Strides[0] ?? 0, strideChannel = grid.Columns?.Axis.Strides[ContractionNest.Channel] ?? 0;
        int together = strideY == 1 && v.CanSumFour ? columns / SumsTogether * SumsTogether : 0;
        WriteSumsTogether(rows, together, strideChannel);
        WriteSingleSums(rows, together, columns, strideY, strideChannel);
    }

    private void WriteReduction(TileGrid grid, List<int[]> rows)
    {
        LoopAxis inner = nest.VectorAxis!;
        SkippedReads? skipped = nest.Covered is null ? null : SkippedReads.Of(nest, nest.Covered);
        LoopAxis[] others = [.. nest.Reductions.Where(a => a != inner && a != skipped?.Axis)];
        int[] all = [.. Enumerable.Range(0, rows.Count)];
        var reduction = new ReductionLoops(nest, v, outer, writer);
        using var loops = new Blocks();
        foreach (LoopAxis axis in others)
        {
            reduction.Open(loops, axis);
        }

        if (skipped is null)
        {
            reduction.WriteStart(others);
            WriteVectors(grid, rows, all);
            return;
        }

        for (int step = 0; step < skipped.Axis.Extent; step++)
        {
            using (writer.Block())
            {
                writer.Line($"const int {skipped.Axis.Name} = {step};");
                reduction.WriteStart([.. others, skipped.Axis]);
                WriteVectors(grid, rows, [.. all.Where(p => skipped.IsRead(step, p))]);
            }
        }
    }

    /// <summary>Writes the steps along the vectors, for the rows that read something.</summary>
    private void WriteVectors(TileGrid grid, List<int[]> rows, int[] read)
    {
        LoopAxis inner = nest.VectorAxis!;
        int whole = inner.Extent / v.Lanes, rest = inner.Extent % v.Lanes;
        if (whole == 1)
        {
            WriteStep(grid, rows, read, string.Empty, 0, null);
        }
        else if (whole > 0)
        {
            using (writer.Block($"for (int vector = 0; vector < {whole}; vector++)"))
            {
                WriteStep(grid, rows, read, string.Empty, 0, null);
                writer.Line($"ak = ref Unsafe.Add(ref ak, {v.Lanes});");
                writer.Line($"bk = ref Unsafe.Add(ref bk, {v.Lanes});");
            }
        }

        if (rest > 0)
        {
            writer.Line($"{v.Type} rest = {v.FirstLanes($"{rest}")};");
            WriteStep(grid, rows, read, "Rest", whole == 1 ? v.Lanes : 0, "rest");
        }
    }

    private void WriteStep(TileGrid grid, List<int[]> rows, int[] read, string suffix, int distance, string? mask)
    {
        int columns = grid.VectorCount, stride = grid.Columns?.Axis.Strides[2] ?? 0;
        (int Number, string Name, string Value)[] ofRows = [.. read.Select(p => (p, $"a{p}{suffix}", Masked(v.Load("ak", $"{rows[p][1] + distance}"))))];
        (int Number, string Name, string Value)[] ofColumns = [.. Enumerable.Range(0, columns).Select(q => (q, $"b{q}{suffix}", Masked(v.Load("bk", $"{(q * stride) + distance}"))))];

        // The fewer of the two stay in registers while the others pass by.
        bool keepsRows = ofRows.Length <= ofColumns.Length;
        (int Number, string Name, string Value)[] kept = keepsRows ? ofRows : ofColumns, passing = keepsRows ? ofColumns : ofRows;
        foreach ((_, string name, string value) in kept)
        {
            writer.Line($"{v.Type} {name} = {value};");
        }

        foreach ((int number, string name, string value) in passing)
        {
            if (kept.Length > 1)
            {
                writer.Line($"{v.Type} {name} = {value};");
            }

            string passed = kept.Length > 1 ? name : value;
            foreach ((int other, string keptName, _) in kept)
            {
                string sum = keepsRows ? $"c{other}_{number}" : $"c{number}_{other}";
                writer.Line($"{sum} = {v.MultiplyAdd(keepsRows ? keptName : passed, keepsRows ? passed : keptName, sum)};");
            }
        }

        string Masked(string value) => mask is null ? value : v.Select(mask, value, v.Zero);
    }

    /// <summary>Stores four neighbours at a time.</summary>
    private void WriteSumsTogether(List<int[]> rows, int count, int strideChannel)
    {
        VectorSyntax four = v.FourLanes;
        for (int q = 0; q < count; q += SumsTogether)
        {
            string[] inputs = store.LoadInputs(four, $"_{q}", q * strideChannel);
            for (int p = 0; p < rows.Count; p++)
            {
                string sum = $"sum{p}_{q}", offset = $"{rows[p][0] + q}";
                writer.Line($"{four.Type} {sum} = {library.SumLanes(v, Enumerable.Range(q, SumsTogether).Select(i => $"c{p}_{i}"))};");
                if (node.ReducesBatch)
                {
                    writer.Line($"{sum} += accumulate ? {four.Load("yt", offset)} : {four.Zero};");
                }

                writer.Line(four.Store(store.Value(four, sum, inputs, $"e{p}_{q}_"), "yt", offset));
            }
        }
    }

    /// <summary>Stores sums by themselves; their lanes are added together where nothing else is to be done to them.</summary>
    private void WriteSingleSums(List<int[]> rows, int from, int columns, int strideY, int strideChannel)
    {
        VectorSyntax scalar = library.Widths.Last();
        (int Row, int Column)[] sums = [.. Enumerable.Range(0, rows.Count).SelectMany(p => Enumerable.Range(from, columns - from).Select(q => (p, q)))];
        int together = v.CanSumFour && node.Epilogue is null && !node.ReducesBatch ? sums.Length / SumsTogether * SumsTogether : 0;
        for (int i = 0; i < together; i += SumsTogether)
        {
            writer.Line($"{v.FourLanes.Type} sums{i} = {library.SumLanes(v, sums.Skip(i).Take(SumsTogether).Select(s => $"c{s.Row}_{s.Column}"))};");
            for (int lane = 0; lane < SumsTogether; lane++)
            {
                writer.Line(scalar.Store($"sums{i}[{lane}]", "yt", Offset(sums[i + lane])));
            }
        }

        foreach (IGrouping<int, (int Row, int Column)> column in sums.Skip(together).GroupBy(s => s.Column))
        {
            string[] inputs = store.LoadInputs(scalar, $"_{column.Key}", column.Key * strideChannel);
            foreach ((int Row, int Column) place in column)
            {
                string sum = v.Sum($"c{place.Row}_{place.Column}");
                if (node.ReducesBatch)
                {
                    sum = $"({sum} + (accumulate ? {scalar.Load("yt", Offset(place))} : {scalar.Zero}))";
                }

                writer.Line(scalar.Store(store.Value(scalar, sum, inputs, $"e{place.Row}_{place.Column}_"), "yt", Offset(place)));
            }
        }

        string Offset((int Row, int Column) place) => $"{rows[place.Row][0] + (place.Column * strideY)}";
    }
}
