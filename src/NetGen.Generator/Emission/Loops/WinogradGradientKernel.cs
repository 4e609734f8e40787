using NetGen.Generator.Emission.Simd;
using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission.Loops;

/// <summary>
/// The sums of a kernel's gradient over transformed tiles: for each block of tiles of one shape a kernel that transforms inputs, one that transforms gradients of
/// outputs, and for each element of a tile the product of the two, summed over the tiles as a dense layer's gradient is over samples.
/// </summary>
internal sealed class WinogradGradientKernel
{
    private readonly WinogradKernelGradient _node;
    private readonly KernelLibrary _library;
    private readonly TensorPlace _input;
    private readonly TensorPlace _gradient;
    private readonly Contraction _product;
    private readonly ExecutionPlan _plan;
    private readonly bool _isFarAway;

    public WinogradGradientKernel(WinogradKernelGradient node, ExecutionPlan plan, KernelLibrary library)
    {
        _node = node;
        _library = library;
        _input = plan.Places[node.Input];
        _gradient = plan.Places[node.OutputGradient];

        // The convolution has read the inputs, but since then all of a chunk's have passed through the second-level cache.
        _isFarAway = plan.HoldsAllSamples || (long)plan.Chunk * node.Input.Shape.Size > WinogradBlocks.SecondLevelElements;

        // To the contraction emitter a tile is a sample.
        var outputs = new Source(SourceKind.Input, Scope.Sample, new TensorShape(node.Filters));
        var inputs = new Source(SourceKind.Input, Scope.Sample, new TensorShape(node.Channels));
        _product = new Contraction(new TensorShape(node.Channels, node.Filters), Scope.Step, outputs, inputs, new ContractionPart(
            [new("ci", node.Channels), new("co", node.Filters)],
            Output: [AffineIndex.Of(0), AffineIndex.Of(1)],
            A: [AffineIndex.Of(1)],
            B: [AffineIndex.Of(0)]));
        _plan = ExecutionPlan.OfKernel(plan, node.Cover.Areas.Max(node.BlockTiles), new Dictionary<Node, TensorPlace>
        {
            [_product] = new(Space.Sums, 0, 0, _product.Shape, _product.Shape.DenseStrides(), 0),
            [outputs] = new(Space.Arena, 0, 0, outputs.Shape, [1], node.Filters),
            [inputs] = new(Space.Arena, 0, 0, inputs.Shape, [1], node.Channels),
        });
    }

    /// <summary>All that decides the kernels, as text.</summary>
    public string Signature =>
        $"winograd gradient {_node.Cover.Transform.Name} {_node.Cover.Tiles} {_isFarAway}|{_node.OutputGradient.Shape}|{_node.Channels}|{string.Join(" ", _input.Strides)} {_input.SampleStride}|{string.Join(" ", _gradient.Strides)} {_gradient.SampleStride}";

    private string Element => _library.Element;

    private string Parameters => $"ref {Element} y, ref {Element} x, ref {Element} gradient, ref {Element} tiles, int samples, bool accumulate";

    /// <summary>Adds the kernels of one width and returns the name of the one that runs them.</summary>
    public string Add(string name, string summary, VectorSyntax v)
    {
        string product = AddProduct(name, $"{summary} The product for one element of a tile, summed over tiles.", v);
        IReadOnlyList<WinogradArea> areas = _node.Cover.Areas;
        if (areas.Count == 1)
        {
            return AddArea(areas[0], product, name, summary, v);
        }

        var body = new CodeWriter();
        foreach (WinogradArea area in areas)
        {
            string kernel = AddArea(area, product, $"{name}_{area.Down.Transform.Outputs}x{area.Across.Transform.Outputs}", $"{summary} Those of {area.Tile}.", v);
            body.Line($"{kernel}(ref y, {TileWriter.InArea(area, "x", _input)}, {TileWriter.InArea(area, "gradient", _gradient)}, ref tiles, samples, {(area == areas[0] ? "accumulate" : "true")});");
        }

        return _library.AddKernel(v, name, summary, Parameters, body.ToString());
    }

    private string AddProduct(string name, string about, VectorSyntax v)
    {
        IReadOnlyList<string> calls = ContractionKernel.Add(_product, _product.Parts[0], _plan, $"{name}_Product", about, v, _library);
        var products = new CodeWriter();
        foreach (string call in calls)
        {
            products.Line(call);
        }

        return _library.AddKernel(v, $"{name}_Product", about, ContractionKernel.Parameters(_product, Element), products.ToString());
    }

    private string AddArea(WinogradArea area, string product, string name, string summary, VectorSyntax v)
    {
        var tiles = new TileWriter(area.Down.Transform, area.Across.Transform, Element, v);
        string parameters = $"ref {Element} tiles, ref {Element} x, in TileMap map, int first, int count";
        string input = _library.AddKernel(
            v, $"{name}_Inputs", $"{summary} Tiles of inputs.", parameters, tiles.IntoTiles(t => t.Input, _node.Channels, _isFarAway));
        string gradient = _library.AddKernel(
            v, $"{name}_Outputs", $"{summary} Tiles of the outputs' gradient.", parameters, tiles.IntoTiles(t => t.OutputGradient, _node.Filters));
        return _library.AddKernel(v, name, summary, Parameters, Body(area, input, gradient, product));
    }

    private string Body(WinogradArea area, string input, string gradient, string product)
    {
        var body = new CodeWriter();
        int tiles = _node.BlockTiles(area), matrix = _node.Channels * _node.Filters, inputStride = _node.InputStride(area), outputStride = _node.OutputStride(area);
        int size = area.Across.Transform.Size, whole = _node.Cover.Transform.Size;
        body.Line($"ref {Element} outputs = ref Unsafe.Add(ref tiles, {area.Products * inputStride});");
        body.Line($"var inputMap = {Map(area, _input, _node.Channels, inputStride)};");
        body.Line($"var outputMap = {Map(area, _gradient, _node.Filters, outputStride)};");
        body.Line($"int all = samples * {area.Tiles}, blocks = (all + {tiles - 1}) / {tiles};");
        using (body.Block("for (int block = 0; block < blocks; block++)"))
        {
            body.Line("int first = (int)((long)all * block / blocks), count = (int)((long)all * (block + 1) / blocks) - first;");
            body.Line($"{input}(ref tiles, ref x, inputMap, first, count);");
            body.Line($"{gradient}(ref outputs, ref gradient, outputMap, first, count);");
            using (body.Block($"for (nint t = 0; t < {area.Products}; t++)"))
            {
                body.Line($"ref {Element} a = ref Unsafe.Add(ref outputs, t * {outputStride});");
                body.Line($"ref {Element} b = ref Unsafe.Add(ref tiles, t * {inputStride});");
                string element = size == whole ? "t" : $"(t + (t / {size} * {whole - size}))";
                body.Line($"{product}(ref Unsafe.Add(ref y, {element} * {matrix}), ref a, ref b, count, accumulate || block > 0);");
            }
        }

        return body.ToString();
    }

    /// <summary>The tiles of an area, as C#. None moves back, for then its outputs would count twice.</summary>
    private static string Map(WinogradArea area, TensorPlace place, int channels, int elementStride)
    {
        (WinogradStretch down, WinogradStretch across) = (area.Down, area.Across);
        return $"new TileMap({place.SampleStride}, {place.Strides[0]}, {place.Strides[1]}, {area.Tiles}, {across.Tiles}, "
            + $"{(down.Tiles - 1) * down.Transform.Outputs}, {(across.Tiles - 1) * across.Transform.Outputs}, {channels}, {elementStride})";
    }
}
