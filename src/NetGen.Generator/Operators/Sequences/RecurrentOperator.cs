using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>A layer that goes through a sequence with a cell: projections of all steps at once, then a loop over time.</summary>
internal abstract class RecurrentOperator<TAttribute> : MultiInputOperator<TAttribute>
    where TAttribute : RecurrentAttribute
{
    /// <summary>How many tensors of <see cref="RecurrentAttribute.Units"/> elements the state has.</summary>
    protected abstract int States { get; }

    public override MaskRule MaskRule => MaskRule.Reads;

    protected override IReadOnlyList<InputName> InputNames(TAttribute layer)
    {
        var input = new InputName(layer.From, nameof(layer.From));
        return layer.InitialState is null ? [input] : [input, new InputName(layer.InitialState, nameof(layer.InitialState))];
    }

    protected override Node? Build(TAttribute layer, IReadOnlyList<Node> inputs, LayerBuilder builder)
    {
        Node sequence = inputs[0];
        bool valid = builder.Require(layer.Units >= 1, nameof(layer.Units), "at least 1", layer.Units)
            & builder.Require(layer.Dropout is >= 0 and < 1, nameof(layer.Dropout), "at least 0 and below 1", layer.Dropout)
            & builder.Require(layer.RecurrentDropout is >= 0 and < 1, nameof(layer.RecurrentDropout), "at least 0 and below 1", layer.RecurrentDropout)
            & RecurrentWeights.Require(layer, builder)
            & Check(layer, builder);
        if (layer.Bidirectional && layer.GoBackwards)
        {
            builder.Report(
                Descriptors.ConflictingArguments, nameof(layer.GoBackwards), builder.Kind, "GoBackwards", "Bidirectional", "one of the two directions goes backwards anyway");
            return null;
        }

        if (!builder.RequireNoLoop("a loop over time", "it goes through the steps of its input itself")
            || !builder.RequireRank(sequence.Shape, 2, "steps × features")
            || !valid)
        {
            return null;
        }

        IReadOnlyList<Node>? initial = inputs.Count < 2 ? Zeros(layer) : builder.StatesOf(inputs[1]) ?? [inputs[1]];
        int expected = layer.Bidirectional ? 2 * States : States;
        if (inputs.Count == 2 && (initial.Count != expected || initial.Any(s => s.Shape.Rank != 1 || s.Shape.Last != layer.Units)))
        {
            string found = string.Join(" and ", initial.Select(s => s.Shape.ToString()));
            builder.Report(Descriptors.StateMismatch, nameof(layer.InitialState), builder.LayerName, expected, layer.Units, layer.InitialState!, found);
            return null;
        }

        Node? mask = builder.MaskOf(sequence);
        if (!layer.Bidirectional)
        {
            Direction only = Run(layer, sequence, mask, initial, string.Empty, layer.GoBackwards, builder);
            return Finish(layer, only.Output(layer.ReturnSequences, layer.GoBackwards, builder), only.Final, mask, builder);
        }

        Direction forward = Run(layer, sequence, mask, [.. initial.Take(States)], "forward_", false, builder);
        Direction backward = Run(layer, sequence, mask, [.. initial.Skip(initial.Count - States)], "backward_", true, builder);
        Node[] outputs = [forward.Output(layer.ReturnSequences, false, builder), backward.Output(layer.ReturnSequences, false, builder)];
        (Expression x, Expression y) = (Expression.In(0), Expression.In(1));
        Node merged = layer.MergeMode switch
        {
            MergeMode.Sum => new Map(x + y, outputs[0].Shape, outputs),
            MergeMode.Average => new Map((x + y) * 0.5, outputs[0].Shape, outputs),
            MergeMode.Multiply => new Map(x * y, outputs[0].Shape, outputs),
            _ => new Concat(outputs, outputs[0].Shape.Rank - 1),
        };
        return Finish(layer, builder.Label(merged, "both directions"), [.. forward.Final, .. backward.Final], mask, builder);
    }

    protected override TensorShape? Assume(TAttribute layer, IReadOnlyList<TensorShape> inputs)
    {
        int units = layer.Bidirectional && layer.MergeMode == MergeMode.Concat ? 2 * layer.Units : layer.Units;
        return units < 1 ? null : layer.ReturnSequences ? new TensorShape(inputs[0][0], units) : new TensorShape(units);
    }

    /// <summary>Checks the arguments of the cell's own.</summary>
    protected virtual bool Check(TAttribute layer, LayerBuilder builder) => true;

    /// <summary>Adds the weights of one direction and gives what a step does with them.</summary>
    protected abstract RecurrentCell Cell(TAttribute layer, RecurrentWeights weights, LayerBuilder builder);

    private static Node Finish(TAttribute layer, Node output, IReadOnlyList<Node> states, Node? mask, LayerBuilder builder)
    {
        builder.RememberStates(output, states);
        builder.Penalize(output, layer.ActivityL1, layer.ActivityL2, "activity penalty");
        if (layer.ReturnSequences && mask is not null)
        {
            builder.RememberMask(output, layer.GoBackwards ? builder.Label(Views.Reverse(mask), "mask from its end") : mask);
        }

        return output;
    }

    private IReadOnlyList<Node> Zeros(TAttribute layer) =>
        [.. Enumerable.Range(0, States).Select(_ => new Literal(new TensorShape(layer.Units), new double[layer.Units]) { Label = "zero state" })];

    private Direction Run(
        TAttribute layer, Node sequence, Node? mask, IReadOnlyList<Node> initial, string prefix, bool isReversed, LayerBuilder builder)
    {
        var weights = new RecurrentWeights(layer, sequence.Shape.Last, prefix, builder);
        RecurrentCell cell = Cell(layer, weights, builder);
        Node dropped = RecurrentWeights.Drop(sequence, new TensorShape(1, sequence.Shape.Last), layer.Dropout, builder);
        Node projected = builder.Label(cell.Project(dropped), $"{prefix}inputs of all steps");
        Node? stateDropout = layer.RecurrentDropout > 0 && builder.IsTraining
            ? RecurrentWeights.Factors(new TensorShape(layer.Units), layer.RecurrentDropout, builder)
            : null;

        var loop = new Loop(sequence.Shape[0], isReversed);
        LoopState[] states = [.. initial.Select((s, i) => builder.Label(new LoopState(s, loop, i), $"{prefix}state {i}"))];
        Node remembered = stateDropout is null
            ? states[0]
            : builder.Label(new Map(Expression.In(0) * Expression.In(1), states[0].Shape, states[0], stateDropout), "kept state");
        Node[] next = [.. cell.Step(builder.Label(new LoopInput(projected, loop), "input of a step"), remembered, states)];
        if (mask is not null)
        {
            Node present = builder.Label(new LoopInput(Views.Reshape(mask, new TensorShape(loop.Steps, 1)), loop), "mask of a step");
            next = [.. next.Select((n, i) => builder.Label(
                new Map(new Select(Comparison.GreaterThan, Expression.In(2), 0, Expression.In(0), Expression.In(1)), n.Shape, n, states[i], present), $"{prefix}state {i}, unless masked"))];
        }

        var end = new LoopEnd(loop, next) { Label = $"{builder.LayerName}, {prefix}steps" };
        return new Direction(end, [.. next.Select((n, i) => builder.Label(new LoopFinal(end, i), $"{prefix}last state {i}"))]);
    }

    /// <summary>A run through the sequence.</summary>
    private sealed record Direction(LoopEnd End, IReadOnlyList<Node> Final)
    {
        public Node Output(bool all, bool isReversed, LayerBuilder builder)
        {
            if (!all)
            {
                return Final[0];
            }

            Node outputs = End.Stack(End.Inputs[0]);
            return isReversed ? builder.Label(Views.Reverse(outputs), "outputs from the end") : outputs;
        }
    }
}

/// <summary>What one step of a recurrent layer computes.</summary>
/// <param name="Project">What can be done for all steps at once: the products with the input kernel.</param>
/// <param name="Step">The next states from the projected input, the state on its way into products, and all states.</param>
internal sealed record RecurrentCell(Func<Node, Node> Project, Func<Node, Node, IReadOnlyList<Node>, IEnumerable<Node>> Step);
