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

    /// <summary>Fewer tiles in a register tile take as long, since each multiply-add waits for the one before.</summary>
    private const int FewestRows = 4;

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
    public bool Pays(Contraction c, WinogradCover cover) =>
        c.Shape.Last >= FewestFilters
        && (!c.ReducesBatch || cover.Transform.Products * c.Shape[2] * c.Shape[3] <= MostSums)
        && Of(c, cover) < Margin * Direct(c);

    /// <summary>The cost with some tiles.</summary>
    public double Of(Contraction c, WinogradCover cover)
    {
        if (c.ReducesBatch)
        {
            return Gradient(c, cover);
        }

        return cover.Areas.Sum(a => Area(c, cover.Transform, a)) + (_samples > 1 ? OnceAStep(c, cover.Transform) : 0);
    }

    /// <summary>What training does anew for each step: it transforms the kernel, or packs it.</summary>
    private double OnceAStep(Contraction c, WinogradTransform transform) => c.A.Shape.Last * c.Shape.Last * (WinogradBlocks.TransformsKernel(c, transform)
        ? 2 * transform.Taps * transform.Taps / _kernelElementsPerCycle
        : transform.Products * KernelCycles / Lanes);

    private double Area(Contraction c, WinogradTransform whole, WinogradArea area)
    {
        int channels = c.A.Shape.Last, filters = c.Shape.Last, tiles = area.Tiles * _samples;
        int rows = WinogradBlocks.Rows(area.Tiles, _samples, WinogradBlocks.Panel(channels, filters, WinogradBlocks.TransformsKernel(c, whole)));
        double multiplied = Math.Max(WinogradBlocks.Multiplied(tiles, rows), FewestRows) * (double)area.Products * channels * Vectors(filters) * Lanes / MultiplyAddsPerCycle;
        double transformed = tiles * (double)area.Products * ((InputCycles * Vectors(channels)) + (SumCycles * Vectors(filters)));
        double kernel = Kernel(c, whole, area, tiles, rows);
        return _samples > 1 ? multiplied + transformed + kernel : ForOneOrTwoThreads(multiplied + transformed, kernel, area.Down.Tiles);
    }

    /// <summary>
    /// The cost of a sample for one thread and for two that share it, on a par. Each of two takes half of the rows of tiles, of an odd number one more, and reads or
    /// transforms the kernel for itself.
    /// </summary>
    private static double ForOneOrTwoThreads(double tiles, double kernel, int rows) =>
        ((tiles + kernel) / 2) + (tiles * ((rows + 1) / 2) / rows) + kernel;

    /// <summary>What reading the kernel costs, and transforming it where that is done for each block.</summary>
    private double Kernel(Contraction c, WinogradTransform whole, WinogradArea area, int tiles, int rows)
    {
        double pairs = (double)c.A.Shape.Last * c.Shape.Last;
        if (!WinogradBlocks.TransformsKernel(c, whole))
        {
            return pairs * area.Products / _kernelElementsPerCycle;
        }

        double taps = whole.Taps * whole.Taps, transforming = area.Products * KernelCycles / Lanes;
        int perBlock = WinogradBlocks.Tiles(area.Products, c.A.Shape.Last, c.Shape.Last, rows, transformsKernel: true), blocks = (tiles + perBlock - 1) / perBlock;
        return pairs * blocks * (transforming + (taps / _kernelElementsPerCycle));
    }

    /// <summary>The cost of a kernel's gradient: each block of tiles reads and writes its sums.</summary>
    private double Gradient(Contraction c, WinogradCover cover)
    {
        int channels = c.Shape[2], filters = c.Shape[3];
        double pairs = (double)channels * filters;
        return cover.Areas.Sum(Area) + (cover.Transform.Products * pairs * KernelCycles / Lanes);

        double Area(WinogradArea area)
        {
            double tiles = area.Tiles * _samples, products = area.Products;
            double multiplied = tiles * products * channels * Vectors(filters) * Lanes / MultiplyAddsPerCycle;
            double transformed = tiles * products * InputCycles * (Vectors(channels) + Vectors(filters));
            double blocks = Math.Ceiling(tiles / WinogradBlocks.GradientTiles(cover.Transform, area, channels, filters));
            return multiplied + transformed + (products * pairs * 2 * blocks / SumElementsPerCycle);
        }
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
