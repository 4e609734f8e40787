using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>−log p of the target's class; with logits, log Σ e^z − z of that class.</summary>
internal sealed class SparseCategoricalCrossEntropyOperator : LossOperator<SparseCategoricalCrossEntropyAttribute>
{
    public override LossDomain Domain => LossDomain.Distribution;

    public override TargetKind TargetKind => TargetKind.ClassIndex;

    protected override TensorShape TargetShape(SparseCategoricalCrossEntropyAttribute loss, TensorShape output) => new(output.Sizes.Take(output.Rank - 1).Append(1));

    public override int IgnoredLabel(LossAttribute loss) => ((SparseCategoricalCrossEntropyAttribute)loss).IgnoreClass;

    protected override bool ReadsLogits(SparseCategoricalCrossEntropyAttribute loss) => loss.FromLogits;

    protected override Node? Build(SparseCategoricalCrossEntropyAttribute loss, Node output, Node target, LayerBuilder builder)
    {
        if (!CrossEntropy.CheckClasses(output, builder))
        {
            return null;
        }

        if (loss.IgnoreClass != int.MinValue)
        {
            Expression counts = new Select(Comparison.Equals, Expression.In(0), loss.IgnoreClass, 0, 1);
            builder.JudgedMask = builder.JudgedMask is { } mask
                ? new Map(counts * Expression.In(1), target.Shape, target, Views.Reshape(mask, target.Shape))
                : new Map(counts, target.Shape, target);
            builder.Label(builder.JudgedMask, "labels that count");
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
    public override LossDomain Domain => LossDomain.Distribution;

    public override TargetKind TargetKind => TargetKind.ClassProbabilities;

    protected override bool ReadsLogits(CategoricalCrossEntropyAttribute loss) => loss.FromLogits;

    protected override Node? Build(CategoricalCrossEntropyAttribute loss, Node output, Node target, LayerBuilder builder)
    {
        bool isSmoothing = LabelSmoothing.Check(loss.LabelSmoothing, builder);
        if (!CrossEntropy.CheckClasses(output, builder) || !isSmoothing)
        {
            return null;
        }

        (Expression surprise, Node[] inputs) = CrossEntropy.Surprise(output, loss.FromLogits, builder);
        Expression t = LabelSmoothing.Towards(1.0 / output.Shape.Last, loss.LabelSmoothing, Expression.In(inputs.Length));
        return Total(loss, t * surprise, meanOverLast: false, builder, [.. inputs, target]);
    }
}

/// <summary>−t·log p − (1 − t)·log(1 − p), averaged; with logits, log(1 + e^z) − t·z.</summary>
internal sealed class BinaryCrossEntropyOperator : LossOperator<BinaryCrossEntropyAttribute>
{
    public override LossDomain Domain => LossDomain.Likelihoods;

    public override TargetKind TargetKind => TargetKind.Binary;

    protected override bool ReadsLogits(BinaryCrossEntropyAttribute loss) => loss.FromLogits;

    protected override Node? Build(BinaryCrossEntropyAttribute loss, Node output, Node target, LayerBuilder builder)
    {
        if (!LabelSmoothing.Check(loss.LabelSmoothing, builder))
        {
            return null;
        }

        Expression t = LabelSmoothing.Towards(0.5, loss.LabelSmoothing, Expression.In(1));
        Node? logits = loss.FromLogits ? output : builder.LogitsOf(output, Activation.Sigmoid);
        Expression entropy = CrossEntropy.Binary(Expression.In(0), t, logits is not null);
        return Total(loss, entropy, meanOverLast: true, builder, logits ?? output, target);
    }
}
