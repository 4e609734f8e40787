namespace NetGen.Generator.Emission.Loops;

/// <summary>Chooses the loop of a contraction of which threads take a part each.</summary>
internal static class SharedLoop
{
    /// <summary>The loop whose parts are most equal for few threads; of equal ones that over columns where weights outweigh activations, else that over rows.</summary>
    /// <param name="nest">The contraction's loops.</param>
    /// <param name="grid">What the kernel covers.</param>
    /// <param name="outer">The loops around its tiles.</param>
    /// <param name="block">The block of the reduction: sums that are added to stay with one thread.</param>
    public static LoopAxis? Of(ContractionNest nest, TileGrid grid, IReadOnlyList<LoopAxis> outer, ReductionBlock? block)
    {
        // A masked store writes back what it has read of its neighbours, which another thread may be writing.
        if (grid.Columns is { MaskedLanes: > 0 })
        {
            return null;
        }

        var candidates = outer.Select(a => (Axis: a, Steps: a.Extent)).ToList();
        candidates.AddRange(grid.Positions.Select(s => (s.Axis, s.ShareableBlocks)));
        if (grid.Columns is { } columns && (block is not { IsWhole: false } || columns.LastStart is null))
        {
            candidates.Add((columns.Axis, columns.ShareableBlocks));
        }

        bool favoursColumns = nest.SizeOf(nest.B) > nest.SizeOf(nest.A);
        return candidates
            .Where(c => c.Steps > 1)
            .OrderByDescending(c => Balance(c.Steps) + ((c.Axis == grid.Columns?.Axis) == favoursColumns ? 0.1 : 0))
            .Select(c => c.Axis)
            .FirstOrDefault();
    }

    /// <summary>Writes that one thread does all of a kernel.</summary>
    public static void LeaveToOne(CodeWriter writer)
    {
        using (writer.Block("if (!share.IsLast)"))
        {
            writer.Line("return;");
        }

        writer.Line();
    }

    /// <summary>How busy threads are on average that take equal numbers of steps: of two, and of four.</summary>
    private static double Balance(int steps) => new[] { 2, 4 }.Average(threads => steps / (double)(threads * ((steps + threads - 1) / threads)));
}
