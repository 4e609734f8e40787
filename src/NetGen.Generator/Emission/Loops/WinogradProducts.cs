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
    private readonly Contraction _contraction;
    private readonly ExecutionPlan _plan;
    private readonly KernelLibrary _library;

    public WinogradProducts(WinogradConvolution node, ExecutionPlan plan, KernelLibrary library)
    {
        _node = node;
        _library = library;
        int channels = node.Channels, panel = node.Panel;
        var tiles = new Source(SourceKind.Input, Scope.Step, new TensorShape(node.Rows, channels));
        var kernel = new Source(SourceKind.Parameter, Scope.Step, new TensorShape(channels, panel));
        _contraction = new Contraction(new TensorShape(node.Rows, panel), Scope.Step, tiles, kernel, new ContractionPart(
            [new("p", node.Rows), new("co", panel), new("ci", channels)],
            Output: [AffineIndex.Of(0), AffineIndex.Of(1)],
            A: [AffineIndex.Of(0), AffineIndex.Of(2)],
            B: [AffineIndex.Of(2), AffineIndex.Of(1)]));
        _plan = ExecutionPlan.OfKernel(plan, 1, new Dictionary<Node, TensorPlace>
        {
            [_contraction] = new(Space.Arena, 0, 0, _contraction.Shape, [node.Filters, 1], 0),
            [tiles] = new(Space.Arena, 0, 0, tiles.Shape, tiles.Shape.DenseStrides(), 0),
            [kernel] = new(Space.Constants, 0, 0, kernel.Shape, kernel.Shape.DenseStrides(), 0),
        });
    }

    private string Element => _library.Element;

    private int Panels => _node.Filters / _node.Panel;

    /// <summary>Adds the kernels of one width and returns the name of the one that runs them.</summary>
    public string Add(string name, string summary, VectorSyntax v)
    {
        string title = $"{name}_Products", about = $"{summary} Products of transformed tiles.";
        IReadOnlyList<string> calls = ContractionKernel.Add(_contraction, _contraction.Parts[0], _plan, title, about, v, _library);
        var body = new CodeWriter();

        // Threads share the tiles; each does all products of its own.
        body.Line("WorkShare share = default;");
        if (_node.TransformsKernel)
        {
            string[] rows = [.. Enumerable.Range(0, _node.Transform.Size).Select(row => _library.AddKernel(
                v,
                $"{name}_TransformKernel",
                $"{summary} A panel of the kernel, row {row} of its transform.",
                $"ref {Element} u, ref {Element} k",
                KernelBody(v, row)))];
            WriteByPanels(body, calls, rows);
        }
        else
        {
            WriteInOrder(body, calls);
        }

        return _library.AddKernel(v, title, about, $"ref {Element} sums, ref {Element} tiles, ref {Element} u, ref {Element} row, int groups", body.ToString());
    }

    /// <summary>The kernel is read from start to end.</summary>
    private void WriteInOrder(CodeWriter body, IReadOnlyList<string> calls)
    {
        body.Line($"ref {Element} b = ref u;");
        using (body.Block($"for (nint t = 0; t < {_node.Transform.Products}; t++)"))
        using (body.Block($"for (nint f = 0; f < {Panels}; f++)"))
        {
            WriteGroups(body, calls);
            body.Line($"b = ref Unsafe.Add(ref b, {_node.Channels * _node.Panel});");
        }
    }

    /// <summary>Each panel of the kernel is read once, and a row of its transform is in use at a time.</summary>
    private void WriteByPanels(CodeWriter body, IReadOnlyList<string> calls, string[] rows)
    {
        int size = _node.Transform.Size, taps = _node.Transform.Taps;
        using (body.Block($"for (nint f = 0; f < {Panels}; f++)"))
        {
            body.Line($"ref {Element} k = ref Unsafe.Add(ref u, f * {_node.Channels * taps * taps * _node.Panel});");

            // A row without zeros comes first: it reads the panel, which comes from memory, from start to end.
            foreach (int i in Enumerable.Range(0, size).OrderBy(i => _node.Transform.Kernel[i].Count(factor => factor == 0)))
            {
                body.Line($"{rows[i]}(ref row, ref k);");
                using (body.Block($"for (nint t = {i * size}; t < {(i + 1) * size}; t++)"))
                {
                    body.Line($"ref {Element} b = ref Unsafe.Add(ref row, (t - {i * size}) * {_node.KernelStride});");
                    WriteGroups(body, calls);
                }
            }
        }
    }

    private void WriteGroups(CodeWriter body, IReadOnlyList<string> calls)
    {
        body.Line($"ref {Element} y = ref Unsafe.Add(ref sums, (t * {_node.SumStride}) + (f * {_node.Panel}));");
        body.Line($"ref {Element} a = ref Unsafe.Add(ref tiles, t * {_node.InputStride});");
        using (body.Block("for (int samples = 1; samples <= groups; samples++)"))
        {
            foreach (string call in calls)
            {
                body.Line(call);
            }

            body.Line($"y = ref Unsafe.Add(ref y, {_node.Rows * _node.Filters});");
            body.Line($"a = ref Unsafe.Add(ref a, {_node.Rows * _node.Channels});");
        }
    }

    /// <summary>A row of G·k·Gᵀ for a panel: u[j, ci, co] = Σ G[row, ky]·G[j, kx]·k[ci, taps·ky + kx, co].</summary>
    private string KernelBody(VectorSyntax v, int row)
    {
        int taps = _node.Transform.Taps, panel = _node.Panel;
        double[][] factors = _node.Transform.Kernel;
        var writer = new CodeWriter();
        var matrix = new MatrixWriter(writer, v);
        using (var blocks = new Blocks())
        {
            blocks.Add(writer.Block($"for (nint ci = 0; ci < {_node.Channels}; ci++)"));
            writer.Line($"ref {Element} kt = ref Unsafe.Add(ref k, ci * {taps * taps * panel});");
            writer.Line($"ref {Element} ut = ref Unsafe.Add(ref u, ci * {panel});");

            // A vector may reach past the last filter: into the next channel, which is yet to be written, or past the last row.
            new TileWriter(_node.Transform, Element, v).Vectors(panel).Open(writer, blocks, isShared: false);
            var columns = new List<string>();
            for (int column = 0; column < taps; column++)
            {
                for (int ky = 0; ky < taps; ky++)
                {
                    if (factors[row][ky] != 0)
                    {
                        writer.Line($"{v.Type} k{ky}_{column} = {v.Load("kt", TileWriter.At(((ky * taps) + column) * panel))};");
                    }
                }

                columns.Add(matrix.Write([factors[row]], [.. Enumerable.Range(0, taps).Select(ky => $"k{ky}_{column}")], $"c{column}")[0]);
            }

            foreach (int[] along in _node.Transform.InputRows)
            {
                string[] results = matrix.Write([.. along.Select(j => factors[j])], columns, $"u{along[0]}");
                for (int j = 0; j < along.Length; j++)
                {
                    writer.Line(v.Store(results[j], "ut", TileWriter.At(along[j] * _node.KernelStride)));
                }
            }
        }

        return writer.ToString();
    }
}
