using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>−Σ alpha·(1 − p)^gamma·t·log p over the classes.</summary>
internal sealed class CategoricalFocalCrossEntropyOperator : LossOperator<CategoricalFocalCrossEntropyAttribute>
{
    public override LossDomain Domain => LossDomain.Distribution;

    public override TargetKind TargetKind => TargetKind.ClassProbabilities;

    protected override bool ReadsLogits(CategoricalFocalCrossEntropyAttribute loss) => loss.FromLogits;

    protected override Node? Build(CategoricalFocalCrossEntropyAttribute loss, Node output, Node target, LayerBuilder builder)
    {
        bool isAlpha = builder.Require(loss.Alpha > 0, nameof(loss.Alpha), "positive", loss.Alpha);
        bool isGamma = builder.Require(loss.Gamma >= 0, nameof(loss.Gamma), "at least 0", loss.Gamma);
        bool isSmoothing = LabelSmoothing.Check(loss.LabelSmoothing, builder);
        if (!CrossEntropy.CheckClasses(output, builder) || !isAlpha || !isGamma || !isSmoothing)
        {
            return null;
        }

        (Expression surprise, Node[] inputs) = CrossEntropy.Surprise(output, loss.FromLogits, builder);
        Expression t = LabelSmoothing.Towards(1.0 / output.Shape.Last, loss.LabelSmoothing, Expression.In(inputs.Length));

        // 1 − p, exact where p is nearly 1.
        Expression doubt = -Expression.Call(ScalarFunction.Expm1, -surprise);
        return Total(loss, loss.Alpha * (Elements.Power(doubt, loss.Gamma) * (t * surprise)), meanOverLast: false, builder, [.. inputs, target]);
    }
}

/// <summary>The binary cross-entropy times q^gamma, where q is the share by which the output is wrong; averaged.</summary>
internal sealed class BinaryFocalCrossEntropyOperator : LossOperator<BinaryFocalCrossEntropyAttribute>
{
    public override LossDomain Domain => LossDomain.Likelihoods;

    public override TargetKind TargetKind => TargetKind.Binary;

    protected override bool ReadsLogits(BinaryFocalCrossEntropyAttribute loss) => loss.FromLogits;

    protected override Node? Build(BinaryFocalCrossEntropyAttribute loss, Node output, Node target, LayerBuilder builder)
    {
        bool isAlpha = builder.Require(loss.Alpha is >= 0 and <= 1, nameof(loss.Alpha), "from 0 to 1", loss.Alpha);
        bool isGamma = builder.Require(loss.Gamma >= 0, nameof(loss.Gamma), "at least 0", loss.Gamma);
        if (!LabelSmoothing.Check(loss.LabelSmoothing, builder) || !isAlpha || !isGamma)
        {
            return null;
        }

        Node? logits = loss.FromLogits ? output : builder.LogitsOf(output, Activation.Sigmoid);
        Expression x = Expression.In(0), t = LabelSmoothing.Towards(0.5, loss.LabelSmoothing, Expression.In(1));
        (Expression yes, Expression no) = logits is null
            ? (x, 1 - x)
            : (Expression.Call(ScalarFunction.Sigmoid, x), Expression.Call(ScalarFunction.Sigmoid, -x));
        Expression wrong = (t * no) + ((1 - t) * yes);
        Expression entropy = Elements.Power(wrong, loss.Gamma) * CrossEntropy.Binary(x, t, logits is not null);
        if (loss.ApplyClassBalancing)
        {
            entropy = ((t * loss.Alpha) + ((1 - t) * (1 - loss.Alpha))) * entropy;
        }

        return Total(loss, entropy, meanOverLast: true, builder, logits ?? output, target);
    }
}
