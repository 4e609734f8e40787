using NetGen.Generator.Emission.Simd;

namespace NetGen.Generator.Emission.Loops;

/// <summary>
/// A stretch of the innermost reduction. Every tile adds it to its results before the next begins, so that the vectors it reads, a
/// panel of weights, stay in the first-level cache for all tiles.
/// </summary>
/// <param name="Axis">The axis that is cut.</param>
/// <param name="Steps">The steps of one block; they divide the axis.</param>
internal sealed record ReductionBlock(LoopAxis Axis, int Steps)
{
    /// <summary>The second-level cache as most processors of servers and desktops have it, at the least: a way's bytes, and how many ways.</summary>
    private const int WayBytes = 64 * 1024, Ways = 16;

    /// <summary>Whether blocks pay: the cache does not hold the weights of a tile's columns, more than a few tiles read them, and loading takes longer than computing.</summary>
    public static bool Pays(ContractionNest nest, Tile tile, VectorSyntax v, int samples)
    {
        const int FewSweeps = 2;
        LoopAxis[] reductions = [.. nest.Reductions];
        if (v.Bits < 256 || !nest.HasB || nest.VectorAxis is null || reductions.Length == 0 || reductions.Any(r => r.IsDynamic) || nest.Outputs.Any(o => o.IsDynamic && o.Strides[nest.B] != 0))
        {
            return false;
        }

        long sweeps = nest.Outputs.Where(o => o.Strides[nest.B] == 0).Aggregate(1L, (n, o) => n * o.Extent * (o.IsDynamic ? samples : 1)) / tile.PositionCount;
        LoopAxis inner = reductions[reductions.Length - 1];
        long rows = reductions.Aggregate(1L, (n, r) => n * r.Extent);

        // Rows at a distance of a large power of two share few of the cache's sets.
        int distance = Math.Max(RowBytes(tile, v), LargestPowerOfTwo((long)inner.Strides[nest.B] * ElementBytes(v)));
        long fitting = (long)Ways * WayBytes / Math.Min(WayBytes, distance);
        return sweeps > FewSweeps && rows > fitting * 3 / 4;
    }

    /// <summary>The block of a tile: as long as its panel of weights fits the first-level cache. Null where that is too short, or positions have weights of their own.</summary>
    public static ReductionBlock? For(ContractionNest nest, Tile tile, VectorSyntax v)
    {
        const int PanelBytes = 40 * 1024, FewSteps = 8;
        LoopAxis inner = nest.Reductions.Last();
        long others = nest.Reductions.Aggregate(1L, (n, r) => n * r.Extent) / inner.Extent, most = PanelBytes / (RowBytes(tile, v) * others);
        int steps = Enumerable.Range(1, inner.Extent).LastOrDefault(s => s <= most && inner.Extent % s == 0);
        return steps < FewSteps || steps == inner.Extent || tile.Positions.Any(p => p.Axis.Strides[nest.B] != 0) ? null : new ReductionBlock(inner, steps);
    }

    /// <summary>Opens the loop over blocks.</summary>
    public void Open(CodeWriter writer, Blocks blocks)
    {
        writer.Line($"// {Axis.Extent / Steps} blocks of the reduction, whose weights are copied to the first-level cache.");
        blocks.Add(writer.Block($"for (nint block = 0; block < {Axis.Extent}; block += {Steps})"));
    }

    /// <summary>What the block adds to an operand's offset, as C#.</summary>
    public string Offset(int operand) => Axis.Strides[operand] == 0 ? string.Empty : $" + (block * {Axis.Strides[operand]})";

    /// <summary>Whether a tile begins from zero, as C#.</summary>
    public static string IsFirst => "block == 0";

    /// <summary>Whether the sums are complete, as C#.</summary>
    public string IsLast => $"block == {Axis.Extent - Steps}";

    private static int ElementBytes(VectorSyntax v) => v.Element == "double" ? 8 : 4;

    private static int RowBytes(Tile tile, VectorSyntax v) => tile.Vectors * v.Lanes * ElementBytes(v);

    private static int LargestPowerOfTwo(long bytes) => bytes == 0 ? 1 : (int)Math.Min(WayBytes, bytes & -bytes);
}
