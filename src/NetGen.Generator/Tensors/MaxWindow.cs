namespace NetGen.Generator.Tensors;

/// <summary>A maximum over windows of the axes before the last; the padding never wins.</summary>
internal sealed class MaxWindow : Node, IEpilogueCarrier
{
    public MaxWindow(Node input, WindowGeometry geometry)
        : this(input, geometry, null)
    {
    }

    private MaxWindow(Node input, WindowGeometry geometry, Expression? epilogue)
        : base(input.Scope, geometry.Output, [input]) => (Geometry, Epilogue) = (geometry, epilogue);

    public WindowGeometry Geometry { get; }

    /// <inheritdoc/>
    public Expression? Epilogue { get; }

    /// <inheritdoc/>
    public IEnumerable<Node> EpilogueInputs => [];

    /// <inheritdoc/>
    public bool CanCarryEpilogue => true;

    /// <inheritdoc/>
    public bool ReadsInEpilogue(Node other) => false;

    /// <inheritdoc/>
    public Node WithEpilogue(Expression epilogue, IEnumerable<Node> epilogueInputs) => new MaxWindow(Inputs[0], Geometry, epilogue) { Label = Label };

    public override Node WithInputs(IReadOnlyList<Node> inputs) => new MaxWindow(inputs[0], Geometry, Epilogue) { Label = Label };
}

/// <summary>Which element of each window was the first maximum, as a number in row-major order; written by the window itself, whose value it does not read.</summary>
internal sealed class ArgMax(MaxWindow window) : Node(window.Scope, window.Shape, [window])
{
    public MaxWindow Window => (MaxWindow)Inputs[0];

    /// <inheritdoc/>
    public override IReadOnlyList<Node> ReadInputs => [];

    public override Node WithInputs(IReadOnlyList<Node> inputs) => new ArgMax((MaxWindow)inputs[0]) { Label = Label };
}

/// <summary>The gradient of a <see cref="MaxWindow"/>: each window's gradient goes to its first maximum.</summary>
internal sealed class MaxWindowGradient(Node outputGradient, Node argMax, WindowGeometry geometry)
    : Node(outputGradient.Scope, geometry.Input, [outputGradient, argMax])
{
    public WindowGeometry Geometry { get; } = geometry;

    public override Node WithInputs(IReadOnlyList<Node> inputs) =>
        new MaxWindowGradient(inputs[0], inputs[1], Geometry) { Label = Label };
}

/// <summary>A window along one axis: its size, the distance between windows, and how far the first begins before the axis.</summary>
internal sealed record WindowAxis(int Size, int Stride, int Pad);

/// <summary>The windows of a pooling layer over every axis but the last, which holds the channels.</summary>
internal sealed record WindowGeometry(TensorShape Input, TensorShape Output, IReadOnlyList<WindowAxis> Axes)
{
    /// <summary>The elements of one window.</summary>
    public int Taps => Axes.Aggregate(1, (n, a) => n * a.Size);

    /// <summary>Whether no input element is in two windows and no window reaches over the border.</summary>
    public bool IsDisjoint => Axes.All(a => a.Stride >= a.Size) && !IsClipped;

    /// <summary>Whether a window reaches over the border.</summary>
    public bool IsClipped => Axes.Select((a, d) => a.Pad > 0 || ((Output[d] - 1) * a.Stride) + a.Size > Input[d]).Any(c => c);

    /// <summary>Whether windows that are disjoint leave no input element out.</summary>
    public bool CoversInput => Axes.Select((a, d) => Output[d] * a.Size == Input[d]).All(c => c);
}
