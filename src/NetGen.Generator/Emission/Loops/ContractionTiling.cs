using NetGen.Generator.Emission.Simd;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission.Loops;

/// <summary>How a contraction's loops are cut up: into register tiles, and into blocks of the reduction that the cache holds.</summary>
internal sealed class ContractionTiling
{
    private ContractionTiling(IReadOnlyList<TileGrid> grids) => Grids = grids;

    /// <summary>One for each combination of whole tiles and remainders, each a kernel of its own that takes the reduction whole.</summary>
    public IReadOnlyList<TileGrid> Grids { get; }

    /// <summary>The block of the reduction that all tiles of one kernel take before the next, or null without such a kernel.</summary>
    public ReductionBlock? Block { get; private init; }

    /// <summary>The loops of that kernel.</summary>
    public ContractionNest? BlockNest { get; private init; }

    /// <summary>What that kernel covers, whole tiles first.</summary>
    public IReadOnlyList<TileGrid> BlockGrids { get; private init; } = [];

    /// <summary>From how many samples on the kernel with blocks takes the place of the others.</summary>
    public int FewestForBlocks { get; private init; }

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
            List<TileGrid> dots = Product(Positions(dot, canOverlap), dot.Columns is null ? [] : TileSpan.Positions(dot.Columns, dot.Vectors, canOverlap));
            return (ReductionBlock.Turned(node, nest, v, samples) is { } turned ? InBlocks(turned, v, samples, canOverlap, _ => dots, ReductionBlock.FewestToTurn) : null) ?? new ContractionTiling(dots);
        }

        Tile tile = TileChooser.ForOuterProduct(nest, v, samples, canOverlap, canOverlap);
        List<TileGrid> Whole() => OuterProductGrids(node, nest, Positions(tile, canOverlap), tile, v, canOverlap);
        if (node.ReducesBatch || !ReductionBlock.Pays(nest, tile, v, samples))
        {
            return new ContractionTiling(Whole());
        }

        // A single row needs no copies.
        return InBlocks(nest, v, samples, canOverlap, needsSamples => needsSamples ? [.. Whole().Where(g => g.PositionCount == 1)] : [], tile.PositionCount)
            ?? new ContractionTiling(Whole());
    }

    /// <summary>A kernel with blocks of the reduction, and what takes its place for few samples; null where there is no block.</summary>
    private static ContractionTiling? InBlocks(
        ContractionNest nest, VectorSyntax v, int samples, bool canOverlap, Func<bool, List<TileGrid>> whole, int fewest)
    {
        // What is added to twice would count twice. Turned copies are made by all threads together, and so best of columns that stretches divide.
        Tile tile = TileChooser.ForOuterProduct(nest, v, samples, canOverlapPositions: false, canOverlap && !nest.IsTurned, ReductionBlock.Copies(nest));
        if (ReductionBlock.For(nest, tile, v) is not { } block)
        {
            return null;
        }

        bool needsSamples = block.IsCopied && tile.Positions.Any(p => p.Axis is { IsDynamic: true, Extent: 1 });
        return new ContractionTiling(whole(needsSamples))
        {
            Block = block,
            BlockNest = nest,
            BlockGrids = Product(Positions(tile, canOverlap: false), TileSpan.Vectors(nest.VectorAxis!, tile.Vectors, v.Lanes, canOverlap)),
            FewestForBlocks = needsSamples ? fewest : 0,
        };
    }

    private static List<TileGrid> OuterProductGrids(
        Contraction node, ContractionNest nest, IEnumerable<List<TileSpan>> all, Tile tile, VectorSyntax v, bool canOverlap)
    {
        LoopAxis? columns = nest.VectorAxis;
        var grids = new List<TileGrid>();
        foreach (List<TileSpan> positions in all)
        {
            if (columns is null || tile.PositionCount == 1 || positions.Any(p => p.Count > 1))
            {
                grids.AddRange(Product([positions], columns is null ? [] : TileSpan.Vectors(columns, tile.Vectors, v.Lanes, canOverlap)));
                continue;
            }

            // A single row, as of a batch of one, reads each vector once: it takes as many side by side as make long reads.
            int row = columns.Extent / v.Lanes, vectors = TileChooser.VectorsOfRow(row, tile.Vectors, v.Registers);
            if (vectors < row || vectors % 2 > 0 || node.ReducesBatch)
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
