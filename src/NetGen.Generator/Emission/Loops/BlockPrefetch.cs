using NetGen.Generator.Emission.Simd;

namespace NetGen.Generator.Emission.Loops;

/// <summary>While tiles work on one block of the reduction, the weights of the next are brought to the second-level cache, a few rows for each tile.</summary>
/// <param name="Block">The block.</param>
/// <param name="Columns">The stretch of the vector axis.</param>
/// <param name="Operand">The operand that is read in vectors.</param>
/// <param name="Rows">The distances between the rows that one step of the block reads.</param>
/// <param name="Lines">The distances between the cache lines of one row.</param>
/// <param name="Tiles">How many tiles read a block, as C#.</param>
internal sealed record BlockPrefetch(ReductionBlock Block, TileSpan Columns, string Operand, IReadOnlyList<int> Rows, IReadOnlyList<int> Lines, string Tiles)
{
    private const int LineBytes = 64, MostRows = 9;

    /// <summary>What to ask for, or null where it is not worth it.</summary>
    public static BlockPrefetch? Of(ReductionBlock block, ContractionNest nest, TileGrid grid, VectorSyntax v)
    {
        IEnumerable<int> rows = [0];
        foreach (LoopAxis axis in nest.Reductions.Where(a => a != block.Axis))
        {
            rows = [.. rows.SelectMany(r => Enumerable.Range(0, axis.Extent).Select(i => r + (i * axis.Strides[nest.B])))];
        }

        if (grid.Columns is not { } columns || rows.Count() > MostRows)
        {
            return null;
        }

        int elements = LineBytes / (v.Element == "double" ? 8 : 4);
        int[] lines = [.. Enumerable.Range(0, ((columns.Count * v.Lanes) + elements - 1) / elements).Select(l => l * elements)];
        LoopAxis[] positions = [.. nest.Outputs.Where(o => o.Strides[nest.B] == 0)];
        int each = positions.Aggregate(1, (n, o) => n * o.Extent);
        string tiles = positions.Any(o => o.IsDynamic) ? $"Math.Max(1, (nint)samples * {each} / {grid.PositionCount})" : $"{Math.Max(1, each / grid.PositionCount)}";
        return new BlockPrefetch(block, columns, nest.B == 1 ? "a" : "b", [.. rows], lines, tiles);
    }

    /// <summary>Declares how far the next block's weights are, and how many of its steps were asked for.</summary>
    public void WriteStart(CodeWriter writer)
    {
        int stride = Block.Axis.Strides[Operand == "a" ? 1 : 2];
        writer.Line($"nint next = {Columns.Axis.Name} + ({Block.IsLast} ? {Columns.Step} : (block + {Block.Steps}) * {stride}), asked = 0, forTile = {Block.Steps} / {Tiles} + 1;");
    }

    /// <summary>Asks for the rows of a few steps.</summary>
    public void WriteRows(CodeWriter writer)
    {
        int stride = Block.Axis.Strides[Operand == "a" ? 1 : 2];
        using (writer.Block($"for (nint until = Math.Min(asked + forTile, {Block.Steps}); asked < until; asked++, next += {stride})"))
        {
            foreach (int row in Rows)
            {
                foreach (int line in Lines)
                {
                    writer.Line($"Caches.Prefetch(ref {Operand}, next + {row + line});");
                }
            }
        }
    }
}
