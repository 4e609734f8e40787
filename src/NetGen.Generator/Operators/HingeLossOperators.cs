using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>max(1 − t·y, 0), averaged over the last axis.</summary>
internal sealed class HingeOperator : LossOperator<HingeAttribute>
{
    protected override Node? Build(HingeAttribute loss, Node output, Node target, LayerBuilder builder) =>
        Total(loss, Margin.Shortfall, meanOverLast: true, builder, output, target);
}

/// <summary>max(1 − t·y, 0)², averaged over the last axis.</summary>
internal sealed class SquaredHingeOperator : LossOperator<SquaredHingeAttribute>
{
    protected override Node? Build(SquaredHingeAttribute loss, Node output, Node target, LayerBuilder builder) =>
        Total(loss, Margin.Shortfall * Margin.Shortfall, meanOverLast: true, builder, output, target);
}

/// <summary>What the hinge losses share.</summary>
internal static class Margin
{
    /// <summary>By how much the score in input 0 falls short of a margin of one on the side of the answer in input 1; 0 answers no, like −1.</summary>
    public static Expression Shortfall { get; } = Expression.Max(0, 1 - (Side(Expression.In(1)) * Expression.In(0)));

    private static Expression Side(Expression t) => new Select(Comparison.Equals, t, 0, -1, t);
}
