using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>The first less the second.</summary>
internal sealed class SubtractOperator : ElementwiseMergeOperator<SubtractAttribute>
{
    protected override string Role => "difference";

    protected override Node? Build(SubtractAttribute layer, IReadOnlyList<Node> inputs, LayerBuilder builder) =>
        builder.RequireTwo(layer) ? base.Build(layer, inputs, builder) : null;

    protected override Expression Combine(int count) => Expression.In(0) - Expression.In(1);
}

/// <summary>The product of all.</summary>
internal sealed class MultiplyOperator : ElementwiseMergeOperator<MultiplyAttribute>
{
    protected override string Role => "product";

    protected override Expression Combine(int count) =>
        Enumerable.Range(1, count - 1).Aggregate(Expression.In(0), (product, i) => product * Expression.In(i));
}

/// <summary>The mean of all.</summary>
internal sealed class AverageOperator : ElementwiseMergeOperator<AverageAttribute>
{
    protected override string Role => "average";

    protected override Expression Combine(int count) =>
        Enumerable.Range(1, count - 1).Aggregate(Expression.In(0), (sum, i) => sum + Expression.In(i)) * (1.0 / count);
}

/// <summary>The largest of all.</summary>
internal sealed class MaximumOperator : ElementwiseMergeOperator<MaximumAttribute>
{
    protected override string Role => "maximum";

    protected override Expression Combine(int count) => Balance(0, count, Expression.Max);

    /// <summary>Joins halves, so that the expression stays small though each step names its operands twice.</summary>
    public static Expression Balance(int first, int count, Func<Expression, Expression, Expression> join) => count == 1
        ? Expression.In(first)
        : join(Balance(first, count / 2, join), Balance(first + (count / 2), count - (count / 2), join));
}

/// <summary>The smallest of all.</summary>
internal sealed class MinimumOperator : ElementwiseMergeOperator<MinimumAttribute>
{
    protected override string Role => "minimum";

    protected override Expression Combine(int count) => MaximumOperator.Balance(0, count, Expression.Min);
}
