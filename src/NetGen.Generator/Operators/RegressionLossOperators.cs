using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>(y − t)², averaged over the last axis.</summary>
internal sealed class MeanSquaredErrorOperator : LossOperator<MeanSquaredErrorAttribute>
{
    protected override Node? Build(MeanSquaredErrorAttribute loss, Node output, Node target, LayerBuilder builder)
    {
        Expression error = Expression.In(0) - Expression.In(1);
        return Total(loss, error * error, meanOverLast: true, builder, output, target);
    }
}

/// <summary>|y − t|, averaged over the last axis.</summary>
internal sealed class MeanAbsoluteErrorOperator : LossOperator<MeanAbsoluteErrorAttribute>
{
    protected override Node? Build(MeanAbsoluteErrorAttribute loss, Node output, Node target, LayerBuilder builder) =>
        Total(loss, Expression.Call(ScalarFunction.Abs, Expression.In(0) - Expression.In(1)), meanOverLast: true, builder, output, target);
}

/// <summary>½e² where |e| is at most delta, delta·|e| − ½delta² beyond, averaged over the last axis.</summary>
internal sealed class HuberOperator : LossOperator<HuberAttribute>
{
    protected override Node? Build(HuberAttribute loss, Node output, Node target, LayerBuilder builder)
    {
        if (!builder.Require(loss.Delta > 0, nameof(loss.Delta), "positive", loss.Delta))
        {
            return null;
        }

        Expression error = Expression.In(0) - Expression.In(1);
        Expression size = Expression.Call(ScalarFunction.Abs, error);
        Expression element = new Select(
            Comparison.GreaterThan, size, loss.Delta, (loss.Delta * size) - (0.5 * loss.Delta * loss.Delta), 0.5 * (error * error));
        return Total(loss, element, meanOverLast: true, builder, output, target);
    }
}
