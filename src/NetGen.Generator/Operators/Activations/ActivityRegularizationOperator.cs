using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>The input, whose penalty joins the loss.</summary>
internal sealed class ActivityRegularizationOperator : Operator<ActivityRegularizationAttribute>
{
    public override MaskRule MaskRule => MaskRule.Passes;

    public override bool KeepsValues(LayerAttribute layer) => true;

    protected override Node? Build(ActivityRegularizationAttribute layer, Node input, LayerBuilder builder)
    {
        if (!(builder.RequirePenalty(layer.L1, nameof(layer.L1)) & builder.RequirePenalty(layer.L2, nameof(layer.L2))))
        {
            return null;
        }

        builder.Penalize(input, layer.L1, layer.L2, "activity penalty");
        return input;
    }

    protected override TensorShape? Assume(ActivityRegularizationAttribute layer, TensorShape input) => input;
}
