using NetGen.Generator.Emission.Simd;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission.Loops;

/// <summary>A tile whose vectors lie along the result: one operand is read in vectors, the other one number at a time.</summary>
internal sealed class OuterProductTile(
    Contraction node, ContractionNest nest, VectorSyntax v, ContractionStore store, CodeWriter writer)
{
    /// <summary>Sums that must be under way at once to hide the latency of an addition.</summary>
    private const int SumsInFlight = 8;

    /// <summary>Rows further apart than this, of kernels from this size on, the processor does not foresee; they are asked for so many rows before.</summary>
    private const int FarRow = 2048, LargeKernel = 2 * 1024 * 1024, RowsAhead = 24;

    /// <summary>With no more rows than these their next columns are asked for: other rows would have to be foreseen across the end of a tile.</summary>
    private const int ManyRows = 128;

    /// <summary>Writes the tile.</summary>
    /// <param name="grid">What it is part of.</param>
    /// <param name="block">The block of the reduction, or null for all of it.</param>
    /// <param name="outer">The loops around.</param>
    /// <param name="panel">The copy of the weights, if the tile asks for those of the next one.</param>
    public void Write(TileGrid grid, ReductionBlock? block, IReadOnlyList<LoopAxis> outer, WeightPanel? panel)
    {
        List<int[]> places = grid.PositionOffsets();
        int[] along = grid.Columns?.Offsets ?? [0];
        int sums = places.Count * along.Length;
        int sets = nest.HasB && !nest.Reductions.Any(a => a.IsDynamic) && !v.IsScalar ? Math.Max(1, Math.Min(SumsInFlight / sums, v.Registers / 2 / sums)) : 1;
        List<(SkippedReads Reads, int[] Places)> skipped = grid.FindSkippedReads(nest);
        WriteStart(places, along, sets, block);
        var loops = new ReductionLoops(nest, v, outer, writer) { IsRow = places.Count == 1 };
        LaterRows? later = loops.IsStraight(sums) ? null : LaterRows.Of(node, nest, grid, block, v.Lanes);
        later?.WriteTileStart(writer);
        loops.Write(
            block,
            sums,
            sets,
            [.. skipped.Select(s => s.Reads.Axis)],
            turns => WriteAsk(grid, panel, later, turns),
            (unroll, strides, steps) => WriteStep(
                grid, places, along, unroll, sets, strides, p => skipped.Zip(steps, (s, step) => s.Reads.IsRead(step, s.Places[p])).All(isRead => isRead)));

        // By pairs, since each addition waits for those that its terms come from.
        for (int distance = 1; distance < sets; distance *= 2)
        {
            for (int set = 0; set + distance < sets; set += 2 * distance)
            {
                Each(places, along, (p, a) => writer.Line($"{Sum(p, a, set)} += {Sum(p, a, set + distance)};"));
            }
        }

        WriteStores(grid, places, along, block);
    }

    /// <summary>Writes that what is needed later is asked for: weights of the next panel, rows of a large result, or what stands some rows or columns further in memory.</summary>
    private void WriteAsk(TileGrid grid, WeightPanel? panel, LaterRows? later, string turns)
    {
        panel?.WriteAsk(writer, turns);
        later?.WriteAsk(writer, turns);
        LoopAxis[] reductions = [.. nest.Reductions];
        if (panel is not null || !grid.Positions.All(p => p.IsSingle || p.Count == 1) || !nest.HasB || grid.Columns is not { } columns || reductions.Length != 1 || reductions[0].IsDynamic)
        {
            return;
        }

        long bytes = (v.Element == "double" ? 8L : 4L) * reductions[0].Strides[nest.B];
        if (bytes >= FarRow && bytes * reductions[0].Extent >= LargeKernel)
        {
            // A few rows, with all results at once, have all been read by the time that the next columns are.
            int ahead = reductions[0].Extent > ManyRows ? RowsAhead * reductions[0].Strides[nest.B] : columns.Step;
            writer.Line($"Caches.Prefetch(ref {(nest.B == 1 ? "a" : "b")}k, {ahead}, {columns.Count * v.Lanes});");
        }
    }

    private static string Sum(int position, int vector, int set) => set == 0 ? $"c{position}_{vector}" : $"c{position}_{vector}_{set}";

    private static void Each(List<int[]> places, int[] along, Action<int, int> action)
    {
        for (int p = 0; p < places.Count; p++)
        {
            for (int a = 0; a < along.Length; a++)
            {
                action(p, a);
            }
        }
    }

    private void WriteStart(List<int[]> places, int[] along, int sets, ReductionBlock? block)
    {
        for (int set = 0; set < sets; set++)
        {
            Each(places, along, (p, a) =>
            {
                string start = node.ReducesBatch && set == 0 ? $"accumulate ? {v.Load("yt", $"{places[p][0] + along[a]}")} : {v.Zero}" : "default";
                writer.Line($"{v.Type} {Sum(p, a, set)} = {start};");
            });
        }

        if (block is { IsWhole: false })
        {
            using (writer.Block($"if (!({ReductionBlock.IsFirst}))"))
            {
                Each(places, along, (p, a) => writer.Line($"{Sum(p, a, 0)} = {v.Load("yt", $"{places[p][0] + along[a]}")};"));
            }
        }
    }

    private void WriteStep(TileGrid grid, List<int[]> places, int[] along, int unroll, int sets, int[] strides, Predicate<int> isRead)
    {
        bool hasVectors = grid.Columns is not null;
        int strideA = grid.Columns?.Axis.Strides[nest.A] ?? 0;
        string nameA = nest.A == 1 ? "a" : "b", nameB = nest.B == 1 ? "a" : "b";

        // Vectors shared by all positions are loaded once.
        var loaded = new Dictionary<int, string>();
        foreach (int p in Enumerable.Range(0, places.Count).Where(p => isRead(p)))
        {
            var broadcast = new Dictionary<int, string>();
            for (int a = 0; a < along.Length; a++)
            {
                int offsetB = places[p][nest.B] + along[a] + strides[nest.B];
                string sum = Sum(p, a, unroll % sets);
                if (!loaded.TryGetValue(offsetB, out string? vectorB))
                {
                    vectorB = $"v{unroll}_{loaded.Count}";
                    loaded[offsetB] = vectorB;
                    writer.Line($"{v.Type} {vectorB} = {(hasVectors ? v.Load($"{nameB}k", $"{offsetB}") : v.Broadcast($"{nameB}k", $"{offsetB}"))};");
                }

                if (!nest.HasB)
                {
                    writer.Line($"{sum} += {vectorB};");
                    continue;
                }

                int offsetA = places[p][nest.A] + (along[a] * strideA) + strides[nest.A];
                if (!broadcast.TryGetValue(offsetA, out string? scalarA))
                {
                    scalarA = $"x{unroll}_{p}" + (strideA == 0 ? string.Empty : $"_{a}");
                    broadcast[offsetA] = scalarA;
                    writer.Line($"{v.Type} {scalarA} = {(strideA == 0 ? v.Broadcast($"{nameA}k", $"{offsetA}") : v.Load($"{nameA}k", $"{offsetA}"))};");
                }

                writer.Line($"{sum} = {v.MultiplyAdd(scalarA, vectorB, sum)};");
            }
        }
    }

    private void WriteStores(TileGrid grid, List<int[]> places, int[] along, ReductionBlock? block)
    {
        if (block is not { IsWhole: false } || node.Epilogue is null)
        {
            WriteStores(grid, places, along, isComplete: true);
            return;
        }

        using (writer.Block($"if ({block.IsLast})"))
        {
            WriteStores(grid, places, along, isComplete: true);
        }

        using (writer.Block("else"))
        {
            WriteStores(grid, places, along, isComplete: false);
        }
    }

    /// <summary>
    /// Whether what a store writes beyond its own lanes is written again by the positions behind it. Then it need not read back first what the
    /// store before has just written, which would have to wait for it.
    /// </summary>
    private bool IsOverwritten(List<int[]> places, int position, int lanes)
    {
        int behind = 0;
        while (position + behind + 1 < places.Count && places[position + behind + 1][0] == places[position][0] + ((behind + 1) * lanes))
        {
            behind++;
        }

        return (behind + 1) * lanes >= v.Lanes;
    }

    private void WriteStores(TileGrid grid, List<int[]> places, int[] along, bool isComplete)
    {
        for (int a = 0; a < along.Length; a++)
        {
            int lanes = a == along.Length - 1 && grid.Columns is not null ? grid.Columns.MaskedLanes : 0;

            // Positions of one channel share what is read for it; groups have channels of their own.
            var inputs = new Dictionary<int, string[]>();
            for (int p = 0; p < places.Count; p++)
            {
                int channel = places[p][ContractionNest.Channel];
                if (isComplete && !inputs.ContainsKey(channel))
                {
                    inputs[channel] = store.LoadInputs(v, channel == 0 ? $"_{a}" : $"_{a}_{channel}", along[a] + channel);
                }

                string value = isComplete ? store.Value(v, Sum(p, a, 0), inputs[channel], $"e{p}_{a}_") : Sum(p, a, 0);
                string offset = $"{places[p][0] + along[a]}";
                if (lanes > 0 && !(along.Length == 1 && IsOverwritten(places, p, lanes)))
                {
                    value = v.Select("mask", value, v.Load("yt", offset));
                }

                writer.Line(v.Store(value, "yt", offset));
            }
        }
    }
}
