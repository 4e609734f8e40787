using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>
/// What a convolution of one sample costs, in cycles of a core that does two multiply-adds of 16 lanes in each: products, transforms, and reading the
/// kernel.
/// </summary>
internal sealed class WinogradCost
{
    private const double Lanes = 16, MultiplyAddsPerCycle = 2 * Lanes;

    /// <summary>Writing a vector of transformed inputs, reading one of sums, and transforming one of the kernel: measured, and mostly the second-level cache's.</summary>
    private const double InputCycles = 10, SumCycles = 6, KernelCycles = 3;

    /// <summary>Fewer channels or filters leave the transforms more work than they save.</summary>
    private const int FewestChannels = 16;

    /// <summary>How much faster it must seem.</summary>
    private const double Margin = 0.85;

    private readonly double _kernelElementsPerCycle;

    public WinogradCost(TensorProgram program)
    {
        // Weights that exceed the caches come from memory for each prediction.
        const long CachedWeights = 4 * 1024 * 1024;
        _kernelElementsPerCycle = program.Parameters.Sum(p => (long)p.Shape.Size) > CachedWeights ? 2 : 8;
    }

    /// <summary>Whether transformed tiles are faster than the direct sum, with some margin.</summary>
    public bool Pays(Contraction c, WinogradTransform transform) =>
        Math.Min(c.A.Shape.Last, c.Shape.Last) >= FewestChannels && Of(c, transform) < Margin * Direct(c);

    /// <summary>The cost with a transform.</summary>
    public double Of(Contraction c, WinogradTransform transform)
    {
        int tiles = transform.TilesAlong(c.Shape[0]) * transform.TilesAlong(c.Shape[1]), rows = WinogradBlocks.Rows(tiles);
        double channels = c.A.Shape.Last, filters = c.Shape.Last, products = transform.Products;
        double multiplied = (tiles + rows - 1) / rows * rows * products * channels * filters / MultiplyAddsPerCycle;
        double transformed = tiles * products * ((InputCycles * channels) + (SumCycles * filters)) / Lanes;
        bool transformsKernel = WinogradBlocks.TransformsKernel(c.B!.Shape, transform);
        double kernel = channels * filters * (transformsKernel
            ? (products * KernelCycles / Lanes) + (c.B.Shape[0] * c.B.Shape[1] / _kernelElementsPerCycle)
            : products / _kernelElementsPerCycle);
        return multiplied + transformed + kernel;
    }

    private double Direct(Contraction c) =>
        (c.Parts[0].Axes.Aggregate(1.0, (n, a) => n * a.Extent) / MultiplyAddsPerCycle) + (c.B!.Shape.Size / _kernelElementsPerCycle);
}
