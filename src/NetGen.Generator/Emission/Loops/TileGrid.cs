namespace NetGen.Generator.Emission.Loops;

/// <summary>What one kernel covers: stretches of the tiled axes, in blocks of a tile.</summary>
/// <param name="Positions">The stretches of the axes of positions, outermost first.</param>
/// <param name="Columns">The stretch of the vector axis, or of a dot product's columns; null where nothing is contiguous.</param>
internal sealed record TileGrid(IReadOnlyList<TileSpan> Positions, TileSpan? Columns)
{
    /// <summary>Whether the kernel is for several threads together, or for one alone; null for both.</summary>
    public bool? ForThreads { get; init; }

    public int PositionCount => Positions.Aggregate(1, (n, s) => n * s.Count);

    public int VectorCount => Columns?.Count ?? 1;

    /// <summary>The tiled axes.</summary>
    public IEnumerable<LoopAxis> Axes => Positions.Select(s => s.Axis).Concat(Columns is null ? [] : [Columns.Axis]);

    /// <summary>What reads the tile can leave out, each with the place along its covered axis of each of the tile's positions.</summary>
    public List<(SkippedReads Reads, int[] Places)> FindSkippedReads(ContractionNest nest)
    {
        const int MostMultiplyAdds = 800;
        var skipped = new List<(SkippedReads Reads, int[] Places)>();
        int written = PositionCount * VectorCount;
        for (int s = Positions.Count - 1; s >= 0; s--)
        {
            TileSpan span = Positions[s];
            if (span.Count != span.Axis.Extent || SkippedReads.Of(nest, span.Axis) is not { } reads || !reads.IsWorthwhile(span.Count) || written * reads.Axis.Extent > MostMultiplyAdds)
            {
                continue;
            }

            written *= reads.Axis.Extent;
            int inner = Positions.Skip(s + 1).Aggregate(1, (n, p) => n * p.Count);
            skipped.Add((reads, [.. Enumerable.Range(0, PositionCount).Select(p => p / inner % span.Count)]));
        }

        return skipped;
    }

    /// <summary>The strides of each position of the tile, for the result and both operands.</summary>
    public List<int[]> PositionOffsets()
    {
        List<int[]> offsets = [new int[4]];
        foreach (TileSpan span in Positions)
        {
            offsets = [.. offsets.SelectMany(o => Enumerable.Range(0, span.Count).Select(i =>
                new[] { 0, 1, 2, 3 }.Select(k => o[k] + (i * span.Axis.Strides[k])).ToArray()))];
        }

        return offsets;
    }
}
