using NetGen.Generator.Emission.Simd;
using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission.Loops;

/// <summary>
/// A convolution by transformed tiles: for each block of tiles a kernel that transforms inputs, a contraction for the products, and
/// a kernel that transforms back and stores. Vectors lie along the channels.
/// </summary>
internal sealed class WinogradKernel
{
    private readonly WinogradConvolution _node;
    private readonly WinogradTransform _transform;
    private readonly KernelLibrary _library;
    private readonly TensorPlace _result;
    private readonly TensorPlace _input;
    private readonly TensorPlace[] _extras;
    private readonly WinogradProducts _products;

    public WinogradKernel(WinogradConvolution node, ExecutionPlan plan, KernelLibrary library)
    {
        _node = node;
        _transform = node.Transform;
        _library = library;
        _result = plan.Places[node];
        _input = plan.Places[node.Input];
        _extras = [.. node.EpilogueInputs.Select(i => plan.Places[i])];
        _products = new WinogradProducts(node, plan, library);
    }

    /// <summary>All that decides the kernels besides the epilogue, as text.</summary>
    public string Signature =>
        $"winograd {_transform.Outputs}|{_node.Shape}|{_node.Channels}|{_node.BlockTiles}|{string.Join(";", _extras.Prepend(_input).Prepend(_result).Select(Walk))}";

    private string Element => _library.Element;

    private string ExtraMaps => string.Concat(Enumerable.Range(0, _extras.Length).Where(IsMap).Select(i => $", in TileMap map{i}"));

    private string Extras => string.Concat(_extras.Select((_, i) => $", ref {Element} e{i}"));

    /// <summary>Adds the kernels of one width and returns the name of the one that runs them.</summary>
    public string Add(string name, string summary, VectorSyntax v)
    {
        string input = _library.AddKernel(
            v, $"{name}_TransformInput", $"{summary} Tiles of inputs, transformed.", $"ref {Element} tiles, ref {Element} x, in TileMap map, int first, int count", InputBody(v));
        string products = _products.Add(name, summary, v);
        string output = _library.AddKernel(
            v, $"{name}_TransformBack", $"{summary} Tiles of outputs, transformed back.", $"ref {Element} y, ref {Element} sums{Extras}, in TileMap map{ExtraMaps}, int first, int count", OutputBody(v));
        var body = new CodeWriter();
        body.Line($"ref {Element} sums = ref Unsafe.Add(ref tiles, {_transform.Products * _node.InputStride});");
        body.Line($"ref {Element} row = ref Unsafe.Add(ref sums, {_transform.Products * _node.SumStride});");
        int rows = _node.Rows, groups = _node.BlockTiles / rows;
        if (Vectors(v, _node.Filters).MaskedLanes > 0)
        {
            SharedLoop.LeaveToOne(body);
            body.Line("share = WorkShare.Whole;");
        }

        WriteShare(body);
        body.Line($"var inputs = {Map(_input, _node.Channels, _node.InputStride)};");
        body.Line($"var outputs = {Map(_result, _node.Filters, _node.SumStride)};");
        for (int i = 0; i < _extras.Length; i++)
        {
            if (IsMap(i))
            {
                body.Line($"var map{i} = {Map(_extras[i], _node.Filters, _node.SumStride)};");
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
            body.Line($"{products}(ref sums, ref tiles, ref u, ref row, end - start);");
            body.Line($"{output}(ref y, ref sums{extras}, outputs{maps}, first, count);");
        }

        return _library.AddKernel(
            v, name, summary, $"ref {Element} y, ref {Element} x, ref {Element} u, ref {Element} tiles{Extras}, int samples, WorkShare share", body.ToString());
    }

    /// <summary>Writes which tiles a thread takes: whole rows of them, and those that overlap together, since both write the same pixels.</summary>
    private void WriteShare(CodeWriter body)
    {
        int down = _node.Tiles / _node.TilesAcross;
        body.Line($"int firstTile = (int)share.First(samples * {down}), lastTile = (int)share.End(samples * {down});");
        if (_node.Shape[0] % _transform.Outputs > 0)
        {
            body.Line($"firstTile -= firstTile % {down} == {down - 1} ? 1 : 0;");
            body.Line($"lastTile -= lastTile % {down} == {down - 1} ? 1 : 0;");
        }

        body.Line($"firstTile *= {_node.TilesAcross};");
        body.Line($"lastTile *= {_node.TilesAcross};");
    }

    private static string Walk(TensorPlace place) => $"{string.Join(" ", place.Strides)} {place.SampleStride} {place.Shape.Size}";

    /// <summary>Bᵀ·x·B, tile by tile.</summary>
    private string InputBody(VectorSyntax v)
    {
        var writer = new CodeWriter();
        var matrix = new MatrixWriter(writer, v);
        using (var blocks = new Blocks())
        {
            OpenTiles(writer, blocks);
            WriteRows(writer, "x", "x", "map", _transform.Size);
            WriteElements(writer, "v", "tiles");

            // A vector may reach past the last channel: into the next tile, which is yet to be written, or into the gap behind the last.
            OpenChannels(writer, blocks, v, _node.Channels);
            WriteTransform(
                writer,
                matrix,
                _transform.Input,
                _transform.InputRows,
                (i, j) => writer.Line($"{v.Type} x{i}_{j} = {v.Load($"xRow{i}", Column("x", j))};"),
                "x",
                (i, j, value) => writer.Line(v.Store(value, $"vRow{i}", Column("v", j))));
        }

        return writer.ToString();
    }

    /// <summary>Aᵀ·m·A, tile by tile, and what the epilogue makes of it.</summary>
    private string OutputBody(VectorSyntax v)
    {
        var writer = new CodeWriter();
        var matrix = new MatrixWriter(writer, v);
        using (var blocks = new Blocks())
        {
            OpenTiles(writer, blocks);
            WriteRows(writer, "y", "y", "map", _transform.Outputs);
            WriteElements(writer, "m", "sums");
            for (int i = 0; i < _extras.Length; i++)
            {
                if (IsMap(i))
                {
                    WriteRows(writer, $"e{i}", $"e{i}", $"map{i}", _transform.Outputs);
                }
            }

            int masked = Vectors(v, _node.Filters).MaskedLanes;
            string? mask = masked > 0 ? "mask" : null;
            if (mask is not null)
            {
                writer.Line($"{v.Type} mask = {v.FirstLanes($"{masked}")};");
            }

            OpenChannels(writer, blocks, v, _node.Filters);
            string[] extras = [.. _extras.Select((_, i) => $"s{i}")];
            for (int i = 0; i < extras.Length; i++)
            {
                if (!IsMap(i))
                {
                    writer.Line($"{v.Type} s{i} = {(_extras[i].Shape.Size == 1 ? v.Broadcast($"e{i}") : v.Load($"e{i}", "c"))};");
                }
            }

            WriteTransform(
                writer,
                matrix,
                _transform.Output,
                _transform.OutputRows,
                (i, j) => writer.Line($"{v.Type} m{i}_{j} = {v.Load($"mRow{i}", Column("m", j))};"),
                "m",
                (i, j, value) => WriteStore(writer, v, value, i, j, extras, mask));
        }

        return writer.ToString();
    }

    /// <summary>Writes M·x·Mᵀ: in each pass a few rows of M·x, column by column, then those rows times Mᵀ.</summary>
    /// <param name="writer">Where the code goes.</param>
    /// <param name="matrix">Writes sums there.</param>
    /// <param name="factors">M.</param>
    /// <param name="passes">Its rows in passes and groups.</param>
    /// <param name="load">Writes the load of an element of x, by row and column.</param>
    /// <param name="name">The stem of the locals that it writes to.</param>
    /// <param name="store">Writes the store of an element of the result.</param>
    private static void WriteTransform(
        CodeWriter writer, MatrixWriter matrix, double[][] factors, int[][][] passes, Action<int, int> load, string name, Action<int, int, string> store)
    {
        int size = factors[0].Length;
        foreach (int[][] pass in passes)
        {
            using IDisposable block = writer.Block();
            var rows = new Dictionary<int, string[]>();
            int[] read = [.. Enumerable.Range(0, size).Where(i => pass.Any(g => g.Any(r => factors[r][i] != 0)))];
            for (int j = 0; j < size; j++)
            {
                foreach (int i in read)
                {
                    load(i, j);
                }

                foreach (int[] group in pass)
                {
                    string[] sums = matrix.Write([.. group.Select(r => factors[r])], [.. Enumerable.Range(0, size).Select(i => $"{name}{i}_{j}")], $"r{group[0]}_{j}");
                    for (int r = 0; r < group.Length; r++)
                    {
                        rows.TryGetValue(group[r], out string[]? known);
                        rows[group[r]] = [.. known ?? [], sums[r]];
                    }
                }
            }

            foreach (int row in rows.Keys.OrderBy(r => r))
            {
                foreach (int[] group in passes.SelectMany(p => p))
                {
                    string[] results = matrix.Write([.. group.Select(r => factors[r])], rows[row], $"t{row}_{group[0]}");
                    for (int j = 0; j < group.Length; j++)
                    {
                        store(row, group[j], results[j]);
                    }
                }
            }
        }
    }

    private void WriteStore(CodeWriter writer, VectorSyntax v, string value, int row, int column, string[] extras, string? mask)
    {
        if (_node.Epilogue is { } epilogue)
        {
            string[] inputs = [value, .. extras.Select((e, i) => IsMap(i) ? $"{e}_{row}{column}" : e)];
            for (int i = 0; i < extras.Length; i++)
            {
                if (IsMap(i))
                {
                    writer.Line($"{v.Type} {inputs[i + 1]} = {v.Load($"e{i}Row{row}", Column($"e{i}", column))};");
                }
            }

            value = new ExpressionWriter(v, _library).Write(writer, epilogue, inputs, $"{value}_t");
        }

        writer.Line(v.Store(mask is null ? value : v.Select(mask, value, v.Load($"yRow{row}", Column("y", column))), $"yRow{row}", Column("y", column)));
    }

    public static string At(int offset) => offset == 0 ? "c" : $"c + {offset}";

    private bool IsMap(int extra) => _extras[extra].Shape.Equals(_node.Shape);

    /// <summary>How far an element of a row lies from its first.</summary>
    private static string Column(string name, int column) => column == 0 ? "c" : $"c + {name}Column{column}";

    /// <summary>The tiles of a map, as C#.</summary>
    private string Map(TensorPlace place, int channels, int elementStride)
    {
        int size = _transform.Outputs;
        return $"new TileMap({place.SampleStride}, {place.Strides[0]}, {place.Strides[1]}, {_node.Tiles}, {_node.TilesAcross}, "
            + $"{_node.Shape[0] - size}, {_node.Shape[1] - size}, {channels}, {elementStride})";
    }

    /// <summary>Opens the loop over tiles. The last of each axis moves back over the one before.</summary>
    private void OpenTiles(CodeWriter writer, Blocks blocks)
    {
        int size = _transform.Outputs;
        blocks.Add(writer.Block("for (nint p = 0; p < count; p++)"));
        writer.Line("int tile = first + (int)p, n = tile / map.Tiles, inSample = tile - (n * map.Tiles);");
        writer.Line($"nint oy = Math.Min(inSample / map.TilesAcross * {size}, map.LastRow), ox = Math.Min(inSample % map.TilesAcross * {size}, map.LastColumn);");
    }

    /// <summary>Declares the rows of pixels of the tile at hand, and the distances between pixels.</summary>
    private void WriteRows(CodeWriter writer, string name, string reference, string map, int size)
    {
        writer.Line(
            $"ref {Element} {name}Row0 = ref Unsafe.Add(ref {reference}, ((nint)n * {map}.SampleStride) + (oy * {map}.RowStride) + (ox * {map}.ColumnStride));");
        for (int i = 1; i < size; i++)
        {
            writer.Line($"ref {Element} {name}Row{i} = ref Unsafe.Add(ref {name}Row{i - 1}, {map}.RowStride);");
        }

        WriteColumns(writer, name, $"{map}.ColumnStride", size);
    }

    /// <summary>Declares the rows of the transformed tile at hand, and the distances between its elements.</summary>
    private void WriteElements(CodeWriter writer, string name, string reference)
    {
        writer.Line($"ref {Element} {name}Row0 = ref Unsafe.Add(ref {reference}, p * map.Channels);");
        for (int i = 1; i < _transform.Size; i++)
        {
            writer.Line($"ref {Element} {name}Row{i} = ref Unsafe.Add(ref {name}Row{i - 1}, {_transform.Size} * map.ElementStride);");
        }

        WriteColumns(writer, name, "map.ElementStride", _transform.Size);
    }

    private static void WriteColumns(CodeWriter writer, string name, string stride, int size) =>
        writer.Line($"nint {string.Join(", ", Enumerable.Range(1, size - 1).Select(j => $"{name}Column{j} = {(j == 1 ? stride : $"{j} * {stride}")}"))};");

    /// <summary>Opens the loop over vectors of channels: as many as the map has, where vectors divide them.</summary>
    private static void OpenChannels(CodeWriter writer, Blocks blocks, VectorSyntax v, int channels)
    {
        if (channels % v.Lanes > 0)
        {
            OpenVectors(writer, blocks, v, channels);
            return;
        }

        blocks.Add(writer.Block($"for (nint c = 0; c < map.Channels; c += {v.Lanes})"));
    }

    /// <summary>Opens the loop over vectors of channels, of which the last moves back over the one before.</summary>
    public static void OpenVectors(CodeWriter writer, Blocks blocks, VectorSyntax v, int channels) => Vectors(v, channels).Open(writer, blocks, isShared: false);

    private static TileSpan Vectors(VectorSyntax v, int channels) =>
        TileSpan.Vectors(new LoopAxis("c", channels, false, false, [1]), 1, v.Lanes, canOverlap: true)[0];
}
