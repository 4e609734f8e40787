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
    private readonly string _parameters;

    private ContractionKernel(Contraction node, ContractionNest nest, ExecutionPlan plan, VectorSyntax width, KernelLibrary library)
    {
        _node = node;
        _nest = nest;
        _isShared = StepWriter.CanShare(node, plan);
        _parameters = Parameters(node, plan, library.Element);
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

    /// <summary>The parameters every kernel of a contraction takes.</summary>
    public static string Parameters(Contraction node, ExecutionPlan plan, string element)
    {
        string text = $"ref {element} y, ref {element} a";
        text += node.B is null ? string.Empty : $", ref {element} b";
        text += string.Concat(node.EpilogueInputs.Select((_, i) => $", ref {element} e{i}"));
        return text + ", int samples" + (node.ReducesBatch ? ", bool accumulate" : string.Empty) + (StepWriter.CanShare(node, plan) ? ", WorkShare share" : string.Empty);
    }

    private static string Arguments(Contraction node, bool isShared)
    {
        string text = "ref y, ref a";
        text += node.B is null ? string.Empty : ", ref b";
        text += string.Concat(node.EpilogueInputs.Select((_, i) => $", ref e{i}"));
        return text + ", samples" + (node.ReducesBatch ? ", accumulate" : string.Empty) + (isShared ? ", share" : string.Empty);
    }

    /// <summary>One kernel for each combination of whole tiles and remainders along the tiled axes.</summary>
    private List<string> AddGrids(string name, string summary)
    {
        var calls = new List<string>();
        foreach (TileGrid grid in _tiling.Grids)
        {
            string title = $"{name}_{grid.PositionCount}x{grid.VectorCount}";
            string tile = _nest.IsDot
                ? $"{grid.PositionCount} rows × {grid.VectorCount} columns"
                : $"{grid.PositionCount} positions × {grid.VectorCount} vectors";
            string method = _library.AddKernel(_v, title, $"{summary} Tile: {tile}.", _parameters, Body(grid));
            string call = $"Kernels{_v.Suffix}.{method}({Arguments(_node, _isShared)});";
            calls.Add(grid.ForThreads is not { } forThreads ? call : $"if (share.Parts {(forThreads ? "> 1" : "== 1")})\n{{\n    {call}\n}}");
        }

        return calls;
    }

    private string Body(TileGrid grid)
    {
        var writer = new CodeWriter();
        using (var blocks = new Blocks())
        {
            WriteLoops(writer, blocks, grid);
        }

        return writer.ToString();
    }

    private void WriteLoops(CodeWriter writer, Blocks blocks, TileGrid grid)
    {
        ReductionBlock? block = _tiling.Block;
        if (grid.Columns is { MaskedLanes: > 0 })
        {
            writer.Line($"{_v.Type} mask = {_v.FirstLanes($"{grid.Columns.MaskedLanes}")};");
        }

        LoopAxis[] tiled = [.. grid.Axes];
        LoopAxis[] outer = [.. _nest.Outputs.Where(a => !tiled.Contains(a))];
        LoopAxis? shared = _isShared ? SharedLoop.Of(_nest, grid, outer, block) : null;
        if (shared is null && _isShared)
        {
            SharedLoop.LeaveToOne(writer);
        }

        grid.Columns?.Open(writer, blocks, shared == grid.Columns.Axis);
        block?.Open(writer, blocks);
        var prefetch = block is null ? null : BlockPrefetch.Of(block, _nest, grid, _v);
        prefetch?.WriteStart(writer);
        foreach (LoopAxis axis in outer)
        {
            blocks.Add(axis.Open(writer, shared == axis));
        }

        foreach (TileSpan span in grid.Positions)
        {
            span.Open(writer, blocks, shared == span.Axis);
        }

        LoopAxis[] all = [.. outer, .. tiled];
        string element = _library.Element;
        writer.Line($"ref {element} yt = ref Unsafe.Add(ref y, {LoopAxis.Offset(all, 0)});");
        writer.Line($"ref {element} at = ref Unsafe.Add(ref a, {LoopAxis.Offset(all, 1)}{block?.Offset(1)});");
        if (_nest.HasB)
        {
            writer.Line($"ref {element} bt = ref Unsafe.Add(ref b, {LoopAxis.Offset(all, 2)}{block?.Offset(2)});");
        }

        prefetch?.WriteRows(writer);
        var store = new ContractionStore(_node, _library, writer);
        if (store.ReadsChannels)
        {
            writer.Line($"nint channel = {LoopAxis.Offset(all, ContractionNest.Channel)};");
        }

        if (_nest.IsDot)
        {
            new DotTile(_node, _nest, _v, _library, store, outer, writer).Write(grid);
        }
        else
        {
            new OuterProductTile(_node, _nest, _v, store, writer).Write(grid, block, outer);
        }
    }
}
