namespace NetGen.Generator.Tensors;

/// <summary>How often a value exists.</summary>
internal enum Scope
{
    /// <summary>Once a step: weights and what follows from them, and sums over the batch.</summary>
    Step,

    /// <summary>Once for each sample.</summary>
    Sample,
}

/// <summary>One value of the tensor program. Shapes are those of one sample; the batch axis is implied by the scope.</summary>
internal abstract class Node
{
    protected Node(Scope scope, TensorShape shape, IReadOnlyList<Node> inputs)
        : this(scope, shape, inputs, inputs.FirstOrDefault(i => i.Loop is not null)?.Loop)
    {
    }

    protected Node(Scope scope, TensorShape shape, IReadOnlyList<Node> inputs, Loop? loop)
    {
        Scope = scope;
        Shape = shape;
        Inputs = inputs;
        Loop = loop;
    }

    /// <summary>The loop in whose body this value is computed, once for each step; null for all others.</summary>
    public Loop? Loop { get; }

    public Scope Scope { get; }

    public TensorShape Shape { get; }

    /// <summary>The values this one is computed from.</summary>
    public IReadOnlyList<Node> Inputs { get; private protected set; }

    /// <summary>The inputs whose values its kernel reads.</summary>
    public virtual IReadOnlyList<Node> ReadInputs => Inputs;

    /// <summary>The layer this value belongs to and what it is there, for comments in generated code.</summary>
    public string Label { get; set; } = string.Empty;

    /// <summary>Whether this value sums over the batch: a step-scoped value computed from samples.</summary>
    public bool ReducesBatch => Scope == Scope.Step && Inputs.Any(i => i.Scope == Scope.Sample);

    /// <summary>Whether this is another node's memory under another shape, and nothing is computed.</summary>
    public virtual bool IsView => false;

    /// <summary>Whether a view shows the elements of its input, and not those of a loop.</summary>
    public bool IsPlainView => this is Reshape or Slice;

    /// <summary>The elements its kernel works in besides its operands and its value, for all samples together.</summary>
    public virtual int Scratch => 0;

    /// <summary>Where its kernel reads operands by affine indices, which may lie beyond their bounds: zeros are there.</summary>
    public virtual IReadOnlyList<OperandRead> Reads => [];

    /// <summary>
    /// Multiply-adds for one sample, as one counts them from the layer's shapes: a gradient has as many as the layer itself,
    /// however many its loops run through. 0 for what multiplies nothing.
    /// </summary>
    public long NominalMultiplyAdds { get; init; }

    /// <summary>Whether this is a number for each channel, the same for all samples.</summary>
    public bool IsByChannel(int channels) => Scope == Scope.Step && Shape.Size == channels && Shape.Last == channels;

    /// <summary>The same computation on other inputs.</summary>
    public abstract Node WithInputs(IReadOnlyList<Node> inputs);

    protected static Scope Widest(IEnumerable<Node> inputs) =>
        inputs.Any(i => i.Scope == Scope.Sample) ? Scope.Sample : Scope.Step;
}

/// <summary>Where a kernel reads an operand.</summary>
/// <param name="Input">Which of the node's inputs it is.</param>
/// <param name="Index">The index in each dimension of the operand.</param>
/// <param name="Axes">The iteration space.</param>
internal sealed record OperandRead(int Input, IReadOnlyList<AffineIndex> Index, IReadOnlyList<Axis> Axes);

/// <summary>What a <see cref="Source"/> stands for.</summary>
internal enum SourceKind
{
    Input,
    Target,
    Parameter,

    /// <summary>What a sample's loss is multiplied by.</summary>
    SampleWeight,

    /// <summary>One over the number of samples in the batch.</summary>
    InverseBatch,

    /// <summary>What the call before left for each sample; zeros outside sessions.</summary>
    State,
}

/// <summary>A value that comes from outside: a sample, a target, a parameter, the batch's size.</summary>
internal sealed class Source(SourceKind kind, Scope scope, TensorShape shape, int index = 0) : Node(scope, shape, [])
{
    public SourceKind Kind { get; } = kind;

    /// <summary>The number of the parameter.</summary>
    public int Index { get; } = index;

    public override Node WithInputs(IReadOnlyList<Node> inputs) => this;
}

/// <summary>Numbers known at build time.</summary>
internal sealed class Literal(TensorShape shape, double[] values) : Node(Scope.Step, shape, [])
{
    public double[] Values { get; } = values;

    public override Node WithInputs(IReadOnlyList<Node> inputs) => this;
}

/// <summary>
/// An expression for each element. Inputs are broadcast as in NumPy: aligned at the last axis, length 1 repeated, and a
/// step-scoped input is the same for every sample.
/// </summary>
internal sealed class Map : Node
{
    public Map(Expression expression, TensorShape shape, params Node[] inputs)
        : base(Widest(inputs), shape, inputs) => Expression = expression;

    /// <summary>A map in a loop, whatever its inputs.</summary>
    public Map(Expression expression, TensorShape shape, Loop? loop, params Node[] inputs)
        : base(loop is null ? Widest(inputs) : Scope.Sample, shape, inputs, loop) => Expression = expression;

    public Expression Expression { get; }

    /// <summary>
    /// The gradient of the only input in place of the expression's derivative: of the input, of the map's value and of its gradient. Null where
    /// the derivative holds.
    /// </summary>
    public Expression? CustomGradient { get; init; }

    public override Node WithInputs(IReadOnlyList<Node> inputs) =>
        new Map(Expression, Shape, inputs.FirstOrDefault(i => i.Loop is not null)?.Loop ?? Loop, [.. inputs]) { Label = Label, CustomGradient = CustomGradient };
}

internal enum ReduceKind
{
    Sum,
    Max,
    LogSumExp,
}

/// <summary>An expression for each element, then a reduction over axes, which stay with length 1.</summary>
internal sealed class Reduce : Node
{
    public Reduce(ReduceKind kind, Expression expression, TensorShape space, bool[] axes, bool overBatch, params Node[] inputs)
        : base(overBatch ? Scope.Step : Widest(inputs), new TensorShape(space.Sizes.Select((s, i) => axes[i] ? 1 : s)), inputs)
    {
        Kind = kind;
        Expression = expression;
        Space = space;
        Axes = axes;
        OverBatch = overBatch;
    }

    public ReduceKind Kind { get; }

    public Expression Expression { get; }

    /// <summary>The shape the expression runs over.</summary>
    public TensorShape Space { get; }

    /// <summary>Which axes are reduced.</summary>
    public bool[] Axes { get; }

    /// <summary>Whether the samples of the batch are summed too.</summary>
    public bool OverBatch { get; }

    public override Node WithInputs(IReadOnlyList<Node> inputs) =>
        new Reduce(Kind, Expression, Space, Axes, OverBatch, [.. inputs]) { Label = Label };
}

/// <summary>Uniform numbers in [0, 1), a pure function of seed, step, sample and position.</summary>
internal sealed class RandomUniform(TensorShape shape, int stream, int? seed) : Node(Scope.Sample, shape, [])
{
    /// <summary>Tells the random nodes of one seed apart.</summary>
    public int Stream { get; } = stream;

    /// <summary>The seed of the layer; null for the network's.</summary>
    public int? Seed { get; } = seed;

    public override Node WithInputs(IReadOnlyList<Node> inputs) => this;
}

/// <summary>The same elements under another shape.</summary>
internal sealed class Reshape(Node input, TensorShape shape) : Node(input.Scope, shape, [input])
{
    public override bool IsView => true;

    public override Node WithInputs(IReadOnlyList<Node> inputs) => new Reshape(inputs[0], Shape) { Label = Label };
}

/// <summary>A copy with the axes in another order.</summary>
internal sealed class Transpose(Node input, int[] order)
    : Node(input.Scope, new TensorShape(order.Select(o => input.Shape[o])), [input])
{
    public int[] Order { get; } = order;

    public override Node WithInputs(IReadOnlyList<Node> inputs) => new Transpose(inputs[0], Order) { Label = Label };
}

/// <summary>A stretch of an axis.</summary>
internal sealed class Slice(Node input, int axis, int start, int length)
    : Node(input.Scope, new TensorShape(input.Shape.Sizes.Select((s, d) => d == axis ? length : s)), [input])
{
    public int Axis { get; } = axis;

    public int Start { get; } = start;

    public override bool IsView => true;

    public override Node WithInputs(IReadOnlyList<Node> inputs) => new Slice(inputs[0], Axis, Start, Shape[Axis]) { Label = Label };
}

/// <summary>Rows of a table, looked up by whole numbers: as many as there are numbers, along a last axis of their own.</summary>
internal sealed class Gather(Node table, Node indices)
    : Node(Scope.Sample, new TensorShape(indices.Shape.Sizes.Append(table.Shape.Last)), [table, indices])
{
    public override Node WithInputs(IReadOnlyList<Node> inputs) => new Gather(inputs[0], inputs[1]) { Label = Label };
}

/// <summary>The gradient of a <see cref="Gather"/> for its table: each row gets the sum of what it was looked up for.</summary>
internal sealed class ScatterAdd(Node outputGradient, Node indices, TensorShape table) : Node(Scope.Step, table, [outputGradient, indices])
{
    public override Node WithInputs(IReadOnlyList<Node> inputs) => new ScatterAdd(inputs[0], inputs[1], Shape) { Label = Label };
}

/// <summary>Tensors in stretches of an axis, with zeros where there is none: a concatenation, or the gradient of slices.</summary>
internal sealed class Concat : Node
{
    /// <summary>Tensors one after the other.</summary>
    public Concat(IReadOnlyList<Node> inputs, int axis)
        : this(inputs, axis, [.. inputs.Select((_, i) => inputs.Take(i).Sum(n => n.Shape[axis]))], inputs.Sum(i => i.Shape[axis]))
    {
    }

    /// <summary>Tensors with given starts.</summary>
    public Concat(IReadOnlyList<Node> inputs, int axis, IReadOnlyList<int> starts, int length)
        : base(Widest(inputs), new TensorShape(inputs[0].Shape.Sizes.Select((s, d) => d == axis ? length : s)), inputs)
    {
        Axis = axis;
        Starts = starts;
    }

    /// <summary>The axis, from 0.</summary>
    public int Axis { get; }

    /// <summary>Where each input begins along the axis.</summary>
    public IReadOnlyList<int> Starts { get; }

    /// <summary>Whether some stretch of the axis stays zero.</summary>
    public bool HasGaps => Inputs.Sum(i => i.Shape[Axis]) < Shape[Axis];

    public override Node WithInputs(IReadOnlyList<Node> inputs) => new Concat(inputs, Axis, Starts, Shape[Axis]) { Label = Label };
}
