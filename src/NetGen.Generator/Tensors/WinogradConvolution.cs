namespace NetGen.Generator.Tensors;

/// <summary>
/// A convolution of 3×3 or 5×5 with stride 1 by transformed tiles: each tile of inputs is transformed, multiplied with the transformed
/// kernel, summed over the input channels, and transformed back. A block of tiles passes through all three steps before the next,
/// so that what lies between them stays in the caches and needs no memory for each sample.
/// </summary>
internal sealed class WinogradConvolution : Node, IEpilogueCarrier
{
    public WinogradConvolution(Contraction direct, Node kernel, bool transformsKernel, WinogradCover cover, int samples)
        : base(Scope.Sample, direct.Shape, [direct.A, kernel])
    {
        Cover = cover;
        TransformsKernel = transformsKernel;
        ContractionPart part = direct.Parts[0];
        Reads = [new OperandRead(0, direct.IsTurned ? Turn(part) : part.A, part.Axes)];
        Samples = samples;
        NominalMultiplyAdds = direct.NominalMultiplyAdds;
        Label = direct.Label;
    }

    private WinogradConvolution(WinogradConvolution original, IReadOnlyList<Node> inputs, Expression? epilogue)
        : base(Scope.Sample, original.Shape, inputs)
    {
        Cover = original.Cover;
        TransformsKernel = original.TransformsKernel;
        Reads = original.Reads;
        Samples = original.Samples;
        NominalMultiplyAdds = original.NominalMultiplyAdds;
        Label = original.Label;
        Epilogue = epilogue;
    }

    /// <summary>The tiles.</summary>
    public WinogradCover Cover { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<OperandRead> Reads { get; }

    /// <summary>The samples it counts on, of which tiles pass through together.</summary>
    public int Samples { get; }

    public Node Input => Inputs[0];

    /// <summary>
    /// The transformed kernel: products of a tile, panels of filters, input channels, filters of a panel. Where it is transformed for each
    /// block, the kernel as it is, in the same order: panels of filters, input channels, taps, filters of a panel.
    /// </summary>
    public Node Kernel => Inputs[1];

    /// <summary>Whether the kernel is transformed for each block.</summary>
    public bool TransformsKernel { get; }

    /// <summary>The filters of a panel.</summary>
    public int Panel => Kernel.Shape.Last;

    /// <inheritdoc/>
    public Expression? Epilogue { get; }

    /// <inheritdoc/>
    public IEnumerable<Node> EpilogueInputs => Inputs.Skip(2);

    /// <inheritdoc/>
    public bool CanCarryEpilogue => true;

    /// <inheritdoc/>
    public bool ReadsInEpilogue(Node other) => other.IsByChannel(Shape.Last) || other.Shape.Equals(Shape);

    public int Channels => Input.Shape.Last;

    public int Filters => Shape.Last;

    /// <summary>The memory for each part of the map; they are taken one after the other.</summary>
    public IEnumerable<WinogradBlock> Blocks => Cover.Areas.Select(a => new WinogradBlock(this, a));

    /// <summary>The distance between the products of a row of a panel of the kernel.</summary>
    public int KernelStride => WinogradBlocks.Stride(Channels * Panel);

    /// <inheritdoc/>
    public override int Scratch => Blocks.Max(b => b.Scratch) + (TransformsKernel ? Cover.Transform.Size * KernelStride : 0);

    /// <inheritdoc/>
    public Node WithEpilogue(Expression epilogue, IEnumerable<Node> epilogueInputs) =>
        new WinogradConvolution(this, [Input, Kernel, .. epilogueInputs], epilogue);

    /// <summary>A gradient's taps go backwards from the last place that it reads; counted from the other end, they go forwards from the first.</summary>
    private static AffineIndex[] Turn(ContractionPart part) => [.. part.A.Select(index => new AffineIndex(
        index.Offset + index.Terms.Where(t => t.Coefficient < 0).Sum(t => t.Coefficient * (part.Axes[t.Axis].Extent - 1)),
        [.. index.Terms.Select(t => (t.Axis, Math.Abs(t.Coefficient)))]))];

    public override Node WithInputs(IReadOnlyList<Node> inputs) => new WinogradConvolution(this, inputs, Epilogue);
}
