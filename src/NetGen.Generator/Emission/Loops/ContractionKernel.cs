using NetGen.Generator.Emission.Simd;
using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission.Loops;

/// <summary>
/// The loop nest behind dense layers, convolutions, mean pooling and their gradients: a tile of positions × vectors stays in
/// registers through the whole reduction. What the tile does not divide is done by smaller tiles, each a kernel of its own.
/// </summary>
internal sealed class ContractionKernel
{
    private readonly Contraction _node;
    private readonly ContractionNest _nest;
    private readonly VectorSyntax _v;
    private readonly KernelLibrary _library;
    private readonly Tile _tile;
    private readonly bool[] _isEpilogueVector;

    private ContractionKernel(Contraction node, ContractionNest nest, ExecutionPlan plan, VectorSyntax width, KernelLibrary library)
    {
        _node = node;
        _nest = nest;
        _library = library;
        _v = nest.VectorAxis is null ? library.Widths.Last() : width;
        _tile = nest.IsDot
            ? TileChooser.ForDot(nest, _v.Registers, plan.SamplesAtOnce(node))
            : TileChooser.ForOuterProduct(nest, _v.Lanes, _v.Registers, plan.SamplesAtOnce(node), canOverlap: !node.ReducesBatch);
        _isEpilogueVector = [.. node.EpilogueInputs.Select(i => i.Shape.Size > 1)];
    }

    /// <summary>Adds the kernels of one part at one width and returns the calls, in order.</summary>
    public static IReadOnlyList<string> Add(
        Contraction node, ContractionPart part, ExecutionPlan plan, string name, string summary, VectorSyntax width, KernelLibrary library)
    {
        ContractionNest nest = ContractionNest.Create(node, part, plan);
        return new ContractionKernel(node, nest, plan, width, library).AddGrids(name, summary);
    }

    /// <summary>The parameters every kernel of a contraction takes.</summary>
    public static string Parameters(Contraction node, string element)
    {
        string text = $"ref {element} y, ref {element} a";
        text += node.B is null ? string.Empty : $", ref {element} b";
        text += string.Concat(node.EpilogueInputs.Select((_, i) => $", ref {element} e{i}"));
        return text + ", int samples" + (node.ReducesBatch ? ", bool accumulate" : string.Empty);
    }

    public static string Arguments(Contraction node)
    {
        string text = "ref y, ref a";
        text += node.B is null ? string.Empty : ", ref b";
        text += string.Concat(node.EpilogueInputs.Select((_, i) => $", ref e{i}"));
        return text + ", samples" + (node.ReducesBatch ? ", accumulate" : string.Empty);
    }

    /// <summary>One kernel for each combination of whole tiles and remainders along the tiled axes.</summary>
    private IReadOnlyList<string> AddGrids(string name, string summary)
    {
        bool canOverlap = !_node.ReducesBatch;
        List<List<TileSpan>> choices = [.. _tile.Positions.Select(p => TileSpan.Positions(p.Axis, p.Count, canOverlap))];
        LoopAxis? columns = _nest.IsDot ? _tile.Columns : _nest.VectorAxis;
        if (columns is not null)
        {
            choices.Add(_nest.IsDot ? TileSpan.Positions(columns, _tile.Vectors, canOverlap) : TileSpan.Vectors(columns, _tile.Vectors, _v.Lanes, canOverlap));
        }

        var calls = new List<string>();
        foreach (List<TileSpan> grid in Product(choices))
        {
            int positions = grid.Take(_tile.Positions.Count).Aggregate(1, (n, s) => n * s.Count);
            int vectors = columns is null ? 1 : grid[grid.Count - 1].Count;
            string title = $"{name}_{positions}x{vectors}";
            string text = Body(grid, columns);
            string parameters = Parameters(_node, _library.Element);
            string tile = _nest.IsDot ? $"{positions} rows × {vectors} columns" : $"{positions} positions × {vectors} vectors";
            string method = _library.AddKernel(_v, title, $"{summary} Tile: {tile}.", parameters, text);
            calls.Add($"Kernels{_v.Suffix}.{method}({Arguments(_node)});");
        }

        return calls;
    }

    private static IEnumerable<List<TileSpan>> Product(List<List<TileSpan>> choices)
    {
        IEnumerable<List<TileSpan>> result = [[]];
        foreach (List<TileSpan> options in choices)
        {
            List<List<TileSpan>> known = [.. result];
            result = known.SelectMany(k => options.Select(o => (List<TileSpan>)[.. k, o]));
        }

        return result;
    }

    private string Body(List<TileSpan> grid, LoopAxis? columns)
    {
        var writer = new CodeWriter();
        TileSpan? column = columns is null ? null : grid[grid.Count - 1];
        List<TileSpan> positions = [.. grid.Take(_tile.Positions.Count)];
        if (column is { MaskedLanes: > 0 })
        {
            writer.Line($"{_v.Type} mask = {_v.FirstLanes($"{column.MaskedLanes}")};");
        }

        using var blocks = new Blocks();
        if (column is not null)
        {
            column.Open(writer, blocks);
        }

        LoopAxis[] tiled = [.. grid.Select(s => s.Axis)];
        LoopAxis[] outer = [.. _nest.Outputs.Where(a => !tiled.Contains(a))];
        foreach (LoopAxis axis in outer)
        {
            blocks.Add(axis.Open(writer));
        }

        foreach (TileSpan span in positions)
        {
            span.Open(writer, blocks);
        }

        LoopAxis[] all = [.. outer, .. tiled];
        string element = _library.Element;
        writer.Line($"ref {element} yt = ref Unsafe.Add(ref y, {LoopAxis.Offset(all, 0)});");
        writer.Line($"ref {element} at = ref Unsafe.Add(ref a, {LoopAxis.Offset(all, 1)});");
        if (_nest.HasB)
        {
            writer.Line($"ref {element} bt = ref Unsafe.Add(ref b, {LoopAxis.Offset(all, 2)});");
        }

        if (_isEpilogueVector.Any(e => e))
        {
            writer.Line($"nint channel = {LoopAxis.Offset(all, ContractionNest.Channel)};");
        }

        List<int[]> places = PositionOffsets(positions);
        if (_nest.IsDot)
        {
            WriteDotTile(writer, places, column);
        }
        else
        {
            WriteOuterProductTile(writer, places, column, outer);
        }

        return Collapse(writer, blocks);
    }

    private static string Collapse(CodeWriter writer, Blocks blocks)
    {
        blocks.Dispose();
        return writer.ToString();
    }

    /// <summary>The strides of each position of the tile, for the result and both operands.</summary>
    private static List<int[]> PositionOffsets(List<TileSpan> spans)
    {
        List<int[]> offsets = [new int[4]];
        foreach (TileSpan span in spans)
        {
            offsets = [.. offsets.SelectMany(o => Enumerable.Range(0, span.Count).Select(i =>
                new[] { 0, 1, 2, 3 }.Select(k => o[k] + (i * span.Axis.Strides[k])).ToArray()))];
        }

        return offsets;
    }

    private void WriteOuterProductTile(CodeWriter writer, List<int[]> places, TileSpan? column, IReadOnlyList<LoopAxis> outer)
    {
        int vectors = column?.Count ?? 1;
        int strideA = column is null ? 0 : column.Axis.Strides[_nest.A];
        int[] along = column?.Offsets ?? [0];
        for (int p = 0; p < places.Count; p++)
        {
            for (int v = 0; v < vectors; v++)
            {
                string start = _node.ReducesBatch ? $"accumulate ? {_v.Load("yt", $"{places[p][0] + along[v]}")} : {_v.Zero}" : _v.Zero;
                writer.Line($"{_v.Type} c{p}_{v} = {start};");
            }
        }

        string nameA = _nest.A == 1 ? "a" : "b", nameB = _nest.B == 1 ? "a" : "b";
        WriteReduction(writer, places.Count * vectors, outer, (unroll, strides) =>
        {
            // Vectors shared by all positions are loaded once.
            var loaded = new Dictionary<int, string>();
            for (int p = 0; p < places.Count; p++)
            {
                var broadcast = new Dictionary<int, string>();
                for (int v = 0; v < vectors; v++)
                {
                    int offsetB = places[p][_nest.B] + along[v] + strides[_nest.B];
                    if (!loaded.TryGetValue(offsetB, out string? vectorB))
                    {
                        vectorB = $"v{unroll}_{loaded.Count}";
                        loaded[offsetB] = vectorB;
                        writer.Line($"{_v.Type} {vectorB} = {(column is null ? _v.Broadcast($"{nameB}k", $"{offsetB}") : _v.Load($"{nameB}k", $"{offsetB}"))};");
                    }

                    if (!_nest.HasB)
                    {
                        writer.Line($"c{p}_{v} += {vectorB};");
                        continue;
                    }

                    int offsetA = places[p][_nest.A] + (along[v] * strideA) + strides[_nest.A];
                    if (!broadcast.TryGetValue(offsetA, out string? scalarA))
                    {
                        scalarA = $"x{unroll}_{p}" + (strideA == 0 ? string.Empty : $"_{v}");
                        broadcast[offsetA] = scalarA;
                        writer.Line($"{_v.Type} {scalarA} = {(strideA == 0 ? _v.Broadcast($"{nameA}k", $"{offsetA}") : _v.Load($"{nameA}k", $"{offsetA}"))};");
                    }

                    writer.Line($"c{p}_{v} = {_v.MultiplyAdd(scalarA, vectorB, $"c{p}_{v}")};");
                }
            }
        });

        for (int v = 0; v < vectors; v++)
        {
            bool isMasked = column is { MaskedLanes: > 0 } && v == vectors - 1;
            string[] extras = WriteEpilogueInputs(writer, _v, $"_{v}", along[v]);
            for (int p = 0; p < places.Count; p++)
            {
                string value = Epilogue(writer, _v, $"c{p}_{v}", extras, $"e{p}_{v}_");
                string offset = $"{places[p][0] + along[v]}";
                if (isMasked)
                {
                    value = _v.Select("mask", value, _v.Load("yt", offset));
                }

                writer.Line(_v.Store(value, "yt", offset));
            }
        }
    }

    private void WriteDotTile(CodeWriter writer, List<int[]> rows, TileSpan? column)
    {
        int columns = column?.Count ?? 1;
        LoopAxis inner = _nest.VectorAxis!;
        VectorSyntax scalar = _library.Widths.Last();
        for (int p = 0; p < rows.Count; p++)
        {
            for (int q = 0; q < columns; q++)
            {
                writer.Line($"{_v.Type} c{p}_{q} = {_v.Zero};");
            }
        }

        using (var loops = new Blocks())
        {
            LoopAxis[] reductions = [.. _nest.Reductions];
            foreach (LoopAxis axis in reductions.Where(a => a != inner))
            {
                loops.Add(axis.Open(writer));
            }

            writer.Line($"ref {_library.Element} ak = ref Unsafe.Add(ref at, {LoopAxis.Offset(reductions.Where(a => a != inner), 1)});");
            writer.Line($"ref {_library.Element} bk = ref Unsafe.Add(ref bt, {LoopAxis.Offset(reductions.Where(a => a != inner), 2)});");
            int whole = inner.Extent / _v.Lanes;
            if (whole > 0)
            {
                using (writer.Block($"for (int vector = 0; vector < {whole}; vector++)"))
                {
                    WriteDotStep(null);
                    writer.Line($"ak = ref Unsafe.Add(ref ak, {_v.Lanes});");
                    writer.Line($"bk = ref Unsafe.Add(ref bk, {_v.Lanes});");
                }
            }

            if (inner.Extent % _v.Lanes > 0)
            {
                using (writer.Block())
                {
                    writer.Line($"{_v.Type} rest = {_v.FirstLanes($"{inner.Extent % _v.Lanes}")};");
                    WriteDotStep("rest");
                }
            }
        }

        for (int q = 0; q < columns; q++)
        {
            string[] extras = WriteEpilogueInputs(writer, scalar, $"_{q}", q * (column?.Axis.Strides[ContractionNest.Channel] ?? 0));
            for (int p = 0; p < rows.Count; p++)
            {
                string offset = $"{rows[p][0] + (q * (column?.Axis.Strides[0] ?? 0))}";
                string sum = _v.Sum($"c{p}_{q}");
                if (_node.ReducesBatch)
                {
                    sum = $"({sum} + (accumulate ? {scalar.Load("yt", offset)} : {scalar.Zero}))";
                }

                writer.Line(scalar.Store(Epilogue(writer, scalar, sum, extras, $"e{p}_{q}_"), "yt", offset));
            }
        }

        void WriteDotStep(string? mask)
        {
            string Row(string value) => mask is null ? value : _v.Select(mask, value, _v.Zero);
            for (int q = 0; q < columns; q++)
            {
                writer.Line($"{_v.Type} b{q} = {Row(_v.Load("bk", $"{q * (column?.Axis.Strides[2] ?? 0)}"))};");
            }

            for (int p = 0; p < rows.Count; p++)
            {
                writer.Line($"{_v.Type} a{p} = {Row(_v.Load("ak", $"{rows[p][1]}"))};");
                for (int q = 0; q < columns; q++)
                {
                    writer.Line($"c{p}_{q} = {_v.MultiplyAdd($"a{p}", $"b{q}", $"c{p}_{q}")};");
                }
            }
        }
    }

    /// <summary>The loops over what is summed: short ones unrolled, the innermost in steps.</summary>
    private void WriteReduction(CodeWriter writer, int multiplyAdds, IReadOnlyList<LoopAxis> outer, Action<int, int[]> writeStep)
    {
        LoopAxis[] axes = [.. _nest.Reductions];
        string element = _library.Element;
        int total = axes.Any(a => a.IsDynamic) ? int.MaxValue : axes.Aggregate(1, (n, a) => n * a.Extent);
        if (total <= _v.UnrollBudget && total * multiplyAdds <= _v.UnrollBudget)
        {
            writer.Line($"ref {element} ak = ref at;");
            if (_nest.HasB)
            {
                writer.Line($"ref {element} bk = ref bt;");
            }

            List<int[]> offsets = [new int[4]];
            foreach (LoopAxis axis in axes)
            {
                offsets = [.. offsets.SelectMany(o => Enumerable.Range(0, axis.Extent).Select(i => o.Zip(axis.Strides, (x, s) => x + (i * s)).ToArray()))];
            }

            for (int i = 0; i < offsets.Count; i++)
            {
                writeStep(i, offsets[i]);
            }

            return;
        }

        using var blocks = new Blocks();
        foreach (LoopAxis axis in axes.Take(axes.Length - 1))
        {
            OpenReduction(writer, blocks, axis, outer);
        }

        LoopAxis inner = axes[axes.Length - 1];
        writer.Line($"ref {element} ak = ref Unsafe.Add(ref at, {LoopAxis.Offset(axes.Take(axes.Length - 1), 1)});");
        if (_nest.HasB)
        {
            writer.Line($"ref {element} bk = ref Unsafe.Add(ref bt, {LoopAxis.Offset(axes.Take(axes.Length - 1), 2)});");
        }

        int unroll = inner.IsDynamic ? 1 : new[] { 4, 3, 2, 1 }.First(u => inner.Extent % u == 0 && (u == 1 || u * multiplyAdds <= _v.UnrollBudget / 4));
        using (writer.Block(inner.IsDynamic
            ? $"for (nint {inner.Name} = {inner.Count}; {inner.Name} > 0; {inner.Name}--)"
            : $"for (int {inner.Name} = {inner.Extent / unroll}; {inner.Name} > 0; {inner.Name}--)"))
        {
            for (int u = 0; u < unroll; u++)
            {
                writeStep(u, [.. inner.Strides.Select(s => s * u)]);
            }

            Advance("ak", inner.Strides[1] * unroll);
            if (_nest.HasB)
            {
                Advance("bk", inner.Strides[2] * unroll);
            }
        }

        void Advance(string name, int step)
        {
            if (step != 0)
            {
                writer.Line($"{name} = ref Unsafe.Add(ref {name}, {step});");
            }
        }
    }

    /// <summary>Opens a loop of the reduction, without the steps that would only read zeros around an operand.</summary>
    private void OpenReduction(CodeWriter writer, Blocks blocks, LoopAxis axis, IReadOnlyList<LoopAxis> outer)
    {
        ReadBound? bound = _nest.Bounds.FirstOrDefault(b =>
            !axis.IsDynamic
            && b.Axis.Name == axis.Name
            && b.Axis.Extent == axis.Extent
            && b.Others.All(o => o.Axis.Extent == 1 || outer.Any(l => !l.IsDynamic && l.Name == o.Axis.Name && l.Extent == o.Axis.Extent)));
        if (bound is null)
        {
            blocks.Add(axis.Open(writer));
            return;
        }

        string name = axis.Name;
        IEnumerable<string> terms = bound.Others.Where(o => o.Axis.Extent > 1).Select(o => $"({o.Axis.Name} * {o.Coefficient})").Append($"{bound.Offset}");
        writer.Line($"nint {name}Rest = {string.Join(" + ", terms)};");
        writer.Line($"nint {name}First = {bound.First($"{name}Rest")};");
        writer.Line($"nint {name}End = {bound.End($"{name}Rest", axis.Extent)};");
        blocks.Add(writer.Block($"for (nint {name} = {name}First; {name} < {name}End; {name}++)"));
    }

    /// <summary>Loads what the store reads besides the sum, at a distance from the tile's first channel.</summary>
    private string[] WriteEpilogueInputs(CodeWriter writer, VectorSyntax v, string suffix, int distance)
    {
        var names = new string[_isEpilogueVector.Length];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = $"s{i}{suffix}";
            string load = !_isEpilogueVector[i]
                ? v.Broadcast($"e{i}")
                : v.IsScalar ? v.Broadcast($"e{i}", $"channel + {distance}") : v.Load($"e{i}", $"channel + {distance}");
            writer.Line($"{v.Type} {names[i]} = {load};");
        }

        return names;
    }

    private string Epilogue(CodeWriter writer, VectorSyntax v, string sum, string[] extras, string prefix) => _node.Epilogue is null
        ? sum
        : new ExpressionWriter(v, _library).Write(writer, _node.Epilogue, [sum, .. extras], prefix);
}
