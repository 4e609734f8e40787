using NetGen.Generator.Emission.Simd;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission.Loops;

/// <summary>How a contraction's loops are cut up: into register tiles, and into blocks of the reduction that the cache holds.</summary>
internal sealed class ContractionTiling
{
    private ContractionTiling(ReductionBlock? block, IReadOnlyList<TileGrid> grids)
    {
        Block = block;
        Grids = grids;
    }

    /// <summary>The block of the reduction that all tiles take before the next, or null if they take it whole.</summary>
    public ReductionBlock? Block { get; }

    /// <summary>One for each combination of whole tiles and remainders.</summary>
    public IReadOnlyList<TileGrid> Grids { get; }

    /// <param name="node">The contraction.</param>
    /// <param name="nest">Its loops.</param>
    /// <param name="v">The width.</param>
    /// <param name="samples">How many samples a call usually gets.</param>
    public static ContractionTiling Choose(Contraction node, ContractionNest nest, VectorSyntax v, int samples)
    {
        bool canOverlap = !node.ReducesBatch;
        if (nest.IsDot)
        {
            Tile dot = TileChooser.ForDot(nest, v, samples);
            return new ContractionTiling(null, Product(Positions(dot, canOverlap), dot.Columns is null ? [] : TileSpan.Positions(dot.Columns, dot.Vectors, canOverlap)));
        }

        Tile tile = TileChooser.ForOuterProduct(nest, v, samples, canOverlap, canOverlap);
        ReductionBlock? block = node.ReducesBatch ? null : ReductionBlock.For(nest, tile, v, samples);
        if (block is not null)
        {
            // What is added to twice would count twice.
            tile = TileChooser.ForOuterProduct(nest, v, samples, canOverlapPositions: false, canOverlap);
        }

        return new ContractionTiling(block, OuterProductGrids(node, nest, tile, v, canOverlap, canOverlapPositions: canOverlap && block is null));
    }

    private static List<TileGrid> OuterProductGrids(Contraction node, ContractionNest nest, Tile tile, VectorSyntax v, bool canOverlap, bool canOverlapPositions)
    {
        LoopAxis? columns = nest.VectorAxis;
        var grids = new List<TileGrid>();
        foreach (List<TileSpan> positions in Positions(tile, canOverlapPositions))
        {
            if (columns is null || tile.PositionCount == 1 || positions.Any(p => p.Count > 1))
            {
                grids.AddRange(Product([positions], columns is null ? [] : TileSpan.Vectors(columns, tile.Vectors, v.Lanes, canOverlap)));
                continue;
            }

            // A single row, as of a batch of one, reads each vector once: it takes as many side by side as make long reads.
            int all = columns.Extent / v.Lanes, vectors = TileChooser.VectorsOfRow(all, tile.Vectors, v.Registers);
            if (vectors < all || vectors % 2 > 0 || node.ReducesBatch)
            {
                grids.AddRange(Product([positions], TileSpan.Vectors(columns, vectors, v.Lanes, canOverlap)));
                continue;
            }

            // One tile is all of the row: threads that share it take parts of it.
            grids.AddRange(Product([positions], TileSpan.Vectors(columns, vectors, v.Lanes, canOverlap)).Select(g => g with { ForThreads = false }));
            grids.AddRange(Product([positions], TileSpan.Vectors(columns, vectors / 2, v.Lanes, canOverlap)).Select(g => g with { ForThreads = true }));
        }

        return grids;
    }

    private static List<TileGrid> Product(IEnumerable<List<TileSpan>> positions, List<TileSpan> columns) => columns.Count == 0
        ? [.. positions.Select(p => new TileGrid(p, null))]
        : [.. positions.SelectMany(p => columns.Select(c => new TileGrid(p, c)))];

    private static IEnumerable<List<TileSpan>> Positions(Tile tile, bool canOverlap)
    {
        IEnumerable<List<TileSpan>> result = [[]];
        foreach ((LoopAxis axis, int count) in tile.Positions)
        {
            List<List<TileSpan>> known = [.. result];
            List<TileSpan> options = TileSpan.Positions(axis, count, canOverlap);
            result = known.SelectMany(k => options.Select(o => (List<TileSpan>)[.. k, o]));
        }

        return result;
    }
}
