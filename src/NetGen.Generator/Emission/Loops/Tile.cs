using NetGen.Generator.Emission.Simd;

namespace NetGen.Generator.Emission.Loops;

/// <summary>How many positions and vectors a kernel holds in registers.</summary>
/// <param name="Positions">The tiled axes with their counts, outermost first.</param>
/// <param name="Vectors">Vectors along the vector axis; in a dot product, steps of <paramref name="Columns"/>.</param>
/// <param name="Columns">In a dot product, the axis of the other operand.</param>
internal sealed record Tile(IReadOnlyList<(LoopAxis Axis, int Count)> Positions, int Vectors, LoopAxis? Columns = null)
{
    public int PositionCount => Positions.Aggregate(1, (n, p) => n * p.Count);

    public override string ToString() => $"{PositionCount}×{Vectors}";
}

/// <summary>
/// Chooses register tiles by counting: each step of the reduction costs the larger of its multiply-adds (two a cycle), its
/// loads (two a cycle from the first-level cache, fewer where vectors stream from the second), its instructions and the latency of an addition
/// to an accumulator; each tile costs its start and its stores.
/// </summary>
internal static class TileChooser
{
    private const double AddLatency = 4;
    private const double TileOverhead = 12;

    /// <summary>Half of what a core takes in a cycle: the other half may go to a thread that shares it.</summary>
    private const double InstructionsPerCycle = 3;

    /// <summary>Vectors are counted as if they were of 512 bits.</summary>
    private const int VectorBytes = 64;

    /// <summary>What the first-level cache has room for besides the other operand.</summary>
    private const double FirstLevelCache = 40 * 1024;

    /// <summary>Of copies that should divide the columns, widths that are worth that.</summary>
    private static readonly int[] EvenVectors = [3, 4, 5, 6];

    /// <summary>The cycles of copying a row of weights, most of all of finding its page, and of each of its vectors.</summary>
    private const double CopiedRow = 8, CopiedVector = 2;

    /// <summary>What one more kernel costs besides its work: code to compile and to fetch.</summary>
    private const double KernelCost = 10000;

    /// <summary>The tile for vectors along an output axis.</summary>
    /// <param name="nest">The loops.</param>
    /// <param name="width">The width.</param>
    /// <param name="nominalSamples">How many samples a call usually gets.</param>
    /// <param name="canOverlapPositions">Whether the last tile along positions may compute some of them again.</param>
    /// <param name="canOverlapVectors">Whether the last vectors may.</param>
    /// <param name="isCopied">Whether the weights of a tile's columns are copied first.</param>
    public static Tile ForOuterProduct(
        ContractionNest nest, VectorSyntax width, int nominalSamples, bool canOverlapPositions, bool canOverlapVectors, bool isCopied = false)
    {
        int lanes = width.Lanes, registers = width.Registers;
        LoopAxis? v = nest.VectorAxis;
        int vectorCount = v is null ? 1 : (v.Extent + lanes - 1) / lanes;
        double steps = nest.Reductions.Aggregate(1.0, (n, a) => n * (a.IsDynamic ? a.Extent * (double)nominalSamples : a.Extent));
        bool loadsAByVector = v is not null && v.Strides[nest.A] == 1 && nest.HasB;
        bool isEven = isCopied && !canOverlapVectors && EvenVectors.Any(n => vectorCount % n == 0);
        Tile best = new([], 1);
        double bestCost = double.MaxValue;
        foreach (Tile tile in Candidates(nest, v, vectorCount, registers, nominalSamples))
        {
            int live = (tile.PositionCount * tile.Vectors) + tile.Vectors + (nest.HasB ? 1 : 0);
            if (live > registers || (!LoadsVectorsOnce(nest, tile) && tile.PositionCount > 8) || (isEven && vectorCount % tile.Vectors != 0))
            {
                continue;
            }

            double cost = 0;
            if (isCopied)
            {
                cost += Grids(vectorCount, tile.Vectors, canOverlapVectors).Sum(g => g.Blocks * steps * (CopiedRow + (g.Count * CopiedVector)));
            }

            foreach ((int count, double blocks) in Grids(vectorCount, tile.Vectors, canOverlapVectors))
            {
                foreach ((int positions, double instances) in PositionGrids(tile, nominalSamples, canOverlapPositions))
                {
                    double multiplyAdds = positions * count;
                    double vectorLoads = count * (LoadsVectorsOnce(nest, tile) ? 1 : positions) + (loadsAByVector ? positions * count : 0);
                    double read = ReadShare(nest, tile);
                    double loading = (positions * read / 2) + (vectorLoads * (isCopied ? CopyLoadCost(width) : LoadCost(steps * count * VectorBytes)));

                    // A number that one multiply-add reads is part of its instruction. Weights from further away are waited for, and want many positions.
                    bool isNear = isCopied || steps * count * VectorBytes <= FirstLevelCache;
                    double instructions = isNear ? ((multiplyAdds + (count > 1 ? positions : 0)) * read) + vectorLoads : 0;
                    double step = new[] { multiplyAdds * read / 2, loading, instructions / InstructionsPerCycle, AddLatency }.Max();
                    cost += blocks * instances * ((step * steps) + (multiplyAdds * 1.5) + TileOverhead);
                }
            }

            cost *= Others(nest, tile, v, nominalSamples);
            cost += KernelCost * (Grids(vectorCount, tile.Vectors, canOverlapVectors).Count() * PositionGrids(tile, nominalSamples, canOverlapPositions).Count());
            if (cost < bestCost)
            {
                (best, bestCost) = (tile, cost);
            }
        }

        return best;
    }

    /// <summary>The tile for vectors along the reduction: rows of one operand by rows of the other.</summary>
    public static Tile ForDot(ContractionNest nest, VectorSyntax width, int nominalSamples)
    {
        LoopAxis? rows = Longest(nest.Outputs.Where(a => a.Strides[nest.B] == 0 && a.Strides[nest.A] != 0));
        LoopAxis? columns = Longest(nest.Outputs.Where(a => a.Strides[nest.A] == 0 && a.Strides[nest.B] != 0));
        if (nest.Covered is { } covered)
        {
            return Covering(covered, columns, width.Registers);
        }

        bool isWide = width.Registers >= 28;
        bool sumsTogether = width.CanSumFour && columns is { Extent: >= DotTile.SumsTogether } && columns.Strides[ContractionNest.Result] == 1;
        int most = !isWide ? 2 : sumsTogether ? 6 : 4;
        int wide = sumsTogether ? DotTile.SumsTogether : isWide ? 6 : 4;
        const int FewColumns = 12, SomeColumns = 8, Sums = 24, LongRow = 256;
        if (sumsTogether && isWide && columns!.Extent <= FewColumns)
        {
            // All columns at once, since none is then computed twice.
            (most, wide) = (Sums / columns.Extent, columns.Extent);
        }

        else if (sumsTogether && isWide && rows is { IsDynamic: true } && rows.Strides[nest.A] >= LongRow)
        {
            // Long rows come from the second-level cache for each group of columns: half as often for twice as many.
            (most, wide) = (Sums / SomeColumns, SomeColumns);
        }

        int rowCount = rows is null ? 1 : Share(rows.IsDynamic ? rows.Extent * nominalSamples : rows.Extent, most);
        int columnCount = columns is null ? 1 : Math.Min(wide, columns.Extent);
        return new Tile(rows is null ? [] : [(rows, rowCount)], columnCount, columns);

        LoopAxis? Longest(IEnumerable<LoopAxis> axes) =>
            axes.OrderByDescending(a => a.IsDynamic ? a.Extent * (long)nominalSamples : a.Extent).FirstOrDefault();
    }

    /// <summary>The tile of a dot product that covers an axis, with as many columns as there are registers for.</summary>
    private static Tile Covering(LoopAxis covered, LoopAxis? columns, int registers)
    {
        int most = Math.Max(1, (registers - 1) / (covered.Extent + 1));
        return new Tile([(covered, covered.Extent)], Share(columns?.Extent ?? 1, most), columns);
    }

    /// <summary>
    /// The rows of a tile, no more than the most, that take all in the least time: the last tile moves back over the one before, so of eight rows four and not
    /// six, of sixteen four too; of many as many as there may be.
    /// </summary>
    private static int Share(int all, int most)
    {
        const double TileRows = 0.7;
        return Enumerable.Range(1, most).Reverse().OrderBy(rows => (all + rows - 1) / rows * (rows + TileRows)).First();
    }

    /// <summary>How many vectors a tile of one row takes side by side.</summary>
    /// <param name="all">The vectors of the whole row.</param>
    /// <param name="usual">The vectors of other tiles.</param>
    /// <param name="registers">The registers there are.</param>
    public static int VectorsOfRow(int all, int usual, int registers)
    {
        const int LongRead = 16;
        int most = Math.Min(LongRead, registers - 2);
        return Enumerable.Range(1, most).Where(n => n >= usual && all % n == 0).DefaultIfEmpty(usual).Last();
    }

    /// <summary>The share of a tile's steps that do not read zeros around an operand.</summary>
    private static double ReadShare(ContractionNest nest, Tile tile) => tile.Positions
        .Where(p => !p.Axis.IsDynamic && p.Count == p.Axis.Extent)
        .Select(p => SkippedReads.Of(nest, p.Axis) is { } reads && reads.IsWorthwhile(p.Count) ? reads.Share(p.Count) : 1)
        .Aggregate(1.0, (share, s) => share * s);

    /// <summary>The cycles of loading a vector, by the size of the panel it is part of.</summary>
    private static double LoadCost(double panelBytes) => panelBytes > FirstLevelCache ? 1.5 : 0.75;

    /// <summary>The same for a copy, which with the other operand's rows fills the first-level cache: it comes from the second level, so many bytes a cycle.</summary>
    private static double CopyLoadCost(VectorSyntax width) => Math.Max(0.75, width.Bits / 8 * 1.5 / VectorBytes);

    private static bool LoadsVectorsOnce(ContractionNest nest, Tile tile) => tile.Positions.All(p => p.Axis.Strides[nest.B] == 0);

    private static double Others(ContractionNest nest, Tile tile, LoopAxis? v, int nominalSamples) => nest.Outputs
        .Where(a => a != v && tile.Positions.All(p => p.Axis != a))
        .Aggregate(1.0, (n, a) => n * (a.IsDynamic ? a.Extent * (double)nominalSamples : a.Extent));

    private static IEnumerable<Tile> Candidates(ContractionNest nest, LoopAxis? v, int vectorCount, int registers, int nominalSamples)
    {
        // Of equal tiles the one along the innermost axis is met first: its reads are neighbours, and outer loops can skip borders.
        // Samples are a last resort: there may be one only.
        const int EnoughPositions = 7;
        int positions = nest.Outputs.Where(a => a != v && !a.IsDynamic && a.Strides[nest.B] == 0).Aggregate(1, (n, a) => n * a.Extent);
        LoopAxis[] axes = [.. nest.Outputs.Where(a => a != v && !(a is { IsDynamic: true, Extent: 1 } && positions >= EnoughPositions)).Reverse()];
        for (int vectors = 1; vectors <= Math.Min(vectorCount, registers); vectors++)
        {
            yield return new Tile([], vectors);
            int most = registers / vectors;
            foreach (LoopAxis inner in axes)
            {
                foreach (int count in Counts(inner, most, nominalSamples))
                {
                    yield return new Tile([(inner, count)], vectors);
                    if (inner.IsDynamic || count != inner.Extent)
                    {
                        continue;
                    }

                    // A short axis is covered whole, and the tile goes on along another one.
                    foreach (LoopAxis outer in axes.SkipWhile(a => a != inner).Skip(1))
                    {
                        foreach (int outerCount in Counts(outer, most / count, nominalSamples).Where(c => c > 1))
                        {
                            yield return new Tile([(outer, outerCount), (inner, count)], vectors);
                        }
                    }
                }
            }
        }
    }

    private static IEnumerable<int> Counts(LoopAxis axis, int most, int nominalSamples) =>
        axis is { IsDynamic: true, Extent: 1 } ? new[] { 1, 2, 4, 6, 8, 12 }.Where(c => c <= most && c <= nominalSamples) : Enumerable.Range(1, Math.Max(0, Math.Min(axis.Extent, most)));

    private static IEnumerable<(int Count, double Blocks)> Grids(int total, int count, bool canOverlap)
    {
        if (canOverlap)
        {
            yield return (count, (total + count - 1) / count);
            yield break;
        }

        if (total / count > 0)
        {
            yield return (count, total / count);
        }

        if (total % count > 0)
        {
            yield return (total % count, 1);
        }
    }

    private static IEnumerable<(int Positions, double Instances)> PositionGrids(Tile tile, int nominalSamples, bool canOverlap)
    {
        IEnumerable<(int Positions, double Instances)> grids = [(1, 1)];
        foreach ((LoopAxis axis, int count) in tile.Positions)
        {
            int extent = axis.IsDynamic ? axis.Extent * nominalSamples : axis.Extent;
            grids = [.. grids.SelectMany(g => Grids(extent, count, canOverlap).Select(p => (g.Positions * p.Count, g.Instances * p.Blocks)))];
        }

        return grids;
    }
}
