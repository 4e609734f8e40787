using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>Mean 0 and variance 1 of each channel: of the batch in training, by moving averages otherwise; then gamma and beta.</summary>
internal sealed class BatchNormalizationOperator : Operator<BatchNormalizationAttribute>
{
    public override MaskRule MaskRule => MaskRule.Passes;

    public override bool CancelsBias(LayerAttribute layer, TensorShape input) => Axes.IsLast(((BatchNormalizationAttribute)layer).Axis, input);

    protected override Node? Build(BatchNormalizationAttribute layer, Node input, LayerBuilder builder)
    {
        var mean = WeightArguments.Of(layer, "MovingMean");
        var variance = WeightArguments.Of(layer, "MovingVariance");
        bool valid = builder.RequireNormalization(layer)
            & builder.RequireWeight(mean)
            & builder.RequireWeight(variance)
            & builder.Require(layer.Momentum is >= 0 and <= 1, nameof(layer.Momentum), "from 0 to 1", layer.Momentum);
        if (builder.RequireAxis(layer.Axis, input.Shape, nameof(layer.Axis)) is not { } axis || !valid)
        {
            return null;
        }

        if (builder.IsTrainable && !builder.RequireNoLoop("statistics of the batch", "each step would have its own; as it is, the layer normalises all steps together"))
        {
            return null;
        }

        bool[] channels = [.. input.Shape.Sizes.Select((_, i) => i == axis)];
        if (!builder.RequireUnmasked(input, channels))
        {
            return null;
        }

        var shape = new TensorShape(input.Shape[axis]);
        (Source? gamma, Source? beta) = builder.Affine(layer, shape);
        Source movingMean = builder.Weight(mean, shape, shape.Size, shape.Size, trainable: false);
        Source movingVariance = builder.Weight(variance, shape, shape.Size, shape.Size, trainable: false);
        return builder.IsTraining && builder.IsTrainable
            ? ByBatch(layer, input, channels, (gamma, beta), (movingMean, movingVariance), builder)
            : ByAverages(layer, input, channels, (gamma, beta), (movingMean, movingVariance), builder);
    }

    protected override TensorShape? Assume(BatchNormalizationAttribute layer, TensorShape input) => input;

    private static Node ByBatch(
        BatchNormalizationAttribute layer,
        Node input,
        bool[] channels,
        (Source? Gamma, Source? Beta) affine,
        (Source Mean, Source Variance) moving,
        LayerBuilder builder)
    {
        bool[] reduced = [.. channels.Select(c => !c)];
        TensorShape beside = Normalization.Beside(input.Shape, channels);
        Node? mask = builder.MaskOf(input) is { } counts ? builder.Beside(counts, input.Shape.Rank) : null;
        Node? inverseCount = mask is null ? null : InverseCount(mask, input.Shape, reduced, builder);
        Node mean = Mean(Expression.In(0), input, "mean");
        Node centered = builder.Label(new Map(Expression.In(0) - Expression.In(1), input.Shape, input, mean), "centred");
        Node variance = Mean(Expression.In(0) * Expression.In(0), centered, "variance");
        Move(moving.Mean, mean, "moving mean");
        Move(moving.Variance, variance, "moving variance");
        Node scale = Scale(variance, affine.Gamma, beside, layer.Epsilon, builder);
        return affine.Beta is null
            ? builder.Label(new Map(Expression.In(0) * Expression.In(1), input.Shape, centered, scale), "normalised")
            : builder.Label(
                new Map(
                    (Expression.In(0) * Expression.In(1)) + Expression.In(2),
                    input.Shape,
                    centered,
                    scale,
                    builder.Reshaped(affine.Beta, beside, "beta")),
                "normalised");

        // Steps that a mask leaves out take no part in the statistics, but are normalised with them.
        Node Mean(Expression expression, Node node, string role)
        {
            if (mask is not null)
            {
                Node total = builder.Label(new Reduce(ReduceKind.Sum, expression * Expression.In(1), node.Shape, reduced, true, node, mask), $"{role}'s sum");
                Node part = builder.Label(new Map(Expression.In(0) * Expression.In(1), total.Shape, total, inverseCount!), $"{role} of what counts");
                return builder.Reshaped(part, beside, $"{role} of what counts");
            }

            Expression share = expression * (Expression.In(1) * (1.0 / Normalization.Count(node.Shape, reduced)));
            Node sum = builder.Label(new Reduce(ReduceKind.Sum, share, node.Shape, reduced, true, node, builder.InverseBatch), $"{role} of the batch");
            return builder.Reshaped(sum, beside, $"{role} of the batch");
        }

        void Move(Source average, Node batch, string role)
        {
            Expression moved = (layer.Momentum * Expression.In(0)) + ((1 - layer.Momentum) * Expression.In(1));
            builder.Update(average, builder.Label(new Map(moved, average.Shape, average, builder.Reshaped(batch, average.Shape, role)), role));
        }
    }

    /// <summary>x·scale + shift, both of them once a step, so that a convolution before can apply them as it stores.</summary>
    private static Node ByAverages(
        BatchNormalizationAttribute layer,
        Node input,
        bool[] channels,
        (Source? Gamma, Source? Beta) affine,
        (Source Mean, Source Variance) moving,
        LayerBuilder builder)
    {
        TensorShape shape = moving.Mean.Shape, beside = Normalization.Beside(input.Shape, channels);
        Node scale = Scale(moving.Variance, affine.Gamma, shape, layer.Epsilon, builder);
        Expression offset = -(Expression.In(0) * Expression.In(1));
        Node shift = affine.Beta is null
            ? new Map(offset, shape, moving.Mean, scale)
            : new Map(Expression.In(2) + offset, shape, moving.Mean, scale, affine.Beta);
        builder.Label(shift, "shift");
        return builder.Label(
            new Map(
                (Expression.In(0) * Expression.In(1)) + Expression.In(2),
                input.Shape,
                input,
                builder.Reshaped(scale, beside, "scale"),
                builder.Reshaped(shift, beside, "shift")),
            "normalised");
    }

    /// <summary>One over the elements of a channel that count.</summary>
    private static Node InverseCount(Node mask, TensorShape shape, bool[] reduced, LayerBuilder builder)
    {
        // Along axes that the mask does not have, each of its ones counts as often as the axis is long.
        Node count = builder.InverseCount(mask);
        double repeats = (double)Normalization.Count(shape, reduced) / mask.Shape.Size;
        return builder.Reshaped(
            repeats == 1 ? count : builder.Label(new Map(Expression.In(0) * (1 / repeats), count.Shape, count), "one over the elements that count"),
            new TensorShape(1),
            "one over the elements that count");
    }

    /// <summary>gamma / √(variance + epsilon).</summary>
    private static Node Scale(Node variance, Source? gamma, TensorShape shape, double epsilon, LayerBuilder builder)
    {
        Node inverse = builder.InverseRoot(variance, epsilon);
        return gamma is null
            ? inverse
            : builder.Label(new Map(Expression.In(0) * Expression.In(1), shape, inverse, builder.Reshaped(gamma, shape, "gamma")), "scale");
    }
}
