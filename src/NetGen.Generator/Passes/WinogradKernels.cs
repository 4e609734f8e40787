using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>What transformed tiles are multiplied with, and what becomes of a kernel's gradient. Layers that share weights share what is made of them.</summary>
internal sealed class WinogradKernels
{
    private readonly Dictionary<(Node Kernel, string Form), Node> _kernels = [];
    private readonly Dictionary<string, Node> _factors = [];

    /// <summary>A convolution's kernel, transformed, or in panels where it is transformed for each block of tiles.</summary>
    public Node Prepare(Contraction c, WinogradTransform transform)
    {
        bool isPacked = WinogradBlocks.TransformsKernel(c, transform);
        WinogradTransform turned = c.IsTurned ? transform.Turn() : transform;
        (Node, string) key = (c.B!, isPacked ? $"packed {c.IsTurned}" : turned.Name);
        if (!_kernels.TryGetValue(key, out Node? prepared))
        {
            Node kernel = c.IsTurned ? new Transpose(c.B!, [0, 1, 3, 2]) { Label = $"{c.B!.Label}, transposed" } : c.B!;
            prepared = isPacked ? Pack(kernel, transform) : TransformKernel(kernel, FactorsOf(turned), transform);
            _kernels[key] = prepared;
        }

        return prepared;
    }

    /// <summary>The gradient of a kernel, Gᵀ·s·G, from the sums over tiles: k[ky, kx, ci, co] = Σ G[i, ky]·G[j, kx]·s[size·i + j, ci, co].</summary>
    public Node Gradient(Contraction c, WinogradCover cover)
    {
        WinogradTransform transform = cover.Transform;
        int size = transform.Size;
        return new Contraction(c.Shape, Scope.Step, FactorsOf(transform), new WinogradKernelGradient(c, cover), new ContractionPart(
            [new("ky", transform.Taps), new("kx", transform.Taps), new("ci", c.Shape[2]), new("co", c.Shape[3]), new("i", size), new("j", size)],
            Output: [AffineIndex.Of(0), AffineIndex.Of(1), AffineIndex.Of(2), AffineIndex.Of(3)],
            A: [AffineIndex.Of(4), AffineIndex.Of(5), AffineIndex.Of(0), AffineIndex.Of(1)],
            B: [new(0, (4, size), (5, 1)), AffineIndex.Of(2), AffineIndex.Of(3)])) { Label = c.Label };
    }

    private Node FactorsOf(WinogradTransform transform)
    {
        if (!_factors.TryGetValue(transform.Name, out Node? both))
        {
            both = Factors(transform);
            _factors[transform.Name] = both;
        }

        return both;
    }

    /// <summary>The kernel in panels of filters: u[f, ci, taps·ky + kx, co] = k[ky, kx, ci, panel·f + co].</summary>
    private static Node Pack(Node kernel, WinogradTransform transform)
    {
        int taps = transform.Taps, channels = kernel.Shape[2], filters = kernel.Shape[3], panel = WinogradBlocks.Panel(channels, filters, transformsKernel: true);
        return new Contraction(new TensorShape(filters / panel, channels, taps * taps, panel), Scope.Step, kernel, null, new ContractionPart(
            [new("f", filters / panel), new("ci", channels), new("ky", taps), new("kx", taps), new("co", panel)],
            Output: [AffineIndex.Of(0), AffineIndex.Of(1), new(0, (2, taps), (3, 1)), AffineIndex.Of(4)],
            A: [AffineIndex.Of(2), AffineIndex.Of(3), AffineIndex.Of(1), new(0, (0, panel), (4, 1))],
            B: [])) { Label = $"{kernel.Label}, in panels" };
    }

    /// <summary>
    /// G·k·Gᵀ for each channel and filter, in panels of filters that the products read from start to end:
    /// u[s·i + j, f, ci, co] = Σ G[i, ky]·G[j, kx]·k[ky, kx, ci, panel·f + co].
    /// </summary>
    private static Node TransformKernel(Node kernel, Node factors, WinogradTransform transform)
    {
        int size = transform.Size, taps = transform.Taps, channels = kernel.Shape[2], filters = kernel.Shape[3], panel = WinogradBlocks.Panel(channels, filters, transformsKernel: false);
        return new Contraction(new TensorShape(transform.Products, filters / panel, channels, panel), Scope.Step, factors, kernel, new ContractionPart(
            [new("i", size), new("j", size), new("f", filters / panel), new("ci", channels), new("co", panel), new("ky", taps), new("kx", taps)],
            Output: [new(0, (0, size), (1, 1)), AffineIndex.Of(2), AffineIndex.Of(3), AffineIndex.Of(4)],
            A: [AffineIndex.Of(0), AffineIndex.Of(1), AffineIndex.Of(5), AffineIndex.Of(6)],
            B: [AffineIndex.Of(5), AffineIndex.Of(6), AffineIndex.Of(3), new(0, (2, panel), (4, 1))])) { Label = $"{kernel.Label}, transformed" };
    }

    /// <summary>G[i, ky]·G[j, kx].</summary>
    private static Node Factors(WinogradTransform transform)
    {
        int size = transform.Size, taps = transform.Taps;
        Node matrix = new Literal(new TensorShape(size, taps), [.. transform.Kernel.SelectMany(r => r)]) { Label = $"Winograd's kernel transform, {transform.Name}" };
        return new Map(
            Expression.In(0) * Expression.In(1),
            new TensorShape(size, size, taps, taps),
            Views.Reshape(matrix, new TensorShape(size, 1, taps, 1)),
            Views.Reshape(matrix, new TensorShape(1, size, 1, taps))) { Label = $"{matrix.Label}, along both axes" };
    }
}
