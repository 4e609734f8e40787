using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>What the cross-entropies share.</summary>
internal static class CrossEntropy
{
    /// <summary>−log p for each class: from the logits where they are known, else from clipped probabilities.</summary>
    public static (Expression Surprise, Node[] Inputs) Surprise(Node output, bool fromLogits, LayerBuilder builder)
    {
        Node? logits = fromLogits ? output : builder.LogitsOf(output, Activation.Softmax);
        if (logits is not null)
        {
            return (Expression.In(1) - Expression.In(0), [logits, Activations.LogSumExp(logits, builder)]);
        }

        Node sum = Elements.SumOverLast(Expression.In(0), "sum of the probabilities", builder, output);
        return (-Expression.Call(ScalarFunction.Log, Clip(Expression.In(0) / Expression.In(1))), [output, sum]);
    }

    /// <summary>−t·log p − (1 − t)·log(1 − p), of a probability or of its logit.</summary>
    public static Expression Binary(Expression x, Expression t, bool isLogit)
    {
        if (isLogit)
        {
            return Expression.Call(ScalarFunction.Softplus, x) - (t * x);
        }

        Expression p = Clip(x);
        return -((t * Expression.Call(ScalarFunction.Log, p)) + ((1 - t) * Expression.Call(ScalarFunction.Log, 1 - p)));
    }

    public static bool CheckClasses(Node output, LayerBuilder builder)
    {
        if (output.Shape.Last >= 2)
        {
            return true;
        }

        builder.Report(
            Descriptors.LossMismatch,
            null,
            builder.Kind,
            "one output for each class, so at least 2",
            output.Shape,
            "; for yes or no, use BinaryCrossEntropy");
        return false;
    }

    /// <summary>Keeps a probability away from 0 and 1, as Keras does.</summary>
    private static Expression Clip(Expression p) => Expression.Min(1 - Elements.Epsilon, Expression.Max(Elements.Epsilon, p));
}

/// <summary>Targets moved towards equal shares.</summary>
internal static class LabelSmoothing
{
    public static bool Check(double smoothing, LayerBuilder builder) =>
        builder.Require(smoothing is >= 0 and <= 1, nameof(BinaryCrossEntropyAttribute.LabelSmoothing), "from 0 to 1", smoothing);

    /// <summary>The target, moved towards a share by a part of the way.</summary>
    public static Expression Towards(double share, double smoothing, Expression target) =>
        smoothing == 0 ? target : (target * (1 - smoothing)) + (smoothing * share);
}

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

    /// <summary>An expression summed over the last axis, which stays with length 1; the first input has the shape it runs over.</summary>
    public static Node SumOverLast(Expression expression, string role, LayerBuilder builder, params Node[] inputs) =>
        Sum(expression, [.. inputs[0].Shape.Sizes.Select((_, i) => i == inputs[0].Shape.Rank - 1)], role, builder, inputs);

    /// <summary>An expression summed over some axes of the sample, which stay with length 1; the first input has the shape it runs over.</summary>
    public static Node Sum(Expression expression, bool[] axes, string role, LayerBuilder builder, params Node[] inputs) =>
        builder.Label(new Reduce(ReduceKind.Sum, expression, inputs[0].Shape, axes, false, inputs), role);
}
