namespace NetGen.Generator.Tensors;

/// <summary>The tiles of a part of the map that pass through all three steps together, and the memory they do that in.</summary>
/// <param name="node">The convolution.</param>
/// <param name="area">The part.</param>
internal sealed class WinogradBlock(WinogradConvolution node, WinogradArea area)
{
    public WinogradArea Area => area;

    /// <summary>The tiles that a register tile multiplies.</summary>
    public int Rows => WinogradBlocks.Rows(area.Tiles, node.Samples, node.Panel);

    /// <summary>The tiles that pass through together, at the most: a multiple of <see cref="Rows"/>.</summary>
    public int Tiles => WinogradBlocks.Tiles(area.Products, node.Channels, node.Filters, Rows, node.TransformsKernel);

    /// <summary>The distance between the products of a block's transformed inputs.</summary>
    public int InputStride => WinogradBlocks.Stride(Tiles * node.Channels);

    /// <summary>The distance between the products of a block's sums.</summary>
    public int SumStride => WinogradBlocks.Stride(Tiles * node.Filters);

    /// <summary>The elements of transformed inputs and of sums.</summary>
    public int Scratch => area.Products * (InputStride + SumStride);
}
