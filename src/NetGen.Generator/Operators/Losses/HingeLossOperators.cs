using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>max(1 − t·y, 0), averaged over the last axis.</summary>
internal sealed class HingeOperator : LossOperator<HingeAttribute>
{
    public override LossDomain Domain => LossDomain.Margins;

    protected override Node? Build(HingeAttribute loss, Node output, Node target, LayerBuilder builder) =>
        Total(loss, Margin.Shortfall, meanOverLast: true, builder, output, target);
}

/// <summary>max(1 − t·y, 0)², averaged over the last axis.</summary>
internal sealed class SquaredHingeOperator : LossOperator<SquaredHingeAttribute>
{
    public override LossDomain Domain => LossDomain.Margins;

    protected override Node? Build(SquaredHingeAttribute loss, Node output, Node target, LayerBuilder builder) =>
        Total(loss, Margin.Shortfall * Margin.Shortfall, meanOverLast: true, builder, output, target);
}

/// <summary>max(max over the classes of (1 − t)·y − Σ t·y + 1, 0).</summary>
internal sealed class CategoricalHingeOperator : LossOperator<CategoricalHingeAttribute>
{
    public override TargetKind TargetKind => TargetKind.ClassProbabilities;

    protected override Node? Build(CategoricalHingeAttribute loss, Node output, Node target, LayerBuilder builder)
    {
        if (!CrossEntropy.CheckClasses(output, builder))
        {
            return null;
        }

        (Expression y, Expression t) = (Expression.In(0), Expression.In(1));
        Node right = Elements.SumOverLast(t * y, "score of the right class", builder, output, target);
        Node wrong = Elements.MaxOverLast((1 - t) * y, "best score of a wrong class", builder, output, target);
        return Total(loss, Expression.Max(0, Expression.In(0) - Expression.In(1) + 1), meanOverLast: false, builder, wrong, right);
    }
}

/// <summary>What the hinge losses of single scores share.</summary>
internal static class Margin
{
    /// <summary>By how much the score in input 0 falls short of a margin of one on the side of the answer in input 1; 0 answers no, like −1.</summary>
    public static Expression Shortfall { get; } = Expression.Max(0, 1 - (Side(Expression.In(1)) * Expression.In(0)));

    private static Expression Side(Expression t) => new Select(Comparison.Equals, t, 0, -1, t);
}
