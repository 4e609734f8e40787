using NetGen.Generator.Emission.Simd;
using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission.Loops;

/// <summary>
/// A stretch of the innermost reduction. Every tile adds it to its results before the next begins, so that the vectors it reads, a
/// panel of weights, stay in a cache for all tiles.
/// </summary>
/// <param name="Axis">The axis that is cut.</param>
/// <param name="Steps">The steps of one block; they divide the axis.</param>
/// <param name="IsCopied">Whether a block's weights are copied first.</param>
internal sealed record ReductionBlock(LoopAxis Axis, int Steps, bool IsCopied)
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
        bool isFarAway = Copies(nest) && nest.SizeOf(nest.B) >= SampleSegment.LargeKernel;
        return sweeps > FewSweeps && (isFarAway || reductions.Aggregate(1L, (n, r) => n * r.Extent) > FittingRows(nest, tile, v) * 3 / 4);
    }

    /// <summary>Whether the weights are copied first: those of a dense layer, to which a batch gives as many rows as it likes.</summary>
    public static bool Copies(ContractionNest nest) => nest.Outputs.Where(o => o.Strides[nest.B] == 0).All(o => o.IsDynamic);

    /// <summary>From how many samples on turning pays: it costs what a product of a few does.</summary>
    public const int FewestToTurn = 16;

    /// <summary>
    /// The loops of a product with a large dense kernel whose columns are what is summed over, for turned copies of the kernel: without them each sum ends in
    /// adding up lanes. Null where that does not pay.
    /// </summary>
    public static ContractionNest? Turned(Contraction node, ContractionNest nest, VectorSyntax v, int samples) =>
        v.Bits >= 256 && v.Element == "float" && !node.ReducesBatch && samples >= FewestToTurn && SampleSegment.HasLargeDenseKernel(node) && nest.Reductions.Count() == 1
            ? nest.Turned(fewest: 4 * v.Lanes)
            : null;

    /// <summary>
    /// The block of a tile: as long as the first-level cache has room for the copy of its weights, or the second-level cache for the weights themselves. Null
    /// where that is too short, or positions have weights of their own.
    /// </summary>
    public static ReductionBlock? For(ContractionNest nest, Tile tile, VectorSyntax v)
    {
        const int PanelBytes = 40 * 1024, FewSteps = 16;
        LoopAxis inner = nest.Reductions.Last();
        bool isCopied = Copies(nest);
        long rows = isCopied ? PanelBytes / RowBytes(tile, v) : FittingRows(nest, tile, v) * 3 / 8;
        long most = rows / (nest.Reductions.Aggregate(1L, (n, r) => n * r.Extent) / inner.Extent);
        int steps = Enumerable.Range(1, inner.Extent).LastOrDefault(s => s <= most && inner.Extent % s == 0);
        return steps < FewSteps || (steps == inner.Extent && !nest.IsTurned) || tile.Positions.Any(p => p.Axis.Strides[nest.B] != 0) ? null : new ReductionBlock(inner, steps, isCopied);
    }

    /// <summary>How many rows of a tile's weights the second-level cache holds: those at a distance of a large power of two share few of its sets.</summary>
    private static long FittingRows(ContractionNest nest, Tile tile, VectorSyntax v)
    {
        int distance = Math.Max(RowBytes(tile, v), LargestPowerOfTwo((long)nest.Reductions.Last().Strides[nest.B] * ElementBytes(v)));
        return (long)Ways * WayBytes / Math.Min(WayBytes, distance);
    }

    /// <summary>Whether it is all of the reduction.</summary>
    public bool IsWhole => Steps == Axis.Extent;

    /// <summary>Opens the loop over blocks, if there are several.</summary>
    public void Open(CodeWriter writer, Blocks blocks)
    {
        if (IsWhole)
        {
            return;
        }

        writer.Line($"// {Axis.Extent / Steps} blocks of the reduction, {(IsCopied ? "whose weights are copied to the first-level cache" : "each small enough for the second-level cache")}.");
        blocks.Add(writer.Block($"for (nint block = 0; block < {Axis.Extent}; block += {Steps})"));
    }

    /// <summary>What the block adds to an operand's offset, as C#.</summary>
    public string Offset(int operand) => IsWhole || Axis.Strides[operand] == 0 ? string.Empty : $" + (block * {Axis.Strides[operand]})";

    /// <summary>Whether a tile begins from zero, as C#.</summary>
    public static string IsFirst => "block == 0";

    /// <summary>Whether the sums are complete, as C#.</summary>
    public string IsLast => $"block == {Axis.Extent - Steps}";

    private static int ElementBytes(VectorSyntax v) => v.Element == "double" ? 8 : 4;

    private static int RowBytes(Tile tile, VectorSyntax v) => tile.Vectors * v.Lanes * ElementBytes(v);

    private static int LargestPowerOfTwo(long bytes) => bytes == 0 ? 1 : (int)Math.Min(WayBytes, bytes & -bytes);
}
