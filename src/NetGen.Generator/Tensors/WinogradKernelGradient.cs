namespace NetGen.Generator.Tensors;

/// <summary>
/// What the gradient of a convolution's kernel is made of, by transformed tiles: s[t, ci, co] = Σ (Bᵀ·x·B)[t, ci]·(A·y′·Aᵀ)[t, co] over the tiles of all
/// samples, for each element t of a transformed tile. Gᵀ·s·G is the gradient.
/// </summary>
internal sealed class WinogradKernelGradient : Node
{
    public WinogradKernelGradient(Contraction direct, WinogradTransform transform)
        : this(direct.B!, direct.A, transform, ReadsOf(direct, transform))
    {
        Label = $"{direct.Label}, transformed";
        NominalMultiplyAdds = direct.NominalMultiplyAdds;
    }

    private WinogradKernelGradient(Node input, Node outputGradient, WinogradTransform transform, IReadOnlyList<OperandRead> reads)
        : base(Scope.Step, new TensorShape(transform.Products, input.Shape.Last, outputGradient.Shape.Last), [input, outputGradient])
    {
        Transform = transform;
        Reads = reads;
    }

    public WinogradTransform Transform { get; }

    public Node Input => Inputs[0];

    public Node OutputGradient => Inputs[1];

    /// <inheritdoc/>
    public override IReadOnlyList<OperandRead> Reads { get; }

    public int Channels => Input.Shape.Last;

    public int Filters => OutputGradient.Shape.Last;

    public int TilesAcross => Transform.TilesAlong(OutputGradient.Shape[1]);

    /// <summary>The tiles of one sample.</summary>
    public int Tiles => Transform.TilesAlong(OutputGradient.Shape[0]) * TilesAcross;

    /// <summary>The tiles that pass through together, at the most.</summary>
    public int BlockTiles => WinogradBlocks.GradientTiles(Transform, Channels, Filters);

    /// <summary>The distance between the elements of a block's transformed inputs.</summary>
    public int InputStride => WinogradBlocks.Stride(BlockTiles * Channels);

    /// <summary>The distance between the elements of a block's transformed gradients of outputs.</summary>
    public int OutputStride => WinogradBlocks.Stride(BlockTiles * Filters);

    /// <inheritdoc/>
    public override int Scratch => Transform.Products * (InputStride + OutputStride);

    public override Node WithInputs(IReadOnlyList<Node> inputs) =>
        new WinogradKernelGradient(inputs[0], inputs[1], Transform, Reads) { Label = Label, NominalMultiplyAdds = NominalMultiplyAdds };

    /// <summary>Tiles that reach over the edge find zeros in the outputs' gradient; inputs must be there to read.</summary>
    private static OperandRead[] ReadsOf(Contraction direct, WinogradTransform transform)
    {
        ContractionPart part = direct.Parts[0];
        Axis[] axes = [.. part.Axes];
        for (int d = 0; d < 2; d++)
        {
            int along = part.A[d].Terms[0].Axis;
            axes[along] = axes[along] with { Extent = transform.TilesAlong(direct.A.Shape[d]) * transform.Outputs };
        }

        return [new OperandRead(0, part.B, axes), new OperandRead(1, part.A, axes)];
    }
}
