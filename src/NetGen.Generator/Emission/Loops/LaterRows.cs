using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission.Loops;

/// <summary>
/// What a tile of a large result asks for while it works: the rows of the result that a tile soon after it will write, and what that tile reads of
/// each sample. The caches hold neither, and the processor does not foresee them: each sample's numbers lie in a record of its own, and a store
/// to a line that is not there holds up those behind it.
/// </summary>
internal sealed class LaterRows
{
    private readonly ContractionNest _nest;
    private readonly List<int[]> _rows;
    private readonly int _rowLength;
    private readonly int _start;

    private LaterRows(ContractionNest nest, List<int[]> rows, int rowLength, int start) => (_nest, _rows, _rowLength, _start) = (nest, rows, rowLength, start);

    /// <summary>What the tiles of a grid ask for; null where the caches hold the result, or a tile has a single row or rows at uneven distances.</summary>
    public static LaterRows? Of(Contraction node, ContractionNest nest, TileGrid grid, ReductionBlock? block, int lanes)
    {
        List<int[]> rows = grid.PositionOffsets();
        if (rows.Count == 1 || grid.Columns is not { } columns || !rows.Select((r, p) => r[ContractionNest.Result] == p * rows[1][ContractionNest.Result]).All(isEven => isEven))
        {
            return null;
        }

        bool isAll = grid.Positions.All(p => p.IsSingle);
        int? start = IsFarAway(node)
            ? isAll ? columns.Step : rows.Count * rows[1][ContractionNest.Result]
            : block is { IsWhole: true } ? columns.Step : null;
        return start is { } first ? new LaterRows(nest, rows, columns.Count * lanes, first) : null;
    }

    /// <summary>Whether a result is the gradient of a kernel that is too large for the second-level cache beside what it is made of.</summary>
    public static bool IsFarAway(Contraction node) => node.Scope == Scope.Step && node.Shape.Size >= SampleSegment.LargeKernel;

    /// <summary>Writes where they begin.</summary>
    public void WriteTileStart(CodeWriter writer)
    {
        writer.Line("nint laterDue = 0;");
        writer.Line($"nint later = {_start};");
    }

    /// <summary>Writes what a turn of the innermost loop asks for.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="turns">The turns of that loop for a tile, as C#.</param>
    public void WriteAsk(CodeWriter writer, string turns)
    {
        using (EvenTurns.Open(writer, "laterDue", $"{_rows.Count}", turns))
        {
            writer.Line($"Caches.Prefetch(ref yt, later, {_rowLength});");
            writer.Line($"later += {_rows[1][ContractionNest.Result]};");
        }

        // The line where the tile after the next begins: that of the next one has been asked for.
        if (_nest.Reductions.All(r => r is { IsDynamic: true, Extent: 1 }) && _rows[1][_nest.A] == 1)
        {
            writer.Line($"Caches.Prefetch(ref {(_nest.A == 1 ? "a" : "b")}k, {2 * _rows.Count}, 1);");
        }
    }
}
