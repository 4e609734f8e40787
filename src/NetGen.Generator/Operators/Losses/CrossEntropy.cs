using NetGen.Generator.Diagnostics;
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
        const string Argument = nameof(SparseCategoricalCrossEntropyAttribute.Classes);
        if (builder.Find<EnumSpec>(Argument) is { NumbersClasses: false } other)
        {
            builder.Require(false, Argument, "an enum whose members are classes numbered from 0", other.Name);
        }

        if (output.Shape.Last >= 2)
        {
            return true;
        }

        const string Right = "BinaryCrossEntropy";
        builder.Findings.Add(builder.At(
            Descriptors.LossMismatch,
            null,
            builder.Kind,
            "one output for each class, so at least 2",
            output.Shape,
            $"; for yes or no, use {Right}").With((FixProperties.Loss, Right)));
        return false;
    }

    /// <summary>Keeps a probability away from 0 and 1, as Keras does.</summary>
    private static Expression Clip(Expression p) => Expression.Min(1 - Elements.Epsilon, Expression.Max(Elements.Epsilon, p));
}
