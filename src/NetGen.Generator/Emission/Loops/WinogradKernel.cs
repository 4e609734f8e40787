using NetGen.Generator.Emission.Simd;
using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission.Loops;

/// <summary>
/// A convolution by transformed tiles. For each part of the map that tiles of one shape cover there is a kernel that takes block after block of them through three
/// more: one that transforms inputs, a contraction for the products, and one that transforms back and stores. Vectors lie along the channels.
/// </summary>
internal sealed class WinogradKernel
{
    private readonly WinogradConvolution _node;
    private readonly ExecutionPlan _plan;
    private readonly KernelLibrary _library;
    private readonly TensorPlace _result;
    private readonly TensorPlace _input;
    private readonly TensorPlace[] _extras;

    public WinogradKernel(WinogradConvolution node, ExecutionPlan plan, KernelLibrary library)
    {
        _node = node;
        _plan = plan;
        _library = library;
        _result = plan.Places[node];
        _input = plan.Places[node.Input];
        _extras = [.. node.EpilogueInputs.Select(i => plan.Places[i])];
    }

    /// <summary>All that decides the kernels besides the epilogue, as text.</summary>
    public string Signature =>
        $"winograd {_node.Cover.Transform.Name} {_node.Cover.Tiles}|{_node.Shape}|{_node.Channels}|{string.Join(" ", _node.Blocks.Select(b => b.Tiles))}|{string.Join(";", _extras.Prepend(_input).Prepend(_result).Select(Walk))}";

    private string Element => _library.Element;

    private string ExtraMaps => string.Concat(Enumerable.Range(0, _extras.Length).Where(IsMap).Select(i => $", in TileMap map{i}"));

    private string Extras => string.Concat(_extras.Select((_, i) => $", ref {Element} e{i}"));

    private string Parameters => $"ref {Element} y, ref {Element} x, ref {Element} u, ref {Element} tiles{Extras}, int samples, WorkShare share";

    /// <summary>Adds the kernels of one width and returns the name of the one that runs them.</summary>
    public string Add(string name, string summary, VectorSyntax v)
    {
        WinogradBlock[] blocks = [.. _node.Blocks];
        if (blocks.Length == 1)
        {
            return AddArea(blocks[0], name, summary, v);
        }

        var body = new CodeWriter();
        foreach (WinogradBlock block in blocks)
        {
            WinogradArea area = block.Area;
            string kernel = AddArea(block, $"{name}_{area.Down.Transform.Outputs}x{area.Across.Transform.Outputs}", $"{summary} Those of {area.Tile}.", v);
            string extras = string.Concat(_extras.Select((e, i) => IsMap(i) ? $", {TileWriter.InArea(area, $"e{i}", e)}" : $", ref e{i}"));
            body.Line($"{kernel}({TileWriter.InArea(area, "y", _result)}, {TileWriter.InArea(area, "x", _input)}, ref u, ref tiles{extras}, samples, share);");
        }

        return _library.AddKernel(v, name, summary, Parameters, body.ToString());
    }

    private string AddArea(WinogradBlock block, string name, string summary, VectorSyntax v)
    {
        WinogradArea area = block.Area;
        var tiles = new TileWriter(area.Down.Transform, area.Across.Transform, Element, v);
        string input = _library.AddKernel(
            v,
            $"{name}_TransformInput",
            $"{summary} Tiles of inputs, transformed.",
            $"ref {Element} tiles, ref {Element} x, in TileMap map, int first, int count",
            tiles.IntoTiles(t => t.Input, _node.Channels));
        string products = new WinogradProducts(_node, block, _plan, _library).Add(name, summary, v);
        string output = _library.AddKernel(
            v,
            $"{name}_TransformBack",
            $"{summary} Tiles of outputs, transformed back.",
            $"ref {Element} y, ref {Element} sums{Extras}, in TileMap map{ExtraMaps}, int first, int count",
            OutputBody(tiles, area, v));
        var body = new CodeWriter();
        body.Line($"ref {Element} sums = ref Unsafe.Add(ref tiles, {area.Products * block.InputStride});");
        body.Line($"ref {Element} row = ref Unsafe.Add(ref sums, {area.Products * block.SumStride});");
        int rows = block.Rows, groups = block.Tiles / rows;
        if (tiles.Vectors(_node.Filters).MaskedLanes > 0)
        {
            SharedLoop.LeaveToOne(body);
            body.Line("share = default;");
        }

        WriteShare(body, area);
        body.Line($"var inputs = {Map(_input, area, _node.Channels, block.InputStride)};");
        body.Line($"var outputs = {Map(_result, area, _node.Filters, block.SumStride)};");
        for (int i = 0; i < _extras.Length; i++)
        {
            if (IsMap(i))
            {
                body.Line($"var map{i} = {Map(_extras[i], area, _node.Filters, block.SumStride)};");
            }
        }

        body.Line($"int all = lastTile - firstTile, groups = (all + {rows - 1}) / {rows}, blocks = (groups + {groups - 1}) / {groups};");
        using (body.Block("for (int block = 0; block < blocks; block++)"))
        {
            string extras = string.Concat(_extras.Select((_, i) => $", ref e{i}"));
            string maps = string.Concat(Enumerable.Range(0, _extras.Length).Where(IsMap).Select(i => $", map{i}"));
            body.Line("int start = (int)((long)groups * block / blocks), end = (int)((long)groups * (block + 1) / blocks);");
            body.Line($"int first = firstTile + (start * {rows}), count = Math.Min(lastTile, firstTile + (end * {rows})) - first;");
            body.Line($"{input}(ref tiles, ref x, inputs, first, count);");
            body.Line($"{products}(ref sums, ref tiles, ref u, ref row, count);");
            body.Line($"{output}(ref y, ref sums{extras}, outputs{maps}, first, count);");
        }

        return _library.AddKernel(v, name, summary, Parameters, body.ToString());
    }

    /// <summary>Writes which tiles a thread takes: whole rows of them, and those that overlap together, since both write the same pixels.</summary>
    private static void WriteShare(CodeWriter body, WinogradArea area)
    {
        int down = area.Down.Tiles;
        body.Line($"int firstTile = (int)share.First(samples * {down}), lastTile = (int)share.End(samples * {down});");
        if (area.Down.Length % area.Down.Transform.Outputs > 0)
        {
            body.Line($"firstTile -= firstTile % {down} == {down - 1} ? 1 : 0;");
            body.Line($"lastTile -= lastTile % {down} == {down - 1} ? 1 : 0;");
        }

        body.Line($"firstTile *= {area.Across.Tiles};");
        body.Line($"lastTile *= {area.Across.Tiles};");
    }

    private static string Walk(TensorPlace place) => $"{string.Join(" ", place.Strides)} {place.SampleStride} {place.Shape.Size}";

    /// <summary>Aᵀ·m·A, tile by tile, and what the epilogue makes of it.</summary>
    private string OutputBody(TileWriter tiles, WinogradArea area, VectorSyntax v)
    {
        WinogradTransform down = area.Down.Transform, across = area.Across.Transform;
        var writer = new CodeWriter();
        using (var blocks = new Blocks())
        {
            tiles.WriteHalf(writer, down.Outputs * across.Size);
            tiles.OpenTiles(writer, blocks);
            tiles.WriteTile(writer, "y", "y", "map");
            TileWriter.WriteOffsets(writer, "yColumn", "map.ColumnStride", across.Outputs);
            writer.Line($"ref {Element} mTile = ref Unsafe.Add(ref sums, p * map.Channels);");
            TileWriter.WriteOffsets(writer, "mRow", $"{across.Size} * map.ElementStride", down.Size);
            for (int i = 0; i < _extras.Length; i++)
            {
                if (IsMap(i))
                {
                    tiles.WriteTile(writer, $"e{i}", $"e{i}", $"map{i}");
                    TileWriter.WriteOffsets(writer, $"e{i}Column", $"map{i}.ColumnStride", across.Outputs);
                }
            }

            int masked = tiles.Vectors(_node.Filters).MaskedLanes;
            string? mask = masked > 0 ? "mask" : null;
            if (mask is not null)
            {
                writer.Line($"{v.Type} mask = {v.FirstLanes($"{masked}")};");
            }

            tiles.OpenChannels(writer, blocks, _node.Filters);
            string[] extras = [.. _extras.Select((_, i) => $"s{i}")];
            tiles.WriteColumns(writer, down.Output, down.OutputRows, across.Size, "m", "map.ElementStride", _node.Filters);
            tiles.WriteRows(
                writer,
                across.Output,
                across.OutputRows,
                down.Outputs,
                [("y", "map.RowStride"), .. Enumerable.Range(0, _extras.Length).Where(IsMap).Select(i => ($"e{i}", $"map{i}.RowStride"))],
                _node.Filters,
                () => WriteExtras(writer, v),
                (j, value) => WriteStore(writer, v, value, j, extras, mask));
        }

        return writer.ToString();
    }

    /// <summary>Loads what the epilogue reads that is the same for all pixels.</summary>
    private void WriteExtras(CodeWriter writer, VectorSyntax v)
    {
        for (int i = 0; i < _extras.Length; i++)
        {
            if (!IsMap(i))
            {
                writer.Line($"{v.Type} s{i} = {(_extras[i].Shape.Size == 1 ? v.Broadcast($"e{i}") : v.Load($"e{i}", "c"))};");
            }
        }
    }

    private void WriteStore(CodeWriter writer, VectorSyntax v, string value, int column, string[] extras, string? mask)
    {
        if (_node.Epilogue is { } epilogue)
        {
            string[] inputs = [value, .. extras.Select((e, i) => IsMap(i) ? $"{e}_{column}" : e)];
            for (int i = 0; i < extras.Length; i++)
            {
                if (IsMap(i))
                {
                    writer.Line($"{v.Type} {inputs[i + 1]} = {v.Load($"e{i}Row", TileWriter.Offset($"e{i}Column", column))};");
                }
            }

            value = new ExpressionWriter(v, _library).Write(writer, epilogue, inputs, $"{value}_t");
        }

        string offset = TileWriter.Offset("yColumn", column);
        writer.Line(v.Store(mask is null ? value : v.Select(mask, value, v.Load("yRow", offset)), "yRow", offset));
    }

    private bool IsMap(int extra) => _extras[extra].Shape.Equals(_node.Shape);

    /// <summary>The tiles of an area, as C#. The last of each axis moves back over the one before.</summary>
    private static string Map(TensorPlace place, WinogradArea area, int channels, int elementStride) =>
        $"new TileMap({place.SampleStride}, {place.Strides[0]}, {place.Strides[1]}, {area.Tiles}, {area.Across.Tiles}, "
            + $"{area.Down.LastTile}, {area.Across.LastTile}, {channels}, {elementStride})";
}
