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
        if (inputs[0] is not Source { Kind: SourceKind.Parameter } weight || builder.Parameters[weight.Index].IsTrainable)
        {
            builder.Require(false, nameof(layer.Weight), "the name of a [Weight] with Trainable = false", layer.Weight);
            return null;
        }

        Node value = inputs[1];
        string argument = layer.Value is null ? nameof(layer.From) : nameof(layer.Value);
        if (!builder.Require(
            value.Scope == Scope.Step, argument, "a tensor that is one for all samples, made of weights and of sums over the batch", "one of each sample"))
        {
            return null;
        }

        if (!value.Shape.Equals(weight.Shape))
        {
            builder.Report(Descriptors.MergeMismatch, argument, builder.Kind, $"{weight.Shape} and {value.Shape}", "the same shape");
            return null;
        }

        if (builder.Updates.Any(u => u.Parameter == weight))
        {
            builder.Require(false, nameof(layer.Weight), "a weight that nothing before assigns", layer.Weight);
            return null;
        }

        // A copy, since the new value may be read in the course of the call, and is kept at its end.
        builder.Update(weight, builder.Label(new Map(Expression.In(0), value.Shape, value), "new value"));
        return value;
    }

    protected override TensorShape? Assume(AssignAttribute layer, IReadOnlyList<TensorShape> inputs) => inputs[0];
}
