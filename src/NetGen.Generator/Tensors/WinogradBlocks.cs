namespace NetGen.Generator.Tensors;

/// <summary>How transformed tiles are cut into rows of register tiles and into blocks that stay in the caches.</summary>
internal static class WinogradBlocks
{
    /// <summary>The filters of a panel of the kernel: two vectors of 512 bits, or four where the first-level cache has room for those of so many channels.</summary>
    private const int PanelFilters = 32, WidePanelFilters = 64, WidePanelChannels = 64;

    /// <summary>Rows by two vectors that stay in registers, and rows by the four of a wide panel.</summary>
    private const int FewRows = 8, MostRows = 13, WideRows = 6;

    /// <summary>A kernel from this size on is not transformed once but for each block: that takes less time than reading four times as much.</summary>
    private const int LargeKernel = 256 * 1024;

    /// <summary>What a second-level cache holds at least.</summary>
    public const int SecondLevelElements = 256 * 1024;

    /// <summary>The samples that a step of training counts on.</summary>
    public const int TrainingSamples = 16;

    /// <summary>The rows of a register tile: as many as leave the fewest over of each sample's tiles, and of those of several samples together.</summary>
    public static int Rows(int tiles, int samples, int panel)
    {
        (int few, int most) = panel == WidePanelFilters ? (WideRows, WideRows) : (FewRows, MostRows);
        return tiles * samples <= most
            ? tiles * samples
            : Enumerable.Range(few, most - few + 1).OrderBy(r => Enumerable.Range(1, samples).Sum(n => Multiplied(n * tiles, r))).ThenByDescending(r => r).First();
    }

    /// <summary>Half the rows of a register tile, for the last tiles of a block.</summary>
    public static int HalfRows(int rows) => (rows + 1) / 2;

    /// <summary>The tiles that are multiplied for some of them, by register tiles of some rows, the last of which may be half of one.</summary>
    public static int Multiplied(int tiles, int rows)
    {
        int rest = tiles % rows, half = HalfRows(rows);
        return tiles - rest + (rest == 0 ? 0 : rest <= half ? half : rows);
    }

    /// <summary>The filters of a panel: a register tile of few rows by many vectors takes fewer instructions for a multiply-add.</summary>
    public static int Panel(int channels, int filters, bool transformsKernel) =>
        !transformsKernel && channels <= WidePanelChannels && filters % WidePanelFilters == 0 ? WidePanelFilters
        : filters % PanelFilters == 0 ? PanelFilters
        : filters;

    /// <summary>Whether a kernel is transformed for each block, from a packed copy, rather than once.</summary>
    public static bool TransformsKernel(Contraction convolution, WinogradTransform transform) =>
        convolution.A.Shape.Last * convolution.Shape.Last * transform.Products > LargeKernel;

    /// <summary>The tiles of a block: what the second-level cache holds, but enough of them to pay for transforming the kernel.</summary>
    public static int Tiles(int products, int channels, int filters, int rows, bool transformsKernel)
    {
        const int CacheElements = 192 * 1024;
        int fitting = CacheElements / (products * (channels + filters));
        return (Math.Max(fitting, transformsKernel ? 72 : 24) + rows - 1) / rows * rows;
    }

    /// <summary>The same for the gradient of a kernel, whose sums want to stay in the cache too; many tiles make few passes over them.</summary>
    public static int GradientTiles(WinogradTransform kernel, WinogradArea area, int channels, int filters)
    {
        const int CacheElements = 224 * 1024, LeastElements = 96 * 1024;
        int left = Math.Max(LeastElements, CacheElements - (kernel.Products * channels * filters));
        return Math.Max(32, left / (area.Products * (channels + filters)));
    }

    /// <summary>
    /// Room for elements and for a vector that reaches past the last; no multiple of a page, for then lines of different products would drive one
    /// another out of the caches.
    /// </summary>
    public static int Stride(int elements) => ((elements + 31) / 32 * 32) + 16;
}
