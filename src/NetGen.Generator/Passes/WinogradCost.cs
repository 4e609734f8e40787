using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>
/// What a convolution costs, in cycles of a core that does two multiply-adds of 16 lanes in each: products, transforms, and reading the
/// kernel.
/// </summary>
internal sealed class WinogradCost
{
    private const double Lanes = 16, MultiplyAddsPerCycle = 2 * Lanes;

    /// <summary>Writing a vector of transformed inputs, reading one of sums, and transforming one of the kernel: from counts of instructions, held against measured layers.</summary>
    private const double InputCycles = 6, SumCycles = 4, KernelCycles = 3;

    /// <summary>Fewer filters would be stored by masks, one element of a tile after the other.</summary>
    private const int FewestFilters = 16;

    /// <summary>The sums of a kernel's gradient that pass through the caches in a cycle, and how many of them a worker may have.</summary>
    private const double SumElementsPerCycle = 8, MostSums = 1 << 20;

    /// <summary>How much faster it must seem.</summary>
    private const double Margin = 0.85;

    private readonly int _samples;
    private readonly double _kernelElementsPerCycle;

    /// <summary>Costs of a program that takes some samples at once.</summary>
    public WinogradCost(TensorProgram program, int samples)
    {
        // Weights that exceed the caches come from memory for each call.
        const long CachedWeights = 4 * 1024 * 1024;
        _samples = samples;
        _kernelElementsPerCycle = program.Parameters.Sum(p => (long)p.Shape.Size) > CachedWeights ? 2 : 8;
    }

    /// <summary>Whether transformed tiles are faster than the direct sum, with some margin.</summary>
    public bool Pays(Contraction c, WinogradTransform transform) =>
        c.Shape.Last >= FewestFilters
        && (!c.ReducesBatch || transform.Products * c.Shape[2] * c.Shape[3] <= MostSums)
        && Of(c, transform) < Margin * Direct(c);

    /// <summary>The cost with a transform.</summary>
    public double Of(Contraction c, WinogradTransform transform) => c.ReducesBatch ? Gradient(c, transform) : Convolution(c, transform);

    private double Convolution(Contraction c, WinogradTransform transform)
    {
        int channels = c.A.Shape.Last, filters = c.Shape.Last;
        int tiles = transform.TilesAlong(c.Shape[0]) * transform.TilesAlong(c.Shape[1]) * _samples, rows = WinogradBlocks.Rows(tiles);
        double products = transform.Products, pairs = (double)channels * filters;
        double multiplied = (tiles + rows - 1) / rows * rows * products * channels * Vectors(filters) * Lanes / MultiplyAddsPerCycle;
        double transformed = tiles * products * ((InputCycles * Vectors(channels)) + (SumCycles * Vectors(filters)));
        double kernel = Kernel(c, transform, tiles, rows, pairs);
        return _samples > 1 ? multiplied + transformed + kernel : ForOneOrTwoThreads(multiplied + transformed, kernel, transform.TilesAlong(c.Shape[0]));
    }

    /// <summary>
    /// The cost of a sample for one thread and for two that share it, on a par. Each of two takes half of the rows of tiles, of an odd number one more, and reads or
    /// transforms the kernel for itself.
    /// </summary>
    private static double ForOneOrTwoThreads(double tiles, double kernel, int rows) =>
        ((tiles + kernel) / 2) + (tiles * ((rows + 1) / 2) / rows) + kernel;

    /// <summary>What reading and transforming the kernel costs; training does it anew for each step.</summary>
    private double Kernel(Contraction c, WinogradTransform transform, int tiles, int rows, double pairs)
    {
        double taps = transform.Taps * transform.Taps, transforming = transform.Products * KernelCycles / Lanes;
        if (!WinogradBlocks.TransformsKernel(c, transform))
        {
            return pairs * ((transform.Products / _kernelElementsPerCycle) + (_samples > 1 ? transforming : 0));
        }

        int perBlock = WinogradBlocks.Tiles(transform, c.A.Shape.Last, c.Shape.Last, rows, transformsKernel: true), blocks = (tiles + perBlock - 1) / perBlock;
        return pairs * ((blocks * (transforming + (taps / _kernelElementsPerCycle))) + (_samples > 1 ? 2 * taps / _kernelElementsPerCycle : 0));
    }

    /// <summary>The cost of a kernel's gradient: each block of tiles reads and writes its sums.</summary>
    private double Gradient(Contraction c, WinogradTransform transform)
    {
        int channels = c.Shape[2], filters = c.Shape[3];
        double tiles = transform.TilesAlong(c.A.Shape[0]) * transform.TilesAlong(c.A.Shape[1]) * _samples, products = transform.Products, pairs = (double)channels * filters;
        double multiplied = tiles * products * channels * Vectors(filters) * Lanes / MultiplyAddsPerCycle;
        double transformed = tiles * products * InputCycles * (Vectors(channels) + Vectors(filters));
        double blocks = Math.Ceiling(tiles / WinogradBlocks.GradientTiles(transform, channels, filters));
        return multiplied + transformed + (products * pairs * ((2 * blocks / SumElementsPerCycle) + (KernelCycles / Lanes)));
    }

    private double Direct(Contraction c)
    {
        const int LongestRow = 14;
        ContractionPart part = c.Parts[0];
        double steps = part.Axes.Aggregate(1.0, (n, axis) => n * axis.Extent);
        for (int d = 0; d < 2 && !c.ReducesBatch; d++)
        {
            // On small maps loops leave out what reads the zeros around them.
            steps *= c.Shape[d] > LongestRow ? 1 : part.A[d].ShareWithin(part.Axes, c.A.Shape[d]);
        }

        return (_samples * steps / MultiplyAddsPerCycle) + (c.ReducesBatch ? 0 : c.B!.Shape.Size / _kernelElementsPerCycle);
    }

    /// <summary>The vectors of some channels.</summary>
    private static double Vectors(int channels) => Math.Ceiling(channels / Lanes);
}
