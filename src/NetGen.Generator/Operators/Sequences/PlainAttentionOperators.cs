using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>Attention on the sequences as they are.</summary>
internal abstract class PlainAttentionOperator<TAttribute> : AttentionOperator<TAttribute>
    where TAttribute : AttentionLayerAttribute
{
    private protected static readonly AttentionHeads NoHeads = new([], 0);

    protected override bool Check(TAttribute layer, LayerBuilder builder) => true;

    protected override Node? Attend(TAttribute layer, Node query, Node value, Node key, LayerBuilder builder)
    {
        if (query.Shape.Last != key.Shape.Last)
        {
            string argument = layer.Key is null ? nameof(layer.Value) : nameof(layer.Key);
            builder.Report(Descriptors.MergeMismatch, argument, builder.LayerName, $"queries of {query.Shape} and keys of {key.Shape}", "the same number of features");
            return null;
        }

        if (!builder.RequireSize([query.Shape[0], key.Shape[0]], $"The scores of {builder.LayerName}"))
        {
            return null;
        }

        Node[] masks = [.. AttentionScores.OfKeys(value, builder)];
        Node weights = AttentionScores.Weights(Scores(layer, query, key, builder), layer, masks, isZeroWithout: false, builder);
        Node output = AttentionScores.Mix(weights, value, NoHeads, builder);
        return AttentionScores.OfQueries(query, builder).FirstOrDefault() is { } mask
            ? builder.Label(new Map(Expression.In(0) * Expression.In(1), output.Shape, output, mask), "attention of what counts")
            : output;
    }

    protected override TensorShape? Assume(TAttribute layer, IReadOnlyList<TensorShape> inputs) =>
        inputs.All(i => i.Rank == 2) ? new TensorShape(inputs[0][0], inputs[1][1]) : null;

    protected abstract Node Scores(TAttribute layer, Node query, Node key, LayerBuilder builder);

    /// <summary>Σ of an expression over the features; input 0 is the query, input 1 the key, and others have one number or one for each feature.</summary>
    private protected static Node Sum(Expression score, Node query, Node key, LayerBuilder builder, params Node[] others)
    {
        int queries = query.Shape[0], keys = key.Shape[0], features = query.Shape.Last;
        Node expanded = Views.Reshape(query, new TensorShape(queries, 1, features));
        Node sum = new Reduce(ReduceKind.Sum, score, new TensorShape(queries, keys, features), [false, false, true], false, [expanded, key, .. others]);
        return builder.Label(new Reshape(builder.Label(sum, "scores"), new TensorShape(queries, keys)), "scores");
    }

    private protected static Source One(string name, LayerBuilder builder) =>
        builder.Weight(new WeightArguments(name, Initializer.Ones, double.NaN, 0, 0), new TensorShape(1), 1, 1);
}

/// <summary>Scores by dot products, or by a sum of tanh.</summary>
internal sealed class PlainDotAttentionOperator : PlainAttentionOperator<AttentionAttribute>
{
    protected override Node Scores(AttentionAttribute layer, Node query, Node key, LayerBuilder builder)
    {
        Node? scale = layer.UseScale ? One("Scale", builder) : null;
        if (layer.ScoreMode == AttentionScore.Dot)
        {
            Node scores = AttentionScores.Dot(query, key, NoHeads, builder);
            return scale is null ? scores : Times(scores, scale, "scaled scores", builder);
        }

        Expression both = Expression.In(0) + Expression.In(1);
        Expression tanh = Expression.Call(ScalarFunction.Tanh, scale is null ? both : Expression.In(2) * both);
        Node sum = Sum(tanh, query, key, builder, scale is null ? [] : [scale]);
        return Times(sum, One("ConcatScoreWeight", builder), "weighted scores", builder);
    }

    private static Node Times(Node scores, Node factor, string role, LayerBuilder builder) =>
        builder.Label(new Map(Expression.In(0) * Expression.In(1), scores.Shape, scores, factor), role);
}

/// <summary>Scores by a scaled sum of tanh.</summary>
internal sealed class AdditiveAttentionOperator : PlainAttentionOperator<AdditiveAttentionAttribute>
{
    protected override Node Scores(AdditiveAttentionAttribute layer, Node query, Node key, LayerBuilder builder)
    {
        Expression tanh = Expression.Call(ScalarFunction.Tanh, Expression.In(0) + Expression.In(1));
        if (!layer.UseScale)
        {
            return Sum(tanh, query, key, builder);
        }

        int features = query.Shape.Last;
        var weight = new WeightArguments("Scale", Initializer.GlorotUniform, double.NaN, 0, 0);
        return Sum(Expression.In(2) * tanh, query, key, builder, builder.Weight(weight, new TensorShape(features), features, features));
    }
}
