using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>A layer that goes through a sequence with a cell: projections of all steps at once, then a loop over time.</summary>
internal abstract class RecurrentOperator<TAttribute> : MultiInputOperator<TAttribute>
    where TAttribute : RecurrentAttribute
{
    /// <summary>How many tensors of <see cref="RecurrentAttribute.Units"/> elements the state has.</summary>
    protected abstract int States { get; }

    /// <summary>What a session calls the states, of which the second is an LSTM's cell.</summary>
    private static IReadOnlyList<string> StateNames { get; } = ["h", "c"];

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
        var way = new RecurrenceArguments(layer.ReturnSequences, layer.GoBackwards, layer.Bidirectional, layer.MergeMode, layer.Stateful);
        if (!way.Require(layer.InitialState is null ? null : nameof(layer.InitialState), builder))
        {
            return null;
        }

        if (!builder.RequireNoLoop("a loop over time", "it goes through the steps of its input itself")
            || !builder.RequireRank(sequence, 2, "steps × features")
            || !valid)
        {
            return null;
        }

        IReadOnlyList<Node>? initial = inputs.Count < 2 ? [] : builder.StatesOf(inputs[1]) ?? [inputs[1]];
        int expected = layer.Bidirectional ? 2 * States : States;
        if (inputs.Count == 2 && (initial.Count != expected || initial.Any(s => s.Shape.Rank != 1 || s.Shape.Last != layer.Units)))
        {
            string found = string.Join(" and ", initial.Select(s => s.Shape.ToString()));
            builder.Report(Descriptors.StateMismatch, nameof(layer.InitialState), builder.LayerName, $"{expected} states of {layer.Units} elements", layer.InitialState!, found);
            return null;
        }

        Node? mask = builder.MaskOf(sequence);
        Node output = way.Run(mask, initial, (prefix, isReversed, states) => Run(layer, sequence, mask, states, prefix, isReversed, builder), builder)!;
        builder.Penalize(output, layer.ActivityL1, layer.ActivityL2, "activity penalty");
        return output;
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

    private RecurrentRun Run(
        TAttribute layer, Node sequence, Node? mask, IReadOnlyList<Node> initial, string prefix, bool isReversed, LayerBuilder builder)
    {
        var weights = new RecurrentWeights(layer, sequence.Shape.Last, prefix, builder);
        RecurrentCell cell = Cell(layer, weights, builder);
        Node dropped = RecurrentWeights.Drop(sequence, new TensorShape(1, sequence.Shape.Last), layer.Dropout, builder);
        Node projected = builder.Label(cell.Project(dropped), $"{prefix}inputs of all steps");
        Node? stateDropout = layer.RecurrentDropout > 0 && builder.IsTraining
            ? RecurrentWeights.Factors(new TensorShape(layer.Units), layer.RecurrentDropout, builder)
            : null;

        var run = new Recurrence(sequence.Shape[0], isReversed, prefix, layer.Stateful, builder);
        var shape = new TensorShape(layer.Units);
        LoopState[] states = [.. StateNames.Take(States).Select((name, i) => run.State($"{builder.LayerName}.{name}", shape, initial.Count > 0 ? initial[i] : null))];
        Node remembered = stateDropout is null
            ? states[0]
            : builder.Label(new Map(Expression.In(0) * Expression.In(1), states[0].Shape, states[0], stateDropout), "kept state");
        Node[] next = [.. cell.Step(run.StepOf(projected, "input of a step"), remembered, states)];
        return run.Close(states, next, next[0], mask, layer.ReturnSequences);
    }
}

/// <summary>What one step of a recurrent layer computes.</summary>
/// <param name="Project">What can be done for all steps at once: the products with the input kernel.</param>
/// <param name="Step">The next states from the projected input, the state on its way into products, and all states.</param>
internal sealed record RecurrentCell(Func<Node, Node> Project, Func<Node, Node, IReadOnlyList<Node>, IEnumerable<Node>> Step);
