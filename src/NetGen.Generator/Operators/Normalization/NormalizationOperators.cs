using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>Mean 0 and variance 1 along axes of each sample, then gamma and beta.</summary>
internal sealed class LayerNormalizationOperator : Operator<LayerNormalizationAttribute>
{
    public override MaskRule MaskRule => MaskRule.Passes;

    protected override Node? Build(LayerNormalizationAttribute layer, Node input, LayerBuilder builder)
    {
        bool valid = builder.RequireNormalization(layer);
        if (builder.RequireAxes(layer.Axis, layer.Axes, input.Shape) is not { } axes || !valid || !builder.RequireUnmasked(input, axes))
        {
            return null;
        }

        (Node centered, Node inverse) = builder.Standardize(input, axes, layer.Epsilon);
        return builder.Affine(layer, centered, inverse, Normalization.Along(input.Shape, axes), Normalization.Beside(input.Shape, axes));
    }

    protected override TensorShape? Assume(LayerNormalizationAttribute layer, TensorShape input) => input;
}

/// <summary>x over its root mean square along axes of each sample, times a scale.</summary>
internal sealed class RMSNormalizationOperator : Operator<RMSNormalizationAttribute>
{
    public override MaskRule MaskRule => MaskRule.Passes;

    protected override Node? Build(RMSNormalizationAttribute layer, Node input, LayerBuilder builder)
    {
        bool valid = builder.RequireEpsilon(layer.Epsilon);
        if (builder.RequireAxes(layer.Axis, layer.Axes, input.Shape) is not { } axes || !valid || !builder.RequireUnmasked(input, axes))
        {
            return null;
        }

        Expression x = Expression.In(0);
        Node inverse = builder.InverseRoot(builder.Mean(x * x, input, axes, "mean square"), layer.Epsilon);
        TensorShape shape = Normalization.Along(input.Shape, axes);
        Source scale = builder.Weight(new WeightArguments("Scale", Initializer.Ones, double.NaN, 0, 0), shape, shape.Size, shape.Size);
        Node beside = builder.Reshaped(scale, Normalization.Beside(input.Shape, axes), "scale");
        return builder.Label(new Map(x * Expression.In(1) * Expression.In(2), input.Shape, input, inverse, beside), "normalised");
    }

    protected override TensorShape? Assume(RMSNormalizationAttribute layer, TensorShape input) => input;
}

/// <summary>Mean 0 and variance 1 of each group of channels, then gamma and beta of each channel.</summary>
internal sealed class GroupNormalizationOperator : Operator<GroupNormalizationAttribute>
{
    protected override Node? Build(GroupNormalizationAttribute layer, Node input, LayerBuilder builder)
    {
        bool valid = builder.RequireNormalization(layer)
            & builder.Require(layer.Groups is -1 or >= 1, nameof(layer.Groups), "at least 1, or -1 for a group of each channel", layer.Groups);
        if (builder.RequireAxis(layer.Axis, input.Shape, nameof(layer.Axis)) is not { } axis || !valid)
        {
            return null;
        }

        int channels = input.Shape[axis], groups = layer.Groups == -1 ? channels : layer.Groups;
        if (channels % groups != 0)
        {
            builder.Report(Descriptors.ChannelMismatch, nameof(layer.Groups), builder.LayerName, channels, "channels", groups);
            return null;
        }

        // Axes of length 1 are left out, so that channels stay last where each is a group.
        (int Size, bool IsGroup, bool IsReduced)[] split =
        [
            (Product(input.Shape.Sizes.Take(axis)), false, true),
            (groups, true, false),
            (channels / groups, true, true),
            (Product(input.Shape.Sizes.Skip(axis + 1)), false, true),
        ];
        split = [.. split.Where(s => s.Size > 1)];
        if (split.Length == 0)
        {
            split = [(1, true, true)];
        }

        Node grouped = builder.Reshaped(input, new TensorShape(split.Select(s => s.Size)), "groups");
        (Node centered, Node inverse) = builder.Standardize(grouped, [.. split.Select(s => s.IsReduced)], layer.Epsilon);
        TensorShape beside = Axes.Keep(grouped.Shape, [.. split.Select(s => s.IsGroup)]);
        Node normalized = builder.Affine(layer, centered, inverse, new TensorShape(channels), beside);
        return builder.Reshaped(normalized, input.Shape, "normalised");
    }

    protected override TensorShape? Assume(GroupNormalizationAttribute layer, TensorShape input) => input;

    private static int Product(IEnumerable<int> sizes) => sizes.Aggregate(1, (a, b) => a * b);
}

/// <summary>x over its length along axes.</summary>
internal sealed class UnitNormalizationOperator : Operator<UnitNormalizationAttribute>
{
    public override MaskRule MaskRule => MaskRule.Passes;

    private const double LargestInverse = 1e12;

    protected override Node? Build(UnitNormalizationAttribute layer, Node input, LayerBuilder builder)
    {
        return builder.RequireAxes(layer.Axis, layer.Axes, input.Shape) is { } axes && builder.RequireUnmasked(input, axes)
            ? builder.Unit(input, axes, LargestInverse)
            : null;
    }

    protected override TensorShape? Assume(UnitNormalizationAttribute layer, TensorShape input) => input;
}

/// <summary>x over a power of bias + alpha·(the sum of squares of the channels around).</summary>
internal sealed class LocalResponseNormalizationOperator : Operator<LocalResponseNormalizationAttribute>
{
    public override MaskRule MaskRule => MaskRule.Passes;

    protected override Node? Build(LocalResponseNormalizationAttribute layer, Node input, LayerBuilder builder)
    {
        bool valid = builder.Require(layer.DepthRadius >= 0, nameof(layer.DepthRadius), "zero or more", layer.DepthRadius)
            & builder.Require(layer.Bias > 0, nameof(layer.Bias), "positive", layer.Bias)
            & builder.Require(layer.Alpha >= 0, nameof(layer.Alpha), "zero or more", layer.Alpha)
            & builder.Require(!double.IsNaN(layer.Beta), nameof(layer.Beta), "a number", layer.Beta);
        if (!valid)
        {
            return null;
        }

        // Positions come as one axis; beyond the first and the last channel the sum reads zeros.
        Expression x = Expression.In(0);
        int channels = input.Shape.Last, positions = input.Shape.Size / channels, radius = Math.Min(layer.DepthRadius, channels - 1);
        var shape = new TensorShape(positions, channels);
        Node rows = builder.Reshaped(input, shape, "positions");
        Node squares = builder.Label(new Map(x * x, shape, rows), "squares");
        const int Position = 0, Channel = 1, Neighbour = 2;
        Node sums = builder.Label(
            new Contraction(
                shape,
                Scope.Sample,
                squares,
                null,
                new ContractionPart(
                    [new("p", positions), new("c", channels), new("near", (2 * radius) + 1)],
                    Output: [AffineIndex.Of(Position), AffineIndex.Of(Channel)],
                    A: [AffineIndex.Of(Position), new(-radius, (Channel, 1), (Neighbour, 1))],
                    B: [])),
            "sums over neighbours");
        Expression factor = Power(layer.Bias + (layer.Alpha * Expression.In(1)), layer.Beta);
        Node normalized = builder.Label(new Map(x * factor, shape, rows, sums), "normalised");
        return builder.Reshaped(normalized, input.Shape, "normalised");
    }

    protected override TensorShape? Assume(LocalResponseNormalizationAttribute layer, TensorShape input) => input;

    /// <summary>x to the power of −beta.</summary>
    private static Expression Power(Expression x, double beta)
    {
        Expression root = Expression.Call(ScalarFunction.Sqrt, x);
        return beta switch
        {
            0.5 => 1 / root,
            0.75 => 1 / (root * Expression.Call(ScalarFunction.Sqrt, root)),
            1 => 1 / x,
            _ => Expression.Call(ScalarFunction.Exp, -beta * Expression.Call(ScalarFunction.Log, x)),
        };
    }
}
