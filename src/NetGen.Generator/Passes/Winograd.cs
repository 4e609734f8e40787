using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>Lets convolutions of 3×3 be computed by transformed tiles where that is asked for, or pays.</summary>
internal static class Winograd
{
    public static void Apply(TensorProgram program, Precision precision)
    {
        var kernels = new Dictionary<(Node Kernel, int Outputs, bool IsTurned), Node>();
        var factors = new Dictionary<(int Outputs, bool IsTurned), Node>();
        int samples = program.IsTraining ? WinogradBlocks.TrainingSamples : 1;
        var cost = new WinogradCost(program, samples);
        program.Rewrite((node, _) => node is Contraction { Algorithm: { } algorithm, Loop: null, Epilogue: null, Scope: Scope.Sample, B.Scope: Scope.Step } c
            && Choose(c, algorithm, precision, cost) is { } transform
                ? new WinogradConvolution(c, Prepared(c, transform), WinogradBlocks.TransformsKernel(c, transform), c.IsTurned ? transform.Turned : transform, samples)
                : node);

        // Layers that share weights share what is made of them.
        Node Prepared(Contraction c, WinogradTransform transform)
        {
            bool isPacked = WinogradBlocks.TransformsKernel(c, transform);
            (Node, int, bool) key = (c.B!, isPacked ? 0 : transform.Outputs, c.IsTurned);
            if (!kernels.TryGetValue(key, out Node? prepared))
            {
                Node kernel = c.IsTurned ? new Transpose(c.B!, [0, 1, 3, 2]) { Label = $"{c.B!.Label}, transposed" } : c.B!;
                prepared = isPacked ? Pack(kernel) : TransformKernel(kernel, FactorsOf(transform, c.IsTurned), transform);
                kernels[key] = prepared;
            }

            return prepared;
        }

        Node FactorsOf(WinogradTransform transform, bool isTurned)
        {
            if (!factors.TryGetValue((transform.Outputs, isTurned), out Node? both))
            {
                both = Factors(isTurned ? transform.Turned : transform);
                factors[(transform.Outputs, isTurned)] = both;
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
