using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>Lets convolutions of 3×3 be computed by transformed tiles where that is asked for, or pays.</summary>
internal static class Winograd
{
    public static void Apply(TensorProgram program, Precision precision)
    {
        if (program.IsTraining)
        {
            return;
        }

        var kernels = new Dictionary<(Node Kernel, WinogradTransform? Transform), Node>();
        var factors = new Dictionary<WinogradTransform, Node>();
        var cost = new WinogradCost(program);
        program.Rewrite((node, _) => node is Contraction { Algorithm: { } algorithm, Loop: null, Epilogue: null, B.Scope: Scope.Step } c
            && Choose(c, algorithm, precision, cost) is { } transform
                ? new WinogradConvolution(c, Prepared(c.B!, transform), WinogradBlocks.TransformsKernel(c.B!.Shape, transform), transform)
                : node);

        // Layers that share weights share what is made of them.
        Node Prepared(Node kernel, WinogradTransform transform)
        {
            bool isPacked = WinogradBlocks.TransformsKernel(kernel.Shape, transform);
            if (!kernels.TryGetValue((kernel, isPacked ? null : transform), out Node? prepared))
            {
                prepared = isPacked ? Pack(kernel) : TransformKernel(kernel, FactorsOf(transform), transform);
                kernels[(kernel, isPacked ? null : transform)] = prepared;
            }

            return prepared;
        }

        Node FactorsOf(WinogradTransform transform)
        {
            if (!factors.TryGetValue(transform, out Node? both))
            {
                both = Factors(transform);
                factors[transform] = both;
            }

            return both;
        }
    }

    /// <summary>The transform to use, or null for the direct sum.</summary>
    private static WinogradTransform? Choose(Contraction c, ConvolutionAlgorithm algorithm, Precision precision, WinogradCost cost)
    {
        WinogradTransform? best = WinogradTransform.All
            .Where(t => Math.Min(c.Shape[0], c.Shape[1]) >= t.Outputs)
            .OrderBy(t => cost.Of(c, t))
            .FirstOrDefault();
        return algorithm switch
        {
            ConvolutionAlgorithm.Winograd => best,
            ConvolutionAlgorithm.Auto when precision == Precision.Single && best is not null && cost.Pays(c, best) => best,
            _ => null,
        };
    }

    /// <summary>The kernel in panels of filters: u[f, ci, 3·ky + kx, co] = k[ky, kx, ci, panel·f + co].</summary>
    private static Node Pack(Node kernel)
    {
        int taps = WinogradTransform.Taps, channels = kernel.Shape[2], filters = kernel.Shape[3], panel = WinogradBlocks.Panel(filters);
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
        int size = transform.Size, taps = WinogradTransform.Taps, channels = kernel.Shape[2], filters = kernel.Shape[3], panel = WinogradBlocks.Panel(filters);
        return new Contraction(new TensorShape(transform.Products, filters / panel, channels, panel), Scope.Step, factors, kernel, new ContractionPart(
            [new("i", size), new("j", size), new("f", filters / panel), new("ci", channels), new("co", panel), new("ky", taps), new("kx", taps)],
            Output: [new(0, (0, size), (1, 1)), AffineIndex.Of(2), AffineIndex.Of(3), AffineIndex.Of(4)],
            A: [AffineIndex.Of(0), AffineIndex.Of(1), AffineIndex.Of(5), AffineIndex.Of(6)],
            B: [AffineIndex.Of(5), AffineIndex.Of(6), AffineIndex.Of(3), new(0, (2, panel), (4, 1))])) { Label = $"{kernel.Label}, transformed" };
    }

    /// <summary>G[i, ky]·G[j, kx].</summary>
    private static Node Factors(WinogradTransform transform)
    {
        int size = transform.Size, taps = WinogradTransform.Taps;
        Node matrix = new Literal(new TensorShape(size, taps), [.. transform.Kernel.SelectMany(r => r)]) { Label = $"Winograd's kernel transform for {transform.Outputs} outputs" };
        return new Map(
            Expression.In(0) * Expression.In(1),
            new TensorShape(size, size, taps, taps),
            Views.Reshape(matrix, new TensorShape(size, 1, taps, 1)),
            Views.Reshape(matrix, new TensorShape(1, size, 1, taps))) { Label = $"{matrix.Label}, along both axes" };
    }
}
