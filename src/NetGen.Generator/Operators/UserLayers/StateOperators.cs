using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>What the step before left, in a recurrent cell of the user's.</summary>
internal sealed class StateOperator : Operator<StateAttribute>
{
    // It reads nothing of its input but a length.
    public override MaskRule MaskRule => MaskRule.Reads;

    public override bool TakesShared => true;

    public override bool StandsAside => true;

    protected override Node? Build(StateAttribute layer, Node input, LayerBuilder builder)
    {
        bool isShape = builder.Require(
            layer.Shape.Length > 0 && layer.Shape.All(s => s is >= 1 or -1) && layer.Shape.Count(s => s == -1) <= 1,
            nameof(layer.Shape),
            "one size or more, each at least 1, of which one may be -1",
            $"[{string.Join(", ", layer.Shape)}]");
        if (builder.Cell is not { } cell)
        {
            builder.Report(Descriptors.OutsideCell, null, builder.Kind);
            return null;
        }

        int[] sizes = [.. layer.Shape.Select(s => s == -1 ? input.Shape.Last : s)];
        return isShape && builder.RequireSize(sizes, builder.LayerName) ? cell.Add(builder.LayerName, new TensorShape(sizes)) : null;
    }
}

/// <summary>What a step leaves in a state.</summary>
internal sealed class NextStateOperator : MultiInputOperator<NextStateAttribute>
{
    public override MaskRule MaskRule => MaskRule.Reads;

    public override bool TakesShared => true;

    public override bool StandsAside => true;

    protected override IReadOnlyList<InputName> InputNames(NextStateAttribute layer) =>
        [new(layer.State, nameof(layer.State)), layer.Value is null ? new(layer.From, nameof(layer.From)) : new(layer.Value, nameof(layer.Value))];

    protected override Node? Build(NextStateAttribute layer, IReadOnlyList<Node> inputs, LayerBuilder builder)
    {
        Node value = builder.PerSample(inputs[1]);
        if (builder.Cell is not { } cell)
        {
            builder.Report(Descriptors.OutsideCell, null, builder.Kind);
            return null;
        }

        string? reason = !cell.Contains(inputs[0]) ? "it is no [State] of the cell"
            : cell.IsSet(inputs[0]) ? "a layer before this one gives it"
            : !value.Shape.Equals(inputs[0].Shape) ? $"its shape is {inputs[0].Shape}, and that of the value {value.Shape}"
            : null;
        if (reason is not null)
        {
            builder.Report(Descriptors.CannotStep, nameof(layer.State), builder.Kind, layer.State, reason);
            return null;
        }

        cell.Set(inputs[0], value);
        return value;
    }
}
