namespace NetGen.Generator.Tensors;

/// <summary>
/// A loop over time. Its body is made of ordinary nodes whose <see cref="Node.Loop"/> it is: they are computed once for each
/// step. A body starts at <see cref="LoopInput"/> and <see cref="LoopState"/> and ends in one <see cref="LoopEnd"/>, behind
/// which <see cref="LoopStack"/> and <see cref="LoopFinal"/> give what the steps left.
/// </summary>
/// <param name="steps">The number of steps.</param>
/// <param name="isReversed">Whether it runs from the last step to the first.</param>
internal sealed class Loop(int steps, bool isReversed)
{
    public int Steps { get; } = steps;

    public bool IsReversed { get; } = isReversed;
}

/// <summary>The element of a sequence that belongs to the step at hand.</summary>
internal sealed class LoopInput(Node sequence, Loop loop)
    : Node(sequence.Scope, new TensorShape(sequence.Shape.Sizes.Skip(1)), [sequence], loop)
{
    public override bool IsView => true;

    public Node Sequence => Inputs[0];

    public override Node WithInputs(IReadOnlyList<Node> inputs) => new LoopInput(inputs[0], Loop!) { Label = Label };
}

/// <summary>What the step before left behind; in the first step, the input.</summary>
/// <param name="initial">The value before the first step.</param>
/// <param name="loop">The loop.</param>
/// <param name="index">Which of the loop's states it is.</param>
internal sealed class LoopState(Node initial, Loop loop, int index) : Node(Scope.Sample, initial.Shape, [initial], loop)
{
    public override bool IsView => true;

    public int Index { get; } = index;

    public override Node WithInputs(IReadOnlyList<Node> inputs) => new LoopState(inputs[0], Loop!, Index) { Label = Label };
}

/// <summary>The end of a loop's body: reads each state's next value, then what is wanted of every step.</summary>
internal sealed class LoopEnd : Node
{
    public LoopEnd(Loop body, IReadOnlyList<Node> next)
        : base(Scope.Sample, new TensorShape(1), next, null)
    {
        Body = body;
        StateCount = next.Count;
    }

    private LoopEnd(LoopEnd original, IReadOnlyList<Node> inputs)
        : base(Scope.Sample, original.Shape, inputs, null)
    {
        Body = original.Body;
        StateCount = original.StateCount;
        Label = original.Label;
    }

    /// <summary>The loop that ends here.</summary>
    public Loop Body { get; }

    public int StateCount { get; private set; }

    /// <summary>The values of all steps of a node of the body, as a sequence.</summary>
    public Node Stack(Node value)
    {
        switch (value)
        {
            case LoopInput input when input.Loop == Body:
                return input.Sequence;
            case Reshape reshape when reshape.Loop == Body:
                return Views.Reshape(Stack(reshape.Inputs[0]), new TensorShape(value.Shape.Sizes.Prepend(Body.Steps)));
            case Slice slice when slice.Loop == Body:
                return Views.Slice(Stack(slice.Inputs[0]), slice.Axis + 1, slice.Start, slice.Shape[slice.Axis]);
        }

        int index = Inputs.Skip(StateCount).ToList().IndexOf(value);
        if (index < 0)
        {
            index = Inputs.Count - StateCount;
            Inputs = [.. Inputs, value];
        }

        return new LoopStack(this, index) { Label = value.Label };
    }

    /// <summary>Names the states' next values, where they were not known from the start.</summary>
    public void SetNext(IReadOnlyList<Node> next)
    {
        Inputs = [.. next, .. Inputs.Skip(StateCount)];
        StateCount = next.Count;
    }

    public override Node WithInputs(IReadOnlyList<Node> inputs) => new LoopEnd(this, inputs);

    /// <summary>The same loop that keeps only some of its sequences.</summary>
    public LoopEnd Keeping(IEnumerable<int> stacks) => new(this, [.. Inputs.Take(StateCount), .. stacks.Select(i => Inputs[StateCount + i])]);
}

/// <summary>The values of all steps of a node of the body, as a sequence: a view of where the steps wrote them.</summary>
internal sealed class LoopStack : Node
{
    public LoopStack(LoopEnd end, int index)
        : this(end, index, new TensorShape(end.Inputs[end.StateCount + index].Shape.Sizes.Prepend(end.Body.Steps)))
    {
    }

    private LoopStack(LoopEnd end, int index, TensorShape shape)
        : base(Scope.Sample, shape, [end], null) => Index = index;

    public override bool IsView => true;

    public LoopEnd End => (LoopEnd)Inputs[0];

    public int Index { get; }

    /// <summary>The node of the body.</summary>
    public Node Value => End.Inputs[End.StateCount + Index];

    public override Node WithInputs(IReadOnlyList<Node> inputs) => new LoopStack((LoopEnd)inputs[0], Index, Shape) { Label = Label };

    /// <summary>The same sequence where it has another number in its loop.</summary>
    public LoopStack WithIndex(int index) => new(End, index, Shape) { Label = Label };
}

/// <summary>A state after the last step.</summary>
internal sealed class LoopFinal(LoopEnd end, int index) : Node(Scope.Sample, end.Inputs[index].Shape, [end], null)
{
    public override bool IsView => true;

    public LoopEnd End => (LoopEnd)Inputs[0];

    public int Index { get; } = index;

    public override Node WithInputs(IReadOnlyList<Node> inputs) => new LoopFinal((LoopEnd)inputs[0], Index) { Label = Label };
}
