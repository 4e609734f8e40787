using NetGen.Generator.Emission.Simd;
using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission.Loops;

/// <summary>
/// The products of a block of transformed tiles with the transformed kernel: a matrix product for each element of a tile. A register tile of it
/// is a contraction of its own, some rows of tiles by a panel of filters; the loops around read the kernel from start to end, and transform it
/// a row at a time if that is not done before.
/// </summary>
internal sealed class WinogradProducts
{
    private readonly WinogradConvolution _node;
    private readonly WinogradBlock _block;
    private readonly WinogradTransform _down, _across;
    private readonly ExecutionPlan _plan;
    private readonly KernelLibrary _library;

    public WinogradProducts(WinogradConvolution node, WinogradBlock block, ExecutionPlan plan, KernelLibrary library)
    {
        (_node, _block, _plan, _library) = (node, block, plan, library);
        (_down, _across) = (block.Area.Down.Transform, block.Area.Across.Transform);
    }

    private string Element => _library.Element;

    private int Panels => _node.Filters / _node.Panel;

    /// <summary>Adds the kernels of one width and returns the name of the one that runs them.</summary>
    public string Add(string name, string summary, VectorSyntax v)
    {
        string title = $"{name}_Products", about = $"{summary} Products of transformed tiles.";
        IReadOnlyList<string> calls = AddTile(_block.Rows, title, about, v), half = AddTile(WinogradBlocks.HalfRows(_block.Rows), $"{title}_Half", about, v);
        var body = new CodeWriter();

        // Threads share the tiles; each does all products of its own. To the contraction emitter a register tile is all there is.
        body.Line("WorkShare share = default;");
        body.Line("const int samples = 1;");
        if (_node.TransformsKernel)
        {
            string[] rows = [.. Enumerable.Range(0, _down.Size).Select(row => _library.AddKernel(
                v,
                $"{name}_TransformKernel",
                $"{summary} A panel of the kernel, row {row} of its transform.",
                $"ref {Element} u, ref {Element} k",
                KernelBody(v, row)))];
            WriteByPanels(body, calls, half, rows);
        }
        else
        {
            WriteInOrder(body, calls, half);
        }

        return _library.AddKernel(v, title, about, $"ref {Element} sums, ref {Element} tiles, ref {Element} u, ref {Element} row, int count", body.ToString());
    }

    /// <summary>The kernel is read from start to end, but for what only longer tiles multiply with.</summary>
    private void WriteInOrder(CodeWriter body, IReadOnlyList<string> calls, IReadOnlyList<string> half)
    {
        int panel = _node.Channels * _node.Panel, skipped = _node.Cover.Transform.Size - _across.Size;
        body.Line($"ref {Element} b = ref u;");
        using (skipped > 0 ? body.Block($"for (nint start = 0; start < {_block.Area.Products}; start += {_across.Size})") : null)
        {
            string products = skipped > 0 ? $"for (nint t = start; t < start + {_across.Size}; t++)" : $"for (nint t = 0; t < {_block.Area.Products}; t++)";
            using (body.Block(products))
            using (body.Block($"for (nint f = 0; f < {Panels}; f++)"))
            {
                WriteTiles(body, calls, half);
                body.Line($"b = ref Unsafe.Add(ref b, {panel});");
            }

            if (skipped > 0)
            {
                body.Line();
                body.Line($"b = ref Unsafe.Add(ref b, {skipped * Panels * panel});");
            }
        }
    }

    /// <summary>Each panel of the kernel is read once, and a row of its transform is in use at a time.</summary>
    private void WriteByPanels(CodeWriter body, IReadOnlyList<string> calls, IReadOnlyList<string> half, string[] rows)
    {
        int size = _across.Size, taps = _down.Taps;
        using (body.Block($"for (nint f = 0; f < {Panels}; f++)"))
        {
            body.Line($"ref {Element} k = ref Unsafe.Add(ref u, f * {_node.Channels * taps * taps * _node.Panel});");

            // A row without zeros comes first: it reads the panel, which comes from memory, from start to end.
            foreach (int i in Enumerable.Range(0, rows.Length).OrderBy(i => _down.Kernel[i].Count(factor => factor == 0)))
            {
                body.Line($"{rows[i]}(ref row, ref k);");
                using (body.Block($"for (nint t = {i * size}; t < {(i + 1) * size}; t++)"))
                {
                    body.Line($"ref {Element} b = ref Unsafe.Add(ref row, (t - {i * size}) * {_node.KernelStride});");
                    WriteTiles(body, calls, half);
                }
            }
        }
    }

    private void WriteTiles(CodeWriter body, IReadOnlyList<string> calls, IReadOnlyList<string> half)
    {
        body.Line($"ref {Element} y = ref Unsafe.Add(ref sums, (t * {_block.SumStride}) + (f * {_node.Panel}));");
        body.Line($"ref {Element} a = ref Unsafe.Add(ref tiles, t * {_block.InputStride});");
        body.Line("int left = count;");
        using (body.Block($"for (; left > {WinogradBlocks.HalfRows(_block.Rows)}; left -= {_block.Rows})"))
        {
            WriteCalls(calls);
            body.Line($"y = ref Unsafe.Add(ref y, {_block.Rows * _node.Filters});");
            body.Line($"a = ref Unsafe.Add(ref a, {_block.Rows * _node.Channels});");
        }

        using (body.Block("if (left > 0)"))
        {
            WriteCalls(half);
        }

        void WriteCalls(IReadOnlyList<string> lines)
        {
            foreach (string call in lines)
            {
                body.Line(call);
            }
        }
    }

    /// <summary>Adds a register tile of some rows and returns its calls.</summary>
    private IReadOnlyList<string> AddTile(int rows, string title, string about, VectorSyntax v)
    {
        int channels = _node.Channels, panel = _node.Panel;
        var tiles = new Source(SourceKind.Input, Scope.Step, new TensorShape(rows, channels));
        var kernel = new Source(SourceKind.Parameter, Scope.Step, new TensorShape(channels, panel));
        var contraction = new Contraction(new TensorShape(rows, panel), Scope.Step, tiles, kernel, new ContractionPart(
            [new("p", rows), new("co", panel), new("ci", channels)],
            Output: [AffineIndex.Of(0), AffineIndex.Of(1)],
            A: [AffineIndex.Of(0), AffineIndex.Of(2)],
            B: [AffineIndex.Of(2), AffineIndex.Of(1)]));
        var plan = ExecutionPlan.OfKernel(_plan, 1, new Dictionary<Node, TensorPlace>
        {
            [contraction] = new(Space.Arena, 0, 0, contraction.Shape, [_node.Filters, 1], 0),
            [tiles] = new(Space.Arena, 0, 0, tiles.Shape, tiles.Shape.DenseStrides(), 0),
            [kernel] = new(Space.Constants, 0, 0, kernel.Shape, kernel.Shape.DenseStrides(), 0),
        });
        return ContractionKernel.Add(contraction, contraction.Parts[0], plan, title, about, v, _library);
    }

    /// <summary>A row of G·k·Gᵀ for a panel: u[j, ci, co] = Σ G[row, ky]·G[j, kx]·k[ci, taps·ky + kx, co].</summary>
    private string KernelBody(VectorSyntax v, int row)
    {
        int taps = _down.Taps, panel = _node.Panel;
        double[] factors = _down.Kernel[row];
        var writer = new CodeWriter();
        var matrix = new MatrixWriter(writer, v);
        using (var blocks = new Blocks())
        {
            blocks.Add(writer.Block($"for (nint ci = 0; ci < {_node.Channels}; ci++)"));
            writer.Line($"ref {Element} kt = ref Unsafe.Add(ref k, ci * {taps * taps * panel});");
            writer.Line($"ref {Element} ut = ref Unsafe.Add(ref u, ci * {panel});");

            // A vector may reach past the last filter: into the next channel, which is yet to be written, or past the last row.
            new TileWriter(_down, _across, Element, v).Vectors(panel).Open(writer, blocks, isShared: false);
            var columns = new List<string>();
            for (int column = 0; column < taps; column++)
            {
                for (int ky = 0; ky < taps; ky++)
                {
                    if (factors[ky] != 0)
                    {
                        writer.Line($"{v.Type} k{ky}_{column} = {v.Load("kt", TileWriter.At(((ky * taps) + column) * panel))};");
                    }
                }

                columns.Add(matrix.Write([factors], [.. Enumerable.Range(0, taps).Select(ky => $"k{ky}_{column}")], $"c{column}")[0]);
            }

            foreach (int[] along in _across.InputRows)
            {
                string[] results = matrix.Write([.. along.Select(j => _across.Kernel[j])], columns, $"u{along[0]}");
                for (int j = 0; j < along.Length; j++)
                {
                    writer.Line(v.Store(results[j], "ut", TileWriter.At(along[j] * _node.KernelStride)));
                }
            }
        }

        return writer.ToString();
    }
}
