using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>
/// −log of the probability of labels in any places of a sequence: a loop over the steps carries, for each place in the labels, the
/// logarithm of the probability to stand there on a label, and that to stand there on a blank.
/// </summary>
internal sealed class CTCOperator : LossOperator<CTCAttribute>
{
    // The logarithm of a probability of zero: far below any other, and no infinity, of which differences are NaN.
    private const double Never = -1e9;

    public override int ClassesOf(TensorShape output) => output.Last;

    protected override bool ReadsLogits(CTCAttribute loss) => true;

    protected override TensorShape TargetShape(CTCAttribute loss, TensorShape output) => new(Math.Max(1, Math.Min(loss.LabelLength, output[0])));

    protected override Node? Build(CTCAttribute loss, Node output, Node target, LayerBuilder builder)
    {
        bool valid = builder.Require(loss.LabelLength >= 1, nameof(loss.LabelLength), "at least 1", loss.LabelLength);
        if (output.Shape.Rank != 2 || output.Shape.Last < 2)
        {
            builder.Report(Descriptors.LossMismatch, null, builder.Kind, "steps × classes, at least one class beside the blank", output.Shape, string.Empty);
            return null;
        }

        if (builder.JudgedMask is not null)
        {
            builder.Report(Descriptors.MaskRefused, null, builder.Kind);
            return null;
        }

        int steps = output.Shape[0], length = loss.LabelLength;
        if (!valid || !builder.Require(length <= steps, nameof(loss.LabelLength), $"at most {steps}, the number of steps", length))
        {
            return null;
        }

        Node logs = builder.Label(
            new Map(Expression.In(0) - Expression.In(1), output.Shape, output, Activations.LogSumExp(output, builder)), "logarithms of probabilities");
        (Node blanks, Node labels) = Places(logs, target, length, builder);
        Node count = builder.Label(
            new Reduce(ReduceKind.Sum, new Select(Comparison.Equals, Expression.In(0), 0, 0, 1), target.Shape, [true], false, target), "number of labels");

        // On the blank behind the last label, or on the label itself.
        Node behind = Pick(blanks, count, 0, builder);
        Node on = Pick(labels, count, 1, builder);
        Expression last = new Select(Comparison.GreaterThan, Expression.In(2), 0, Expression.In(1), Never);
        Node surprise = builder.Label(new Map(-Either(Expression.In(0), last), behind.Shape, behind, on, count), "minus the log-probability");
        return Total(loss, Expression.In(0), meanOverLast: false, builder, surprise);
    }

    /// <summary>The log-probabilities after all steps: of the blank before each label and behind the last, and of each label.</summary>
    private static (Node Blanks, Node Labels) Places(Node logs, Node target, int length, LayerBuilder builder)
    {
        int steps = logs.Shape[0], classes = logs.Shape.Last;
        var one = new TensorShape(length);
        var more = new TensorShape(length + 1);
        Node numbers = Numbers(classes, 0, builder);
        Node isClass = builder.Label(
            new Map(new Select(Comparison.Equals, Expression.In(0), Expression.In(1), 1, 0), new TensorShape(length, classes), Views.Reshape(target, new TensorShape(length, 1)), numbers),
            "labels as classes");
        const int Step = 0, Label = 1, Class = 2;
        Node ofLabels = builder.Label(
            new Contraction(new TensorShape(steps, length), Scope.Sample, logs, isClass, new ContractionPart(
                [new("t", steps), new("l", length), new("i", classes)],
                Output: [AffineIndex.Of(Step), AffineIndex.Of(Label)],
                A: [AffineIndex.Of(Step), AffineIndex.Of(Class)],
                B: [AffineIndex.Of(Label), AffineIndex.Of(Class)])),
            "log-probabilities of the labels");
        Node ofBlank = builder.Label(Views.Slice(logs, 1, 0, 1), "log-probabilities of the blank");

        var loop = new Loop(steps, isReversed: false);
        var blank = builder.Label(new LoopState(Start(more, 0, builder), loop, 0), "on blanks");
        var label = builder.Label(new LoopState(Start(one, Never, builder), loop, 1), "on labels");
        Node emitted = builder.Label(new LoopInput(ofLabels, loop), "labels of a step");
        Node empty = builder.Label(new LoopInput(ofBlank, loop), "blank of a step");

        // What stood on the label before: nothing before the first.
        Node moved = builder.Label(new Concat([label], 0, [1], length + 1), "one label on");
        Node before = builder.Label(
            new Map(Expression.In(0) + Expression.In(1), more, moved, builder.Label(new Literal(more, [Never, .. new double[length]]), "nothing before the first")),
            "on the label before");
        Node nextBlank = builder.Label(new Map(Either(Expression.In(0), Expression.In(1)) + Expression.In(2), more, blank, before, empty), "on blanks");

        Node skipped = Views.Slice(before, 0, 0, length);
        Expression stay = Either(Expression.In(0), Expression.In(1));
        Node[] sources = [label, Views.Slice(blank, 0, 0, length), emitted, skipped];
        Expression reached = length == 1 ? stay : Either(stay, Expression.In(3) + Expression.In(4));
        sources = length == 1 ? [.. sources.Take(3)] : [.. sources, Repeats(target, length, builder)];
        Node nextLabel = builder.Label(new Map(reached + Expression.In(2), one, sources), "on labels");

        var end = new LoopEnd(loop, [nextBlank, nextLabel]) { Label = $"{builder.LayerName}, steps" };
        return (builder.Label(new LoopFinal(end, 0), "on blanks at the end"), builder.Label(new LoopFinal(end, 1), "on labels at the end"));
    }

    /// <summary>What keeps a label from following an equal one without a blank.</summary>
    private static Node Repeats(Node target, int length, LayerBuilder builder)
    {
        Node previous = builder.Label(new Concat([Views.Slice(target, 0, 0, length - 1)], 0, [1], length), "labels before");
        return builder.Label(new Map(new Select(Comparison.Equals, Expression.In(0), Expression.In(1), Never, 0), target.Shape, target, previous), "repetitions");
    }

    /// <summary>log(e^a + e^b).</summary>
    private static Expression Either(Expression a, Expression b) => new Select(
        Comparison.GreaterThan,
        a,
        b,
        a + Expression.Call(ScalarFunction.Softplus, b - a),
        b + Expression.Call(ScalarFunction.Softplus, a - b));

    /// <summary>The element whose place, counted from a first number, is the number of labels; 0 without one.</summary>
    private static Node Pick(Node logs, Node count, int first, LayerBuilder builder) => builder.Label(
        new Reduce(
            ReduceKind.Sum,
            new Select(Comparison.Equals, Expression.In(1), Expression.In(2), Expression.In(0), 0),
            logs.Shape,
            [true],
            false,
            logs,
            count,
            Numbers(logs.Shape.Last, first, builder)),
        "at the last label");

    private static Node Numbers(int length, int first, LayerBuilder builder) =>
        builder.Label(new Literal(new TensorShape(length), [.. Enumerable.Range(first, length).Select(i => (double)i)]), "numbers");

    private static Node Start(TensorShape shape, double first, LayerBuilder builder) =>
        builder.Label(new Literal(shape, [first, .. Enumerable.Repeat(Never, shape.Size - 1)]), "before the first step");
}
