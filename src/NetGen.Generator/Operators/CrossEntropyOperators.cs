using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>−log p of the target's class; with logits, log Σ e^z − z of that class.</summary>
internal sealed class SparseCategoricalCrossEntropyOperator : LossOperator<SparseCategoricalCrossEntropyAttribute>
{
    public override TargetKind TargetKind => TargetKind.ClassIndex;

    public override TensorShape TargetShape(TensorShape output) => new(output.Sizes.Take(output.Rank - 1).Append(1));

    protected override bool ReadsLogits(SparseCategoricalCrossEntropyAttribute loss) => loss.FromLogits;

    protected override Node? Build(SparseCategoricalCrossEntropyAttribute loss, Node output, Node target, LayerBuilder builder)
    {
        if (!CrossEntropy.CheckClasses(output, builder))
        {
            return null;
        }

        Node classes = builder.Label(
            new Literal(new TensorShape(output.Shape.Last), [.. Enumerable.Range(0, output.Shape.Last).Select(i => (double)i)]), "class numbers");
        (Expression surprise, Node[] inputs) = CrossEntropy.Surprise(output, loss.FromLogits, builder);
        int t = inputs.Length;
        Expression element = new Select(Comparison.Equals, Expression.In(t), Expression.In(t + 1), surprise, 0);
        return Total(loss, element, meanOverLast: false, builder, [.. inputs, target, classes]);
    }
}

/// <summary>−Σ t·log p over the classes.</summary>
internal sealed class CategoricalCrossEntropyOperator : LossOperator<CategoricalCrossEntropyAttribute>
{
    public override TargetKind TargetKind => TargetKind.ClassProbabilities;

    protected override bool ReadsLogits(CategoricalCrossEntropyAttribute loss) => loss.FromLogits;

    protected override Node? Build(CategoricalCrossEntropyAttribute loss, Node output, Node target, LayerBuilder builder)
    {
        if (!CrossEntropy.CheckClasses(output, builder))
        {
            return null;
        }

        (Expression surprise, Node[] inputs) = CrossEntropy.Surprise(output, loss.FromLogits, builder);
        return Total(loss, Expression.In(inputs.Length) * surprise, meanOverLast: false, builder, [.. inputs, target]);
    }
}

/// <summary>−t·log p − (1 − t)·log(1 − p), averaged; with logits, log(1 + e^z) − t·z.</summary>
internal sealed class BinaryCrossEntropyOperator : LossOperator<BinaryCrossEntropyAttribute>
{
    public override TargetKind TargetKind => TargetKind.Binary;

    protected override bool ReadsLogits(BinaryCrossEntropyAttribute loss) => loss.FromLogits;

    protected override Node? Build(BinaryCrossEntropyAttribute loss, Node output, Node target, LayerBuilder builder)
    {
        (Expression x, Expression t) = (Expression.In(0), Expression.In(1));
        Node? logits = loss.FromLogits ? output : builder.LogitsOf(output, Activation.Sigmoid);
        if (logits is not null)
        {
            return Total(loss, Expression.Call(ScalarFunction.Softplus, x) - (t * x), meanOverLast: true, builder, logits, target);
        }

        Expression p = CrossEntropy.Clip(x);
        Expression entropy = -((t * Expression.Call(ScalarFunction.Log, p)) + ((1 - t) * Expression.Call(ScalarFunction.Log, 1 - p)));
        return Total(loss, entropy, meanOverLast: true, builder, output, target);
    }
}

/// <summary>What the cross-entropies share.</summary>
internal static class CrossEntropy
{
    private const double Epsilon = 1e-7;

    /// <summary>−log p for each class: from the logits where they are known, else from clipped probabilities.</summary>
    public static (Expression Surprise, Node[] Inputs) Surprise(Node output, bool fromLogits, LayerBuilder builder)
    {
        Node? logits = fromLogits ? output : builder.LogitsOf(output, Activation.Softmax);
        return logits is null
            ? (-Expression.Call(ScalarFunction.Log, Clip(Expression.In(0))), [output])
            : (Expression.In(1) - Expression.In(0), [logits, Activations.LogSumExp(logits, builder)]);
    }

    /// <summary>Keeps a probability away from 0 and 1, as Keras does.</summary>
    public static Expression Clip(Expression p) => Expression.Min(1 - Epsilon, Expression.Max(Epsilon, p));

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
}
