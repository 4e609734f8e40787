using NetGen.Generator.Emission.Simd;
using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission.Loops;

/// <summary>
/// The loop nest behind dense layers, convolutions, mean pooling and their gradients: a tile of positions × vectors stays in
/// registers through the whole reduction, or through a block of it. What the tile does not divide is done by smaller tiles,
/// each a kernel of its own.
/// </summary>
internal sealed class ContractionKernel
{
    private readonly Contraction _node;
    private readonly ContractionNest _nest;
    private readonly VectorSyntax _v;
    private readonly KernelLibrary _library;
    private readonly ContractionTiling _tiling;
    private readonly bool _isShared;
    private readonly bool _goesBothWays;
    private readonly bool _rowsOutside;
    private readonly string _parameters;

    private ContractionKernel(Contraction node, ContractionNest nest, ExecutionPlan plan, VectorSyntax width, KernelLibrary library)
    {
        _node = node;
        _nest = nest;
        _isShared = StepWriter.CanShare(node, plan);
        _goesBothWays = GoesBothWays(node, nest, plan);

        // The larger of the two operands comes from memory, and should come once.
        _rowsOutside = LaterRows.IsFarAway(node) && nest.SizeOf(nest.A) > nest.SizeOf(nest.B);
        _parameters = Parameters(node, library.Element) + (_isShared ? ", WorkShare share" : string.Empty);
        _library = library;
        _v = nest.VectorAxis is null ? library.Widths.Last() : width;
        _tiling = ContractionTiling.Choose(node, nest, _v, plan.SamplesAtOnce(node));
    }

    /// <summary>Adds the kernels of one part at one width and returns the calls, in order.</summary>
    public static IReadOnlyList<string> Add(
        Contraction node, ContractionPart part, ExecutionPlan plan, string name, string summary, VectorSyntax width, KernelLibrary library)
    {
        ContractionNest nest = ContractionNest.Create(node, part, plan);
        return new ContractionKernel(node, nest, plan, width, library).AddGrids(name, summary);
    }

    /// <summary>In how many parts threads can take a contraction at any width: steps of the loop that they share.</summary>
    public static int ShareableParts(Contraction node, ExecutionPlan plan, KernelLibrary library) =>
        AtAllWidths(node, plan, library).Min(kernel => kernel.Shareable());

    /// <summary>
    /// Whether stores are masked at any width. Such a store writes back what it has read of the next row, to which another thread may be adding: the sum is
    /// left to one.
    /// </summary>
    public static bool MasksStores(Contraction node, ExecutionPlan plan, KernelLibrary library) =>
        AtAllWidths(node, plan, library).Any(kernel => kernel._tiling.Grids.Any(g => g.Columns is { MaskedLanes: > 0 }));

    private static IEnumerable<ContractionKernel> AtAllWidths(Contraction node, ExecutionPlan plan, KernelLibrary library) => node.Parts.SelectMany(part => library.Widths.Select(
        width => new ContractionKernel(node, ContractionNest.Create(node, part.For(width.Lanes), plan), plan, width, library)));

    /// <summary>
    /// Whether a dot product of one row with each column of a kernel goes through the kernel's columns backwards in every other pass: in predictions, one after another, where the
    /// first-level cache has room for some of the kernel but not for all of it.
    /// </summary>
    public static bool GoesBothWays(Contraction node, ContractionNest nest, ExecutionPlan plan)
    {
        const int Fewest = 4 * 1024, Most = 64 * 1024;
        return nest.IsDot && plan.Program.IsPreparedOnce && node is { Scope: Scope.Sample, B: { Scope: Scope.Step, Shape.Size: >= Fewest and <= Most } };
    }

    /// <summary>The parameters every kernel of a contraction takes, besides what a thread takes of the work.</summary>
    public static string Parameters(Contraction node, string element)
    {
        string text = $"ref {element} y, ref {element} a";
        text += node.B is null ? string.Empty : $", ref {element} b";
        text += string.Concat(node.EpilogueInputs.Select((_, i) => $", ref {element} e{i}"));
        return text + ", int samples" + (node.ReducesBatch ? ", bool accumulate" : string.Empty);
    }

    private static string Arguments(Contraction node, bool isShared)
    {
        string text = "ref y, ref a";
        text += node.B is null ? string.Empty : ", ref b";
        text += string.Concat(node.EpilogueInputs.Select((_, i) => $", ref e{i}"));
        return text + ", samples" + (node.ReducesBatch ? ", accumulate" : string.Empty) + (isShared ? ", share" : string.Empty);
    }

    /// <summary>One kernel for each combination of whole tiles and remainders along the tiled axes, or one for all where they share copies of the weights.</summary>
    private List<string> AddGrids(string name, string summary)
    {
        var calls = new List<string>();
        foreach (TileGrid grid in _tiling.Grids)
        {
            string call = AddKernel(grid, name, summary, Body(writer => WriteLoops(writer, grid)));
            calls.Add(grid.ForThreads is not { } forThreads ? call : If($"share.Parts {(forThreads ? "> 1" : "== 1")}", call));
        }

        if (_tiling.Block is not { } block)
        {
            return calls;
        }

        string inBlocks = AddKernel(_tiling.BlockGrids[0], name, summary, Body(writer => WriteBlocks(writer, block, _tiling.BlockNest!, _tiling.BlockGrids)));
        return calls.Count == 0 ? [inBlocks] : [If($"samples >= {_tiling.FewestForBlocks}", inBlocks), .. Else(calls)];

        static string If(string condition, params string[] lines) => $"if ({condition})\n{{\n    {string.Join("\n", lines).Replace("\n", "\n    ")}\n}}";

        static IEnumerable<string> Else(IEnumerable<string> lines) => [If(string.Empty, [.. lines]).Replace("if ()", "else")];
    }

    /// <summary>The steps of the loop that threads share, in the grid that has most of the work; 1 where one thread does it all.</summary>
    private int Shareable()
    {
        TileGrid grid = _tiling.Block is null ? _tiling.Grids[0] : _tiling.BlockGrids[0];
        LoopAxis[] outer = Outer(grid);
        return SharedLoop.Of(_nest, grid, outer, _tiling.Block) is not { } shared ? 1
            : outer.Contains(shared) ? shared.Extent
            : grid.Positions.Append(grid.Columns).OfType<TileSpan>().First(s => s.Axis == shared).ShareableBlocks;
    }

    private string AddKernel(TileGrid grid, string name, string summary, string body)
    {
        string tile = _nest.IsDot && !_tiling.BlockGrids.Contains(grid)
            ? $"{grid.PositionCount} rows × {grid.VectorCount} columns"
            : $"{grid.PositionCount} positions × {grid.VectorCount} vectors";
        string method = _library.AddKernel(_v, $"{name}_{grid.PositionCount}x{grid.VectorCount}", $"{summary} Tile: {tile}.", _parameters, body);
        return $"Kernels{_v.Suffix}.{method}({Arguments(_node, _isShared)});";
    }

    private static string Body(Action<CodeWriter> write)
    {
        var writer = new CodeWriter();
        write(writer);
        return writer.ToString();
    }

    /// <summary>Tiles that take the reduction whole.</summary>
    private void WriteLoops(CodeWriter writer, TileGrid grid)
    {
        using var blocks = new Blocks();
        WriteMask(writer, grid);
        LoopAxis[] outer = Outer(grid);
        LoopAxis? shared = ChooseShared(writer, grid, outer, null);
        if (!_rowsOutside)
        {
            grid.Columns?.Open(writer, blocks, shared == grid.Columns.Axis, _goesBothWays && grid.PositionCount == 1);
        }

        WriteTiles(writer, blocks, new TileLoops(_nest, grid, outer, outer, shared), null, null);
    }

    /// <summary>For each stretch of columns, and for each block of the reduction, its weights, copied or not, and then all tiles.</summary>
    private void WriteBlocks(CodeWriter writer, ReductionBlock block, ContractionNest nest, IReadOnlyList<TileGrid> grids)
    {
        using var blocks = new Blocks();
        TileGrid first = grids[0];
        WriteMask(writer, first);
        LoopAxis[] outer = Outer(first), around = [.. outer.Where(a => a.Strides[nest.B] != 0)], inside = [.. outer.Except(around)];
        LoopAxis? shared = ChooseShared(writer, first, outer, block);
        var panel = new WeightPanel(nest, block, first.Columns!, around, _v);
        panel.WriteMemory(writer);
        foreach (LoopAxis axis in around)
        {
            blocks.Add(axis.Open(writer, shared == axis));
        }

        first.Columns!.Open(writer, blocks, shared == first.Columns.Axis);
        block.Open(writer, blocks);
        panel.WriteBlockStart(writer, first);
        foreach (TileGrid grid in grids)
        {
            using var tiles = new Blocks();
            if (grid != first && first.Positions.Any(p => p.Axis == shared))
            {
                tiles.Add(writer.Block("if (share.IsLast)"));
            }

            WriteTiles(writer, tiles, new TileLoops(panel.Nest, grid, outer, inside, grid == first || shared is null || inside.Contains(shared) ? shared : null), block, panel);
        }
    }

    private LoopAxis[] Outer(TileGrid grid) => [.. _nest.Outputs.Where(a => !grid.Axes.Contains(a))];

    private void WriteMask(CodeWriter writer, TileGrid grid)
    {
        if (grid.Columns is { MaskedLanes: > 0 })
        {
            writer.Line($"{_v.Type} mask = {_v.FirstLanes($"{grid.Columns.MaskedLanes}")};");
        }
    }

    /// <summary>The loop of which threads take a part each; without one a single thread does everything.</summary>
    private LoopAxis? ChooseShared(CodeWriter writer, TileGrid grid, LoopAxis[] outer, ReductionBlock? block)
    {
        LoopAxis? shared = _isShared ? SharedLoop.Of(_nest, grid, outer, block) : null;
        if (shared is null && _isShared)
        {
            SharedLoop.LeaveToOne(writer);
        }

        return shared;
    }

    /// <summary>The loops over positions, and in them a tile.</summary>
    private void WriteTiles(CodeWriter writer, Blocks blocks, TileLoops loops, ReductionBlock? block, WeightPanel? panel)
    {
        foreach (LoopAxis axis in loops.Open)
        {
            blocks.Add(axis.Open(writer, loops.Shared == axis));
        }

        foreach (TileSpan span in loops.Grid.Positions)
        {
            span.Open(writer, blocks, loops.Shared == span.Axis);
        }

        if (_rowsOutside)
        {
            loops.Grid.Columns?.Open(writer, blocks, loops.Shared == loops.Grid.Columns.Axis);
        }

        LoopAxis[] all = [.. loops.Outer, .. loops.Grid.Axes];
        WriteReference("y", 0, string.Empty);
        WriteReference("a", 1, block?.Offset(1) ?? string.Empty);
        if (_nest.HasB)
        {
            WriteReference("b", 2, block?.Offset(2) ?? string.Empty);
        }

        bool asks = panel is not null && loops.Grid == _tiling.BlockGrids[0];
        if (asks)
        {
            WeightPanel.WriteTileStart(writer);
        }

        var store = new ContractionStore(_node, _library, writer);
        if (store.ReadsChannels)
        {
            writer.Line($"nint channel = {LoopAxis.Offset(all, ContractionNest.Channel)};");
        }

        if (loops.Nest.IsDot)
        {
            new DotTile(_node, loops.Nest, _v, _library, store, loops.Outer, writer).Write(loops.Grid);
        }
        else
        {
            new OuterProductTile(_node, loops.Nest, _v, store, writer).Write(loops.Grid, block, loops.Outer, asks ? panel : null);
        }

        void WriteReference(string name, int operand, string further) => writer.Line(block is { IsCopied: true } && operand == _nest.B
            ? $"ref {_library.Element} {name}t = ref panel;"
            : $"ref {_library.Element} {name}t = ref Unsafe.Add(ref {name}, {LoopAxis.Offset(all, operand)}{further});");
    }

    /// <summary>Tiles and the loops around them.</summary>
    /// <param name="Nest">The loops of the contraction, with the strides by which tiles read.</param>
    /// <param name="Grid">What the tiles cover.</param>
    /// <param name="Outer">The axes that no tile covers.</param>
    /// <param name="Open">Those of them whose loops are to be opened here.</param>
    /// <param name="Shared">The loop of which threads take a part each, if it is opened here.</param>
    private sealed record TileLoops(ContractionNest Nest, TileGrid Grid, LoopAxis[] Outer, LoopAxis[] Open, LoopAxis? Shared);
}
