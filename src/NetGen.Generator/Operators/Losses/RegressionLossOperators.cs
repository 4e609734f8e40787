using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>(y − t)², averaged over the last axis.</summary>
internal sealed class MeanSquaredErrorOperator : LossOperator<MeanSquaredErrorAttribute>
{
    public override LossDomain Domain => LossDomain.Regression;

    protected override Node? Build(MeanSquaredErrorAttribute loss, Node output, Node target, LayerBuilder builder)
    {
        Expression error = Expression.In(0) - Expression.In(1);
        return Total(loss, error * error, meanOverLast: true, builder, output, target);
    }
}

/// <summary>|y − t|, averaged over the last axis.</summary>
internal sealed class MeanAbsoluteErrorOperator : LossOperator<MeanAbsoluteErrorAttribute>
{
    public override LossDomain Domain => LossDomain.Regression;

    protected override Node? Build(MeanAbsoluteErrorAttribute loss, Node output, Node target, LayerBuilder builder) =>
        Total(loss, Expression.Call(ScalarFunction.Abs, Expression.In(0) - Expression.In(1)), meanOverLast: true, builder, output, target);
}

/// <summary>½e² where |e| is at most delta, delta·|e| − ½delta² beyond, averaged over the last axis.</summary>
internal sealed class HuberOperator : LossOperator<HuberAttribute>
{
    public override LossDomain Domain => LossDomain.Regression;

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

/// <summary>100·|y − t| / |t|, averaged over the last axis.</summary>
internal sealed class MeanAbsolutePercentageErrorOperator : LossOperator<MeanAbsolutePercentageErrorAttribute>
{
    protected override Node? Build(MeanAbsolutePercentageErrorAttribute loss, Node output, Node target, LayerBuilder builder)
    {
        Expression t = Expression.In(1);
        Expression share = Expression.Call(ScalarFunction.Abs, Expression.In(0) - t)
            / Expression.Max(Elements.Epsilon, Expression.Call(ScalarFunction.Abs, t));
        return Total(loss, 100 * share, meanOverLast: true, builder, output, target);
    }
}

/// <summary>(log(y + 1) − log(t + 1))², averaged over the last axis.</summary>
internal sealed class MeanSquaredLogarithmicErrorOperator : LossOperator<MeanSquaredLogarithmicErrorAttribute>
{
    protected override Node? Build(MeanSquaredLogarithmicErrorAttribute loss, Node output, Node target, LayerBuilder builder)
    {
        Expression error = Logarithm(Expression.In(0)) - Logarithm(Expression.In(1));
        return Total(loss, error * error, meanOverLast: true, builder, output, target);
    }

    private static Expression Logarithm(Expression x) => Expression.Call(ScalarFunction.Log, Expression.Max(Elements.Epsilon, x) + 1);
}

/// <summary>log cosh e, written so that it cannot overflow; averaged over the last axis.</summary>
internal sealed class LogCoshOperator : LossOperator<LogCoshAttribute>
{
    public override LossDomain Domain => LossDomain.Regression;

    protected override Node? Build(LogCoshAttribute loss, Node output, Node target, LayerBuilder builder)
    {
        Expression error = Expression.In(0) - Expression.In(1);
        Expression element = error + Expression.Call(ScalarFunction.Softplus, -2 * error) - Math.Log(2);
        return Total(loss, element, meanOverLast: true, builder, output, target);
    }
}

/// <summary>−Σty / (|t|·|y|) over the last axis.</summary>
internal sealed class CosineSimilarityOperator : LossOperator<CosineSimilarityAttribute>
{
    protected override Node? Build(CosineSimilarityAttribute loss, Node output, Node target, LayerBuilder builder)
    {
        Node product = Elements.SumOverLast(Expression.In(0) * Expression.In(1), "product with the target", builder, output, target);
        Node outputSquare = Elements.SumOverLast(Expression.In(0) * Expression.In(0), "squared norm of the output", builder, output);
        Node targetSquare = Elements.SumOverLast(Expression.In(0) * Expression.In(0), "squared norm of the target", builder, target);
        Expression cosine = Expression.In(0) * (InverseNorm(Expression.In(1)) * InverseNorm(Expression.In(2)));
        return Total(loss, -cosine, meanOverLast: false, builder, product, outputSquare, targetSquare);
    }

    /// <summary>1 / √s, at most 1 / epsilon.</summary>
    private static Expression InverseNorm(Expression square) => Expression.Call(
        ScalarFunction.Exp, -0.5 * Expression.Call(ScalarFunction.Log, Expression.Max(Elements.Epsilon * Elements.Epsilon, square)));
}
