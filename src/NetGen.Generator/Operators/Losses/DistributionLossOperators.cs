using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>Σ t·log(t / p) over the classes.</summary>
internal sealed class KLDivergenceOperator : LossOperator<KLDivergenceAttribute>
{
    public override LossDomain Domain => LossDomain.Distribution;

    public override TargetKind TargetKind => TargetKind.ClassProbabilities;

    protected override Node? Build(KLDivergenceAttribute loss, Node output, Node target, LayerBuilder builder)
    {
        if (!CrossEntropy.CheckClasses(output, builder))
        {
            return null;
        }

        Expression p = Clip(Expression.In(0)), t = Clip(Expression.In(1));
        Expression divergence = t * (Expression.Call(ScalarFunction.Log, t) - Expression.Call(ScalarFunction.Log, p));
        return Total(loss, divergence, meanOverLast: false, builder, output, target);
    }

    private static Expression Clip(Expression p) => Expression.Min(1, Expression.Max(Elements.Epsilon, p));
}

/// <summary>y − t·log y, averaged over the last axis.</summary>
internal sealed class PoissonOperator : LossOperator<PoissonAttribute>
{
    public override LossDomain Domain => LossDomain.Positive;

    protected override Node? Build(PoissonAttribute loss, Node output, Node target, LayerBuilder builder)
    {
        Expression y = Expression.In(0), t = Expression.In(1);
        return Total(loss, y - (t * Expression.Call(ScalarFunction.Log, y + Elements.Epsilon)), meanOverLast: true, builder, output, target);
    }
}
