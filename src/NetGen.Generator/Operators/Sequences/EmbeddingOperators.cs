using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>y[i] = embeddings[x[i]].</summary>
internal sealed class EmbeddingOperator : Operator<EmbeddingAttribute>
{
    public override MaskRule MaskRule => MaskRule.Reads;

    protected override Node? Build(EmbeddingAttribute layer, Node input, LayerBuilder builder)
    {
        var weight = WeightArguments.Of(layer, "Embeddings");
        bool valid = builder.Require(layer.InputDim >= 1, nameof(layer.InputDim), "at least 1", layer.InputDim)
            & builder.Require(layer.OutputDim >= 1, nameof(layer.OutputDim), "at least 1", layer.OutputDim)
            & builder.RequireWeight(weight);
        if (!builder.HasIndices(input))
        {
            builder.Report(Descriptors.NotIndices, null, builder.LayerName);
            return null;
        }

        int[] shape = [.. input.Shape.Sizes, layer.OutputDim];
        if (!valid || !builder.RequireSize(shape, $"The output of {builder.LayerName}"))
        {
            return null;
        }

        builder.LimitIndices(input, layer.InputDim);
        Source table = builder.Weight(weight, new TensorShape(layer.InputDim, layer.OutputDim), layer.InputDim, layer.OutputDim);
        Node output = builder.Label(new Gather(table, input), "rows");
        if (layer.MaskZero)
        {
            Expression present = new Select(Comparison.Equals, Expression.In(0), 0, 0, 1);
            builder.RememberMask(output, builder.Label(new Map(present, input.Shape, input), "mask"));
        }

        return output;
    }

    protected override TensorShape? Assume(EmbeddingAttribute layer, TensorShape input) =>
        layer.OutputDim < 1 ? null : new TensorShape(input.Sizes.Append(layer.OutputDim));
}

/// <summary>y[t] = x[t] + embeddings[t].</summary>
internal sealed class PositionalEmbeddingOperator : Operator<PositionalEmbeddingAttribute>
{
    public override MaskRule MaskRule => MaskRule.Passes;

    protected override Node? Build(PositionalEmbeddingAttribute layer, Node input, LayerBuilder builder)
    {
        var weight = WeightArguments.Of(layer, "Embeddings");
        if (!builder.RequireRank(input, 2, "steps × features") || !builder.RequireWeight(weight))
        {
            return null;
        }

        Node positions = layer.Sinusoidal
            ? builder.Label(new Literal(input.Shape, Waves(input.Shape)), "waves")
            : builder.Weight(weight, input.Shape, input.Shape[0], input.Shape[1]);
        return builder.Label(new Map(Expression.In(0) + Expression.In(1), input.Shape, input, positions), "with positions");
    }

    protected override TensorShape? Assume(PositionalEmbeddingAttribute layer, TensorShape input) => input;

    private static double[] Waves(TensorShape shape) =>
        [.. from t in Enumerable.Range(0, shape[0])
            from i in Enumerable.Range(0, shape[1])
            let angle = t / Math.Pow(10000, (i - (i % 2)) / (double)shape[1])
            select i % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle)];
}
