using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>In training, each element is zero with probability rate and else divided by 1 − rate; in inference, the input.</summary>
internal sealed class DropoutOperator : Operator<DropoutAttribute>
{
    protected override Node? Build(DropoutAttribute layer, Node input, LayerBuilder builder)
    {
        if (!builder.Require(layer.Rate is >= 0 and < 1, nameof(layer.Rate), "at least 0 and below 1", layer.Rate))
        {
            return null;
        }

        if (!builder.IsTraining || layer.Rate == 0)
        {
            return input;
        }

        Expression kept = new Select(
            Comparison.GreaterThanOrEqual, Expression.In(1), layer.Rate, Expression.In(0) * (1 / (1 - layer.Rate)), 0);
        return builder.Label(new Map(kept, input.Shape, input, builder.Random(input.Shape)), "dropout");
    }

    protected override TensorShape? Assume(DropoutAttribute layer, TensorShape input) => input;
}
