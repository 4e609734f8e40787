namespace NetGen.Generator.Tensors;

/// <summary>
/// What the gradient of a convolution's kernel is made of, by transformed tiles: s[t, ci, co] = Σ (Bᵀ·x·B)[t, ci]·(A·y′·Aᵀ)[t, co] over the tiles of all
/// samples, for each element t of a transformed tile. Gᵀ·s·G is the gradient.
/// </summary>
internal sealed class WinogradKernelGradient : Node
{
    public WinogradKernelGradient(Contraction direct, WinogradCover cover)
        : this(direct.B!, direct.A, cover, ReadsOf(direct, cover))
    {
        Label = $"{direct.Label}, transformed";
        NominalMultiplyAdds = direct.NominalMultiplyAdds;
    }

    private WinogradKernelGradient(Node input, Node outputGradient, WinogradCover cover, IReadOnlyList<OperandRead> reads)
        : base(Scope.Step, new TensorShape(cover.Transform.Products, input.Shape.Last, outputGradient.Shape.Last), [input, outputGradient])
    {
        Cover = cover;
        Reads = reads;
    }

    /// <summary>The tiles. Those of the first area have all elements that there are sums for.</summary>
    public WinogradCover Cover { get; }

    public Node Input => Inputs[0];

    public Node OutputGradient => Inputs[1];

    /// <inheritdoc/>
    public override IReadOnlyList<OperandRead> Reads { get; }

    public int Channels => Input.Shape.Last;

    public int Filters => OutputGradient.Shape.Last;

    /// <inheritdoc/>
    public override int Scratch => Cover.Areas.Max(a => a.Products * (InputStride(a) + OutputStride(a)));

    /// <summary>The tiles of an area that pass through together, at the most.</summary>
    public int BlockTiles(WinogradArea area) => WinogradBlocks.GradientTiles(Cover.Transform, area, Channels, Filters);

    /// <summary>The distance between the elements of a block's transformed inputs.</summary>
    public int InputStride(WinogradArea area) => WinogradBlocks.Stride(BlockTiles(area) * Channels);

    /// <summary>The distance between the elements of a block's transformed gradients of outputs.</summary>
    public int OutputStride(WinogradArea area) => WinogradBlocks.Stride(BlockTiles(area) * Filters);

    public override Node WithInputs(IReadOnlyList<Node> inputs) =>
        new WinogradKernelGradient(inputs[0], inputs[1], Cover, Reads) { Label = Label, NominalMultiplyAdds = NominalMultiplyAdds };

    /// <summary>Tiles that reach over the edge find zeros in the outputs' gradient; inputs must be there to read.</summary>
    private static OperandRead[] ReadsOf(Contraction direct, WinogradCover cover)
    {
        ContractionPart part = direct.Parts[0];
        Axis[] axes = [.. part.Axes];
        WinogradArea last = cover.Areas[cover.Areas.Count - 1];
        WinogradStretch[] ends = [last.Down, last.Across];
        for (int d = 0; d < 2; d++)
        {
            int along = part.A[d].Terms[0].Axis;
            axes[along] = axes[along] with { Extent = ends[d].Start + (ends[d].Tiles * ends[d].Transform.Outputs) };
        }

        return [new OperandRead(0, part.B, axes), new OperandRead(1, part.A, axes)];
    }
}
