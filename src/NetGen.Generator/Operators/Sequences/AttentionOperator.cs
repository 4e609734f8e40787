using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>A layer that gives each query a weighted mean of values; its inputs are query, value and key.</summary>
internal abstract class AttentionOperator<TAttribute> : MultiInputOperator<TAttribute>
    where TAttribute : AttentionLayerAttribute
{
    public override MaskRule MaskRule => MaskRule.Reads;

    protected override IReadOnlyList<InputName> InputNames(TAttribute layer)
    {
        var query = new InputName(layer.From, nameof(layer.From));
        InputName value = layer.Value is null ? query : new InputName(layer.Value, nameof(layer.Value));
        return [query, value, layer.Key is null ? value : new InputName(layer.Key, nameof(layer.Key))];
    }

    protected override Node? Build(TAttribute layer, IReadOnlyList<Node> inputs, LayerBuilder builder)
    {
        (Node query, Node value, Node key) = (inputs[0], inputs[1], inputs[2]);
        bool valid = builder.Require(layer.Dropout is >= 0 and < 1, nameof(layer.Dropout), "at least 0 and below 1", layer.Dropout) & Check(layer, builder);
        if (!inputs.Distinct().All(i => builder.RequireRank(i, 2, "steps × features")) || !valid)
        {
            return null;
        }

        if (key.Shape[0] != value.Shape[0])
        {
            builder.Report(Descriptors.MergeMismatch, nameof(layer.Key), builder.LayerName, $"values of {value.Shape} and keys of {key.Shape}", "the same number of steps");
            return null;
        }

        if (Attend(layer, query, value, key, builder) is not { } output)
        {
            return null;
        }

        if (builder.MaskOf(query) is { } mask)
        {
            builder.RememberMask(output, mask);
        }

        return output;
    }

    /// <summary>Checks the arguments of the layer's own.</summary>
    protected abstract bool Check(TAttribute layer, LayerBuilder builder);

    /// <summary>The weighted means.</summary>
    protected abstract Node? Attend(TAttribute layer, Node query, Node value, Node key, LayerBuilder builder);
}

/// <summary>The axes of the heads.</summary>
/// <param name="Sizes">Their sizes: none without heads, one for each head, or groups and the heads in each.</param>
/// <param name="OfKeys">How many of the axes keys and values have.</param>
internal sealed record AttentionHeads(IReadOnlyList<int> Sizes, int OfKeys)
{
    public IEnumerable<int> KeySizes => Sizes.Take(OfKeys);
}

/// <summary>Scores, their softmax, and the means of the values.</summary>
internal static class AttentionScores
{
    // As in Keras. An infinity would make a row without any key NaN, and a number of the scores' own size would let masked steps through.
    private const double Masked = -1e9;

    /// <summary>Σ q[t, h, i]·k[s, h, i] of each head h, query step t and key step s.</summary>
    public static Node Dot(Node query, Node key, AttentionHeads heads, LayerBuilder builder)
    {
        int[] sizes = [.. heads.Sizes, query.Shape[0], key.Shape[0]];
        (int t, int s, int i) = (heads.Sizes.Count, heads.Sizes.Count + 1, heads.Sizes.Count + 2);
        return builder.Label(
            new Contraction(new TensorShape(sizes), Scope.Sample, query, key, new ContractionPart(
                [.. HeadAxes(heads), new("t", sizes[t]), new("s", sizes[s]), new("i", query.Shape.Last)],
                Output: [.. Enumerable.Range(0, i).Select(d => AffineIndex.Of(d))],
                A: [AffineIndex.Of(t), .. Enumerable.Range(0, t).Select(d => AffineIndex.Of(d)), AffineIndex.Of(i)],
                B: [AffineIndex.Of(s), .. Enumerable.Range(0, heads.OfKeys).Select(d => AffineIndex.Of(d)), AffineIndex.Of(i)])),
            "scores");
    }

    /// <summary>Σ p[h, t, s]·v[s, h, i] of each query step t, head h and feature i.</summary>
    public static Node Mix(Node weights, Node value, AttentionHeads heads, LayerBuilder builder)
    {
        int count = heads.Sizes.Count, steps = weights.Shape[count];
        (int t, int i, int s) = (count, count + 1, count + 2);
        return builder.Label(
            new Contraction(new TensorShape([steps, .. heads.Sizes, value.Shape.Last]), Scope.Sample, weights, value, new ContractionPart(
                [.. HeadAxes(heads), new("t", steps), new("i", value.Shape.Last), new("s", value.Shape[0])],
                Output: [AffineIndex.Of(t), .. Enumerable.Range(0, count).Select(d => AffineIndex.Of(d)), AffineIndex.Of(i)],
                A: [.. Enumerable.Range(0, count).Select(d => AffineIndex.Of(d)), AffineIndex.Of(t), AffineIndex.Of(s)],
                B: [AffineIndex.Of(s), .. Enumerable.Range(0, heads.OfKeys).Select(d => AffineIndex.Of(d)), AffineIndex.Of(i)])),
            "attention");
    }

    /// <summary>The softmax over the value steps that count, with training's dropout.</summary>
    /// <param name="scores">The scores, query steps and value steps last.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="masks">What leaves scores out where it is zero; each is broadcast.</param>
    /// <param name="isZeroWithout">Whether the weights of a query that sees nothing are zero, rather than all equal.</param>
    /// <param name="builder">The builder.</param>
    public static Node Weights(Node scores, AttentionLayerAttribute layer, IReadOnlyList<Node> masks, bool isZeroWithout, LayerBuilder builder)
    {
        if (layer.UseCausalMask)
        {
            masks = [.. masks, Causal(scores.Shape[scores.Shape.Rank - 2], scores.Shape.Last, builder)];
        }

        Node Where(Node node, double otherwise, string role) => masks.Count == 0 ? node : builder.Label(
            new Map(
                new Select(
                    Comparison.GreaterThan, masks.Select((_, m) => Expression.In(m + 1)).Aggregate((product, m) => product * m), 0, Expression.In(0), otherwise),
                node.Shape,
                [node, .. masks]),
            role);

        Node weights = Activations.Softmax(Where(scores, Masked, "scores of what counts"), builder, scores.Shape.Rank - 1);
        return builder.Drop(isZeroWithout ? Where(weights, 0, "weights of what counts") : weights, layer.Dropout, scores.Shape);
    }

    /// <summary>A mask of the value's steps.</summary>
    public static IEnumerable<Node> OfKeys(Node sequence, LayerBuilder builder) =>
        builder.MaskOf(sequence) is { } mask ? [Views.Reshape(mask, new TensorShape(mask.Shape.Size))] : [];

    /// <summary>A mask of the query's steps.</summary>
    public static IEnumerable<Node> OfQueries(Node sequence, LayerBuilder builder) =>
        builder.MaskOf(sequence) is { } mask ? [Views.Reshape(mask, new TensorShape(mask.Shape.Size, 1))] : [];

    private static IEnumerable<Axis> HeadAxes(AttentionHeads heads) => heads.Sizes.Select((size, d) => new Axis($"h{d}", size));

    private static Node Causal(int queries, int keys, LayerBuilder builder) => builder.Label(
        new Literal(
            new TensorShape(queries, keys),
            [.. from t in Enumerable.Range(0, queries) from s in Enumerable.Range(0, keys) select s <= t ? 1.0 : 0.0]),
        "steps up to each");
}
