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
        LoopAxis[] others = [.. nest.Reductions.Where(a => a != inner)];
        var reduction = new ReductionLoops(nest, v, outer, writer);
        using var loops = new Blocks();
        foreach (LoopAxis axis in others)
        {
            reduction.Open(loops, axis);
        }

        reduction.WriteStart(others);
        int whole = inner.Extent / v.Lanes, rest = inner.Extent % v.Lanes;
        if (whole == 1)
        {
            WriteStep(grid, rows, string.Empty, 0, null);
        }
        else if (whole > 0)
        {
            using (writer.Block($"for (int vector = 0; vector < {whole}; vector++)"))
            {
                WriteStep(grid, rows, string.Empty, 0, null);
                writer.Line($"ak = ref Unsafe.Add(ref ak, {v.Lanes});");
                writer.Line($"bk = ref Unsafe.Add(ref bk, {v.Lanes});");
            }
        }

        if (rest > 0)
        {
            writer.Line($"{v.Type} rest = {v.FirstLanes($"{rest}")};");
            WriteStep(grid, rows, "Rest", whole == 1 ? v.Lanes : 0, "rest");
        }
    }

    private void WriteStep(TileGrid grid, List<int[]> rows, string suffix, int distance, string? mask)
    {
        int columns = grid.VectorCount, stride = grid.Columns?.Axis.Strides[2] ?? 0;
        for (int q = 0; q < columns; q++)
        {
            writer.Line($"{v.Type} b{q}{suffix} = {Masked(v.Load("bk", $"{(q * stride) + distance}"))};");
        }

        for (int p = 0; p < rows.Count; p++)
        {
            writer.Line($"{v.Type} a{p}{suffix} = {Masked(v.Load("ak", $"{rows[p][1] + distance}"))};");
            for (int q = 0; q < columns; q++)
            {
                writer.Line($"c{p}_{q} = {v.MultiplyAdd($"a{p}{suffix}", $"b{q}{suffix}", $"c{p}_{q}")};");
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

    private void WriteSingleSums(List<int[]> rows, int from, int columns, int strideY, int strideChannel)
    {
        VectorSyntax scalar = library.Widths.Last();
        for (int q = from; q < columns; q++)
        {
            string[] inputs = store.LoadInputs(scalar, $"_{q}", q * strideChannel);
            for (int p = 0; p < rows.Count; p++)
            {
                string offset = $"{rows[p][0] + (q * strideY)}";
                string sum = v.Sum($"c{p}_{q}");
                if (node.ReducesBatch)
                {
                    sum = $"({sum} + (accumulate ? {scalar.Load("yt", offset)} : {scalar.Zero}))";
                }

                writer.Line(scalar.Store(store.Value(scalar, sum, inputs, $"e{p}_{q}_"), "yt", offset));
            }
        }
    }
}
