using NetGen.Generator.Emission.Simd;

namespace NetGen.Generator.Emission.Loops;

/// <summary>
/// The weights that a block of the reduction has for one tile's columns. Those of a dense layer are copied, row behind row: where they come from the rows
/// stand far apart, on pages of their own and in few of the first-level cache's sets; so all tiles find them in that cache. Where the sum runs along
/// the rows, the copy is turned. A convolution's few positions do not pay for a copy.
/// </summary>
/// <remarks>While tiles work on one panel, the weights of the next are brought to the second-level cache.</remarks>
internal sealed class WeightPanel
{
    private readonly ContractionNest _source;
    private readonly ReductionBlock _block;
    private readonly TileSpan _columns;
    private readonly VectorSyntax _v;
    private readonly LoopAxis[] _others;
    private readonly LoopAxis[] _outer;

    /// <param name="source">The loops over the weights where they are.</param>
    /// <param name="block">The block.</param>
    /// <param name="columns">The stretch of the vector axis.</param>
    /// <param name="outer">The loops around, along which the weights change.</param>
    /// <param name="v">The width.</param>
    public WeightPanel(ContractionNest source, ReductionBlock block, TileSpan columns, LoopAxis[] outer, VectorSyntax v)
    {
        (_source, _block, _columns, _outer, _v) = (source, block, columns, outer, v);
        _others = [.. source.Reductions.Where(r => r != block.Axis)];
        int stride = RowLength;
        var strides = new Dictionary<LoopAxis, int>();
        foreach (LoopAxis axis in _others.Append(block.Axis).Reverse())
        {
            strides[axis] = stride;
            stride *= axis == block.Axis ? block.Steps : axis.Extent;
        }

        Length = stride;
        Nest = !block.IsCopied ? source : source.WithStridesOfB(a => strides.TryGetValue(a, out int inPanel) ? inPanel : a == columns.Axis ? 1 : a.Strides[source.B]);
    }

    /// <summary>Its elements.</summary>
    public int Length { get; }

    /// <summary>The loops over the panel.</summary>
    public ContractionNest Nest { get; }

    private int RowLength => _columns.Count * _v.Lanes;

    private string Operand => _source.B == 1 ? "a" : "b";

    private int Stride => _block.Axis.Strides[_source.B];

    private int ColumnStride => _columns.Axis.Strides[_source.B];

    /// <summary>How many stretches a block's weights are in memory: one for each step, or where the copy is turned one for each column.</summary>
    private int RowsInMemory => _source.IsTurned ? RowLength : _block.Steps;

    /// <summary>Declares the memory of copies, once for all panels.</summary>
    public void WriteMemory(CodeWriter writer)
    {
        if (!_block.IsCopied)
        {
            return;
        }

        writer.Line($"Span<{_v.Element}> memory = stackalloc {_v.Element}[{Length} + Panels.Slack];");
        writer.Line($"ref {_v.Element} panel = ref Panels.Align(memory);");
    }

    /// <summary>Fills the copy, if there is one, and says where the next one's weights are and how many of its steps each tile asks for.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="grid">The tiles that ask.</param>
    public void WriteBlockStart(CodeWriter writer, TileGrid grid)
    {
        string first = LoopAxis.Offset([.. _outer, _columns.Axis], _source.B);
        if (_block.IsCopied)
        {
            using var blocks = new Blocks();
            foreach (LoopAxis axis in _others)
            {
                blocks.Add(axis.Open(writer));
            }

            string row = LoopAxis.Offset(_others, _source.B), target = LoopAxis.Offset(Nest.Reductions.Where(r => r.Name != _block.Axis.Name), _source.B);
            string source = Reference(Operand, $"{first}{_block.Offset(_source.B)}{(row == "0" ? string.Empty : $" + {row}")}");
            writer.Line(_source.IsTurned
                ? $"Matrices.TransposeAlongRows({Reference("panel", target)}, {RowLength}, {source}, {ColumnStride}, {RowLength}, {_block.Steps});"
                : $"Panels.Copy({Reference("panel", target)}, {source}, {RowLength}, {Stride}, {_block.Steps});");
        }

        LoopAxis[] positions = [.. _source.Outputs.Where(o => o.Strides[_source.B] == 0)];
        int each = positions.Aggregate(1, (n, o) => n * o.Extent);
        string tiles = positions.Any(o => o.IsDynamic) ? $"Math.Max(1, (nint)samples * {each} / {grid.PositionCount})" : $"{Math.Max(1, each / grid.PositionCount)}";
        string further = _block.IsWhole ? $"{_columns.Step * ColumnStride}" : $"({_block.IsLast} ? {_columns.Step * ColumnStride} : (block + {_block.Steps}) * {Stride})";
        writer.Line($"nint next = {first} + {further}, forTile = {RowsInMemory} / {tiles} + 1;");
    }

    /// <summary>Says that a tile has asked for nothing yet.</summary>
    public static void WriteTileStart(CodeWriter writer) => writer.Line("nint nextDue = 0;");

    /// <summary>Asks for the weights of a step of the next panel, where it is their turn.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="turns">The turns of the innermost loop for a tile, as C#.</param>
    public void WriteAsk(CodeWriter writer, string turns)
    {
        using (EvenTurns.Open(writer, "nextDue", "forTile", turns))
        {
            using (var blocks = new Blocks())
            {
                // The loops of the tile have their names already.
                LoopAxis[] others = [.. _others.Select(o => o with { Name = $"{o.Name}Next" })];
                foreach (LoopAxis axis in others)
                {
                    blocks.Add(axis.Open(writer));
                }

                string row = others.Length == 0 ? "next" : $"next + {LoopAxis.Offset(others, _source.B)}";
                writer.Line($"Caches.Prefetch(ref {Operand}, {row}, {(_source.IsTurned ? _block.Steps : RowLength)});");
            }

            writer.Line($"next += {(_source.IsTurned ? ColumnStride : Stride)};");
        }
    }

    private static string Reference(string name, string offset) => offset == "0" ? $"ref {name}" : $"ref Unsafe.Add(ref {name}, {offset})";
}
