using NetGen.Generator.Model;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>How targets are read; the names are those of the runtime's enum.</summary>
internal enum TargetKind
{
    Values,
    ClassIndex,
    ClassProbabilities,
    Binary,
}

/// <summary>What values of the output a loss makes sense of.</summary>
internal enum LossDomain
{
    /// <summary>Any that the loss is given.</summary>
    Any,

    /// <summary>Those of the target, on both sides of zero.</summary>
    Regression,

    /// <summary>Shares of classes along the last axis, which sum to one.</summary>
    Distribution,

    /// <summary>Probabilities of a yes or a no, each by itself.</summary>
    Likelihoods,

    /// <summary>Numbers from 0 to 1 of either kind.</summary>
    UnitInterval,

    /// <summary>Numbers above zero.</summary>
    Positive,

    /// <summary>Scores whose sign is the answer.</summary>
    Margins,
}

/// <summary>A loss: an expression for each element of the output, in terms of the output and the target.</summary>
internal abstract class LossOperator
{
    public abstract string Kind { get; }

    public abstract TargetKind TargetKind { get; }

    public abstract LossAttribute Materialize(DeclarationSpec declaration);

    /// <summary>What the loss makes sense of where it reads no logits.</summary>
    public virtual LossDomain Domain => LossDomain.Any;

    /// <summary>Whether the loss was declared to read logits.</summary>
    public abstract bool ReadsLogits(LossAttribute loss);

    /// <summary>How many classes the labels in a target are of, from 0; 0 for targets that are no labels.</summary>
    public virtual int ClassesOf(TensorShape output) => TargetKind == TargetKind.ClassIndex ? output.Last : 0;

    /// <summary>A label that is no class, which targets may hold besides classes; <see cref="int.MinValue"/> for none.</summary>
    public virtual int IgnoredLabel(LossAttribute loss) => int.MinValue;

    /// <summary>The shape of one sample's target.</summary>
    public abstract TensorShape TargetShape(LossAttribute loss, TensorShape output);

    /// <summary>Adds the loss over the batch as a scalar, or reports what is wrong and returns null.</summary>
    public abstract Node? Build(LossAttribute loss, Node output, Node target, LayerBuilder builder);
}

/// <summary>A loss over its attribute.</summary>
internal abstract class LossOperator<TAttribute> : LossOperator
    where TAttribute : LossAttribute
{
    public override string Kind { get; } = Vocabulary.KindOf(typeof(TAttribute));

    public override TargetKind TargetKind => TargetKind.Values;

    public override LossAttribute Materialize(DeclarationSpec declaration) => Vocabulary.Create<TAttribute>(declaration);

    public override bool ReadsLogits(LossAttribute loss) => ReadsLogits((TAttribute)loss);

    public override TensorShape TargetShape(LossAttribute loss, TensorShape output) => TargetShape((TAttribute)loss, output);

    public override Node? Build(LossAttribute loss, Node output, Node target, LayerBuilder builder) =>
        builder.Require(loss.Weight is > 0 or < 0, nameof(loss.Weight), "a number other than 0", loss.Weight)
            ? Build((TAttribute)loss, output, target, builder)
            : null;

    protected virtual bool ReadsLogits(TAttribute loss) => false;

    protected virtual TensorShape TargetShape(TAttribute loss, TensorShape output) => output;

    protected abstract Node? Build(TAttribute loss, Node output, Node target, LayerBuilder builder);

    /// <summary>Sums an expression over the sample and the batch, with the loss's weight, the samples' weights and the reduction.</summary>
    /// <param name="loss">The declared loss.</param>
    /// <param name="element">The expression; input 0 is the first of <paramref name="inputs"/>.</param>
    /// <param name="meanOverLast">Whether the last axis is averaged rather than summed.</param>
    /// <param name="builder">The builder.</param>
    /// <param name="inputs">The first has the shape the expression runs over.</param>
    protected Node Total(TAttribute loss, Expression element, bool meanOverLast, LayerBuilder builder, params Node[] inputs)
    {
        TensorShape shape = inputs[0].Shape;
        double scale = meanOverLast ? loss.Weight / shape.Last : loss.Weight;
        var factors = new List<Node> { builder.SampleWeight };
        bool isMean = loss.Reduction == Reduction.Mean;
        if (MaskOf(shape, builder) is { } mask)
        {
            factors.Add(mask);
            if (isMean)
            {
                factors.Add(builder.InverseCount(mask));
            }
        }
        else if (isMean)
        {
            factors.Add(builder.InverseBatch);
            scale *= (double)shape.Last / shape.Size;
        }

        Expression factor = factors.Select((_, i) => Expression.In(inputs.Length + i)).Aggregate((product, f) => product * f);
        Expression scaled = element * (factor * scale);
        inputs = [.. inputs, .. factors];
        bool[] all = [.. shape.Sizes.Select(_ => true)];
        Node sum = builder.Label(new Reduce(ReduceKind.Sum, scaled, shape, all, true, inputs), "loss");
        return builder.Label(new Reshape(sum, new TensorShape(1)), "loss");
    }

    /// <summary>Which positions of the judged output count, beside its last axis; null if all do.</summary>
    private static Node? MaskOf(TensorShape shape, LayerBuilder builder) =>
        builder.JudgedMask is { } mask && mask.Shape.Size == shape.Size / shape.Last
            ? Views.Reshape(mask, new TensorShape(shape.Sizes.Take(shape.Rank - 1).Append(1)))
            : null;
}
