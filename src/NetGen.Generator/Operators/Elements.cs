using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>What the formulas of losses are made of.</summary>
internal static class Elements
{
    /// <summary>Keras's own, which keeps divisors and arguments of logarithms away from zero.</summary>
    public const double Epsilon = 1e-7;

    /// <summary>Stands for zero in logarithms; exists in single precision.</summary>
    private const double Tiny = 1e-30;

    /// <summary>The largest exponent that is written as a product.</summary>
    private const int LargestProduct = 8;

    /// <summary>x to a power that is not negative, of an x that is not negative.</summary>
    public static Expression Power(Expression x, double exponent)
    {
        if (exponent <= LargestProduct && exponent == Math.Floor(exponent))
        {
            return Enumerable.Repeat(x, (int)exponent).Aggregate((Expression)1, (product, factor) => product * factor);
        }

        return Expression.Call(ScalarFunction.Exp, exponent * Expression.Call(ScalarFunction.Log, Expression.Max(Tiny, x)));
    }

    /// <summary>x to any power, of any x for which it is a real number.</summary>
    public static Expression AnyPower(Expression x, double exponent) =>
        exponent == Math.Floor(exponent) && Math.Abs(exponent) <= LargestProduct
            ? exponent < 0 ? 1 / Power(x, -exponent) : Power(x, exponent)
            : Expression.Call(ScalarFunction.Power(exponent), x);

    /// <summary>An expression summed over the last axis, which stays with length 1; the first input has the shape it runs over.</summary>
    public static Node SumOverLast(Expression expression, string role, LayerBuilder builder, params Node[] inputs) =>
        builder.Label(new Reduce(ReduceKind.Sum, expression, inputs[0].Shape, LastAxis(inputs[0]), false, inputs), role);

    /// <summary>The largest value of an expression along the last axis, which stays with length 1; the first input has the shape it runs over.</summary>
    public static Node MaxOverLast(Expression expression, string role, LayerBuilder builder, params Node[] inputs) =>
        builder.Label(new Reduce(ReduceKind.Max, expression, inputs[0].Shape, LastAxis(inputs[0]), false, inputs), role);

    private static bool[] LastAxis(Node node) => [.. Enumerable.Range(1, node.Shape.Rank).Select(i => i == node.Shape.Rank)];
}
