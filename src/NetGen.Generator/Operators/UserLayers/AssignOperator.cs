using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>A new value of a weight after each call.</summary>
internal sealed class AssignOperator : MultiInputOperator<AssignAttribute>
{
    public override MaskRule MaskRule => MaskRule.Reads;

    public override bool TakesShared => true;

    public override bool StandsAside => true;

    protected override IReadOnlyList<InputName> InputNames(AssignAttribute layer) =>
        [new(layer.Weight, nameof(layer.Weight)), layer.Value is null ? new(layer.From, nameof(layer.From)) : new(layer.Value, nameof(layer.Value))];

    protected override Node? Build(AssignAttribute layer, IReadOnlyList<Node> inputs, LayerBuilder builder)
    {
        Node value = inputs[1];
        string argument = layer.Value is null ? nameof(layer.From) : nameof(layer.Value);
        if (!builder.RequireNoLoop("an assignment", "a weight has one new value"))
        {
            return null;
        }

        if (inputs[0] is not Source { Kind: SourceKind.Parameter } weight || builder.Parameters[weight.Index].IsTrainable)
        {
            return Refuse(nameof(layer.Weight), "it is no [Weight] with Trainable = false");
        }

        if (builder.Updates.Any(u => u.Parameter == weight))
        {
            return Refuse(nameof(layer.Weight), "a layer before this one replaces it");
        }

        if (value.Scope == Scope.Sample)
        {
            return Refuse(argument, "each sample has a new value of its own; [ReduceSum(0)] sums over the batch");
        }

        if (!value.Shape.Equals(weight.Shape))
        {
            return Refuse(argument, $"its shape is {weight.Shape}, and that of the new value {value.Shape}");
        }

        // A copy, since the new value may be read in the course of the call, and is kept at its end.
        builder.Update(weight, builder.Label(new Map(Expression.In(0), value.Shape, value), "new value"));
        return value;

        Node? Refuse(string at, string reason)
        {
            builder.Report(Descriptors.CannotAssign, at, builder.Kind, layer.Weight, reason);
            return null;
        }
    }

    protected override TensorShape? Assume(AssignAttribute layer, IReadOnlyList<TensorShape> inputs) => inputs[0];
}
