namespace NetGen.Generator.Tensors;

/// <summary>
/// A sum of products over an iteration space with affine access to the result and to both operands. Convolutions, dense
/// layers, mean pooling and all their gradients are contractions. Reads outside an operand's bounds give zero. Without a
/// second operand it is a plain sum.
/// </summary>
internal sealed class Contraction : Node, IEpilogueCarrier
{
    public Contraction(TensorShape shape, Scope scope, Node a, Node? b, params ContractionPart[] parts)
        : base(scope, shape, b is null ? [a] : [a, b])
    {
        Parts = parts;
        HasB = b is not null;
        NominalMultiplyAdds = parts.Sum(p => p.Axes.Aggregate(1L, (n, a) => n * a.Extent));
    }

    private Contraction(Contraction original, IReadOnlyList<Node> inputs, Expression? epilogue)
        : base(original.Scope, original.Shape, inputs)
    {
        Parts = original.Parts;
        HasB = original.HasB;
        Epilogue = epilogue;
        Label = original.Label;
        NominalMultiplyAdds = original.NominalMultiplyAdds;
        Adjoint = original.Adjoint;
        Algorithm = original.Algorithm;
        IsTurned = original.IsTurned;
        SkipsOutside = original.SkipsOutside;
    }

    /// <summary>Loop nests that write disjoint parts of the result; what none of them writes is zero.</summary>
    public IReadOnlyList<ContractionPart> Parts { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<OperandRead> Reads => [.. Parts.Where(_ => !SkipsOutside).Select(p => new OperandRead(0, p.A, p.Axes)), .. Parts.Where(_ => HasB).Select(p => new OperandRead(1, p.B, p.Axes))];

    public Node A => Inputs[0];

    public Node? B => HasB ? Inputs[1] : null;

    /// <summary>An expression applied as each element is stored: input 0 is the sum, the others are <see cref="EpilogueInputs"/>.</summary>
    public Expression? Epilogue { get; }

    public IEnumerable<Node> EpilogueInputs => Inputs.Skip(HasB ? 2 : 1);

    private bool HasB { get; }

    /// <summary>
    /// The contraction c of which this one is the adjoint, if it was made as one: with y = c(x, b), this is x′ = c*(y′, b), for
    /// which ⟨x, c*(y′, b)⟩ = ⟨c(x, b), y′⟩. Its own gradients follow from c, however many parts it has.
    /// </summary>
    public ContractionPart? Adjoint { get; init; }

    /// <summary>What the user asks of a convolution that transformed tiles could compute, and of its gradients; null for any other contraction.</summary>
    public ConvolutionAlgorithm? Algorithm { get; init; }

    /// <summary>
    /// Whether this is such a convolution's gradient with respect to its input: a convolution again, with the kernel turned around and with
    /// channels and filters in each other's place.
    /// </summary>
    public bool IsTurned { get; init; }

    /// <summary>Whether its loops leave out all reads outside the first operand, which then needs no border of zeros.</summary>
    public bool SkipsOutside { get; private init; }

    /// <inheritdoc/>
    public bool CanCarryEpilogue => !ReducesBatch && WritesAll && Parts.All(p => p.Output.All(o => o.Terms.Count > 0));

    /// <inheritdoc/>
    public bool ReadsInEpilogue(Node other) => other.IsByChannel(Shape.Last);

    /// <summary>Whether the parts write every element of the result.</summary>
    public bool WritesAll => Parts.Sum(p => p.Axes.Where((_, i) => !p.IsReduction(i)).Aggregate(1L, (n, a) => n * a.Extent)) >= Shape.Size;

    public Node WithEpilogue(Expression epilogue, IEnumerable<Node> epilogueInputs) =>
        new Contraction(this, [.. Inputs.Take(HasB ? 2 : 1), .. epilogueInputs], epilogue);

    /// <summary>The same sums by loops that leave out reads outside the first operand.</summary>
    public Contraction SkippingOutside() => new(this, Inputs, Epilogue) { SkipsOutside = true };

    public override Node WithInputs(IReadOnlyList<Node> inputs) => new Contraction(this, inputs, Epilogue);
}

/// <summary>One loop nest of a contraction.</summary>
/// <param name="Axes">The iteration space, without the batch.</param>
/// <param name="Output">The index of the result in each of its dimensions. An axis in no dimension of it is summed over.</param>
/// <param name="A">The index of the first operand.</param>
/// <param name="B">The index of the second operand; empty without one.</param>
internal sealed record ContractionPart(
    IReadOnlyList<Axis> Axes,
    IReadOnlyList<AffineIndex> Output,
    IReadOnlyList<AffineIndex> A,
    IReadOnlyList<AffineIndex> B)
{
    private readonly AffineIndex? _channel;

    /// <summary>The place in a vector that is read as results are stored, such as a bias: that of the result's channel unless said otherwise.</summary>
    public AffineIndex Channel
    {
        get => _channel ?? Output[Output.Count - 1];
        init => _channel = value;
    }

    /// <summary>The same sums by loops for vectors with fewer than <see cref="FewestLanes"/>, or null if these serve all.</summary>
    public ContractionPart? Narrow { get; init; }

    /// <summary>The lanes that a vector must have for these loops to pay.</summary>
    public int FewestLanes { get; init; }

    public bool IsReduction(int axis) => Output.All(i => i.Coefficient(axis) == 0);

    /// <summary>The loops for vectors of some lanes.</summary>
    public ContractionPart For(int lanes) => lanes < FewestLanes ? Narrow! : this;
}
