using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>The mask of a step is 1 if some feature differs from the value; the output is the input times its mask.</summary>
internal sealed class MaskingOperator : Operator<MaskingAttribute>
{
    public override MaskRule MaskRule => MaskRule.Reads;

    protected override Node? Build(MaskingAttribute layer, Node input, LayerBuilder builder)
    {
        if (!builder.RequireRank(input, 2, "steps × features"))
        {
            return null;
        }

        Expression differs = new Select(Comparison.Equals, Expression.In(0), layer.MaskValue, 0, 1);
        Node mask = builder.Label(new Reduce(ReduceKind.Max, differs, input.Shape, [false, true], false, input), "mask");
        Node output = builder.Label(new Map(Expression.In(0) * Expression.In(1), input.Shape, input, mask), "masked");
        builder.RememberMask(output, Views.Reshape(mask, new TensorShape(input.Shape[0])));
        return output;
    }

    protected override TensorShape? Assume(MaskingAttribute layer, TensorShape input) => input;
}
