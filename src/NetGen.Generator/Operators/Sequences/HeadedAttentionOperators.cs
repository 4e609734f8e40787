using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>Attention of several heads between learnt projections.</summary>
internal abstract class HeadedAttentionOperator<TAttribute> : AttentionOperator<TAttribute>
    where TAttribute : HeadedAttentionAttribute
{
    protected override bool Check(TAttribute layer, LayerBuilder builder) =>
        builder.RequireWeight(Kernel(layer, "kernel"))
        & builder.RequireWeight(Bias(layer, "bias"))
        & builder.RequirePenalty(layer.ActivityL1, nameof(layer.ActivityL1))
        & builder.RequirePenalty(layer.ActivityL2, nameof(layer.ActivityL2));

    protected override Node? Attend(TAttribute layer, Node query, Node value, Node key, LayerBuilder builder)
    {
        Sizes sizes = SizesOf(layer, query.Shape.Last);
        int queryHeads = sizes.Heads.Sizes.Aggregate((n, s) => n * s), keyHeads = sizes.Heads.KeySizes.Aggregate((n, s) => n * s);
        if (!builder.RequireSize([.. sizes.Heads.Sizes, query.Shape[0], key.Shape[0]], $"The scores of {builder.LayerName}"))
        {
            return null;
        }

        // The queries are scaled, which are fewer than the scores where sequences are long.
        Node q = Project(layer, "query", query, new TensorShape(query.Shape.Last, queryHeads, sizes.Key), 1, builder);
        q = builder.Label(new Map(Expression.In(0) * (1 / Math.Sqrt(sizes.Key)), q.Shape, q), "scaled queries");
        Node k = Project(layer, "key", key, new TensorShape(key.Shape.Last, keyHeads, sizes.Key), 1, builder);
        Node v = Project(layer, "value", value, new TensorShape(value.Shape.Last, keyHeads, sizes.Value), 1, builder);
        Node Split(Node node, IEnumerable<int> heads) => Views.Reshape(node, new TensorShape([node.Shape[0], .. heads, node.Shape.Last / heads.Aggregate((n, s) => n * s)]));

        Node[] masks = [.. AttentionScores.OfQueries(query, builder), .. new[] { value, key }.Distinct().SelectMany(n => AttentionScores.OfKeys(n, builder)).Distinct()];
        Node scores = AttentionScores.Dot(Split(q, sizes.Heads.Sizes), Split(k, sizes.Heads.KeySizes), sizes.Heads, builder);
        Node weights = AttentionScores.Weights(scores, layer, masks, isZeroWithout: true, builder);
        Node joined = AttentionScores.Mix(weights, Split(v, sizes.Heads.KeySizes), sizes.Heads, builder);
        Node flat = Views.Reshape(joined, new TensorShape(query.Shape[0], queryHeads * sizes.Value));
        return Project(layer, "attention_output", flat, new TensorShape(queryHeads, sizes.Value, sizes.Output), 2, builder);
    }

    protected override TensorShape? Assume(TAttribute layer, IReadOnlyList<TensorShape> inputs) =>
        inputs[0].Rank == 2 && SizesOf(layer, inputs[0].Last).Output >= 1 ? new TensorShape(inputs[0][0], SizesOf(layer, inputs[0].Last).Output) : null;

    /// <summary>The sizes that the arguments ask for.</summary>
    protected abstract Sizes SizesOf(TAttribute layer, int features);

    private static WeightArguments Kernel(TAttribute layer, string name) => WeightArguments.Of(layer, "Kernel") with { Name = name };

    private static WeightArguments Bias(TAttribute layer, string name) => WeightArguments.Of(layer, "Bias") with { Name = name };

    /// <summary>Multiplies each step with a kernel and adds a bias; the kernel's first axes are those of the input.</summary>
    private static Node Project(TAttribute layer, string name, Node input, TensorShape shape, int inputAxes, LayerBuilder builder)
    {
        Source kernel = builder.Weight(Kernel(layer, $"{name}_kernel"), shape);
        var biasShape = new TensorShape(shape.Sizes.Skip(inputAxes));
        int outputs = biasShape.Size;
        Source? bias = layer.UseBias ? builder.Weight(Bias(layer, $"{name}_bias"), biasShape, biasShape[0], biasShape.Last) : null;
        Node matrix = Views.Reshape(kernel, new TensorShape(shape.Size / outputs, outputs));
        Node output = RecurrentWeights.Product(input, matrix, bias is null ? null : Views.Reshape(bias, new TensorShape(outputs)), builder, name);
        builder.Penalize(output, layer.ActivityL1, layer.ActivityL2, $"{name} activity penalty");
        return output;
    }

    /// <summary>The sizes of the heads.</summary>
    /// <param name="Heads">Their axes.</param>
    /// <param name="Key">The length of a key.</param>
    /// <param name="Value">The length of a value.</param>
    /// <param name="Output">The outputs of the last projection.</param>
    internal sealed record Sizes(AttentionHeads Heads, int Key, int Value, int Output);
}

/// <summary>Each head has a key and a value of its own.</summary>
internal sealed class MultiHeadAttentionOperator : HeadedAttentionOperator<MultiHeadAttentionAttribute>
{
    protected override bool Check(MultiHeadAttentionAttribute layer, LayerBuilder builder) =>
        base.Check(layer, builder)
        & builder.Require(layer.NumHeads >= 1, nameof(layer.NumHeads), "at least 1", layer.NumHeads)
        & builder.Require(layer.KeyDim >= 1, nameof(layer.KeyDim), "at least 1", layer.KeyDim)
        & builder.Require(layer.ValueDim >= 0, nameof(layer.ValueDim), "at least 1, or 0 for KeyDim", layer.ValueDim)
        & builder.Require(layer.OutputDim >= 0, nameof(layer.OutputDim), "at least 1, or 0 for the query's features", layer.OutputDim);

    protected override Sizes SizesOf(MultiHeadAttentionAttribute layer, int features) => new(
        new AttentionHeads([layer.NumHeads], 1),
        layer.KeyDim,
        layer.ValueDim == 0 ? layer.KeyDim : layer.ValueDim,
        layer.OutputDim == 0 ? features : layer.OutputDim);
}

/// <summary>Groups of heads share a key and a value.</summary>
internal sealed class GroupQueryAttentionOperator : HeadedAttentionOperator<GroupQueryAttentionAttribute>
{
    protected override bool Check(GroupQueryAttentionAttribute layer, LayerBuilder builder)
    {
        bool valid = base.Check(layer, builder)
            & builder.Require(layer.HeadDim >= 1, nameof(layer.HeadDim), "at least 1", layer.HeadDim)
            & builder.Require(layer.NumQueryHeads >= 1, nameof(layer.NumQueryHeads), "at least 1", layer.NumQueryHeads)
            & builder.Require(layer.NumKeyValueHeads >= 1, nameof(layer.NumKeyValueHeads), "at least 1", layer.NumKeyValueHeads);
        if (valid && layer.NumQueryHeads % layer.NumKeyValueHeads != 0)
        {
            builder.Report(Descriptors.ChannelMismatch, nameof(layer.NumKeyValueHeads), builder.LayerName, layer.NumQueryHeads, "heads", layer.NumKeyValueHeads);
            return false;
        }

        return valid;
    }

    protected override Sizes SizesOf(GroupQueryAttentionAttribute layer, int features)
    {
        int shared = layer.NumQueryHeads / Math.Max(1, layer.NumKeyValueHeads);
        return new Sizes(
            new AttentionHeads(shared == 1 ? [layer.NumKeyValueHeads] : [layer.NumKeyValueHeads, shared], 1), layer.HeadDim, layer.HeadDim, features);
    }
}
