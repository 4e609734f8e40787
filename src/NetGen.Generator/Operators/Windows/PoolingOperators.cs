using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>The maximum of each window.</summary>
internal sealed class MaxPoolOperator<TAttribute>(int rank) : Operator<TAttribute>
    where TAttribute : PoolAttribute
{
    public override IReadOnlyList<SlidingWindow> WindowsOf(LayerAttribute layer, TensorShape input) =>
        WindowArguments.Of((PoolAttribute)layer, rank, ((PoolAttribute)layer).Strides != 0).Windows(input);

    protected override Node? Build(TAttribute layer, Node input, LayerBuilder builder)
    {
        SlidingWindow[]? windows = WindowArguments.Of(layer, rank, builder).Resolve(input.Shape, builder);
        return windows is null ? null : builder.Label(Pooling.Maximum(input, windows), "max pooling");
    }

    protected override TensorShape? Assume(TAttribute layer, TensorShape input) => SpatialAxes.Assume(input, rank, input.Last);
}

/// <summary>The mean of each window's real elements: a contraction with one tap for each element, and a scale.</summary>
internal sealed class AveragePoolOperator<TAttribute>(int rank) : Operator<TAttribute>
    where TAttribute : PoolAttribute
{
    public override IReadOnlyList<SlidingWindow> WindowsOf(LayerAttribute layer, TensorShape input) =>
        WindowArguments.Of((PoolAttribute)layer, rank, ((PoolAttribute)layer).Strides != 0).Windows(input);

    protected override Node? Build(TAttribute layer, Node input, LayerBuilder builder)
    {
        SlidingWindow[]? windows = WindowArguments.Of(layer, rank, builder).Resolve(input.Shape, builder);
        if (windows is null)
        {
            return null;
        }

        int channels = input.Shape.Last;
        int[] positions = [.. windows.Select(w => w.Output)];
        var shape = new TensorShape([.. positions, channels]);
        Node sum = builder.Label(new Contraction(shape, Scope.Sample, input, null, WindowParts.Sum(windows, channels)), "window sums");

        double[] scale = [.. windows.Aggregate<SlidingWindow, IEnumerable<int>>([1], (counts, w) => counts.SelectMany(n => Counts(w).Select(c => n * c))).Select(n => 1.0 / n)];
        if (scale.Distinct().Count() == 1)
        {
            return builder.Label(new Map(Expression.In(0) * scale[0], shape, sum), "average pooling");
        }

        var literal = builder.Label(new Literal(new TensorShape([.. positions, 1]), scale), "one over each window's elements");
        return builder.Label(new Map(Expression.In(0) * Expression.In(1), shape, sum, literal), "average pooling");
    }

    protected override TensorShape? Assume(TAttribute layer, TensorShape input) => SpatialAxes.Assume(input, rank, input.Last);

    private static IEnumerable<int> Counts(SlidingWindow window) => Enumerable.Range(0, window.Output).Select(o =>
    {
        int start = (o * window.Stride) - window.PadLow;
        return Math.Min(start + window.Size, window.Input) - Math.Max(start, 0);
    });
}

/// <summary>The mean of each channel, over the steps that count where the input is a sequence.</summary>
internal sealed class GlobalAveragePoolOperator<TAttribute>(int rank) : Operator<TAttribute>
    where TAttribute : GlobalPoolAttribute
{
    public override MaskRule MaskRule => rank == 1 ? MaskRule.Reads : MaskRule.Refuses;

    protected override Node? Build(TAttribute layer, Node input, LayerBuilder builder)
    {
        if (!(builder.RequireChannelsLast(layer.DataFormat) & builder.RequireAxes(input.Shape, rank)))
        {
            return null;
        }

        bool[] axes = [.. Enumerable.Range(0, rank + 1).Select(d => d < rank)];
        if (builder.MaskOf(input) is { } mask)
        {
            return Pooling.Squeeze(MeanOf(input, builder.Beside(mask, rank + 1), axes, builder), layer.KeepDims, builder);
        }

        Expression share = Expression.In(0) * (1.0 / (input.Shape.Size / input.Shape.Last));
        Node mean = builder.Label(new Reduce(ReduceKind.Sum, share, input.Shape, axes, false, input), "global average");
        return Pooling.Squeeze(mean, layer.KeepDims, builder);
    }

    /// <summary>The mean over the steps that count; zero without any, where Keras would divide zero by zero.</summary>
    private static Node MeanOf(Node input, Node mask, bool[] axes, LayerBuilder builder)
    {
        Node sum = builder.Label(new Reduce(ReduceKind.Sum, Expression.In(0) * Expression.In(1), input.Shape, axes, false, input, mask), "sum of what counts");
        Node count = builder.Label(new Reduce(ReduceKind.Sum, Expression.In(0), mask.Shape, axes, false, mask), "steps that count");
        return builder.Label(new Map(Expression.In(0) / Expression.Max(1, Expression.In(1)), sum.Shape, sum, count), "global average");
    }
}

/// <summary>The maximum of each channel: one window as large as the input.</summary>
internal sealed class GlobalMaxPoolOperator<TAttribute>(int rank) : Operator<TAttribute>
    where TAttribute : GlobalPoolAttribute
{
    protected override Node? Build(TAttribute layer, Node input, LayerBuilder builder)
    {
        if (!(builder.RequireChannelsLast(layer.DataFormat) & builder.RequireAxes(input.Shape, rank)))
        {
            return null;
        }

        SlidingWindow[] whole = [.. input.Shape.Sizes.Take(rank).Select(n => new SlidingWindow(n, n, 1, 1, 0, 0))];
        return Pooling.Squeeze(builder.Label(Pooling.Maximum(input, whole), "global maximum"), layer.KeepDims, builder);
    }
}

/// <summary>What the pooling layers share.</summary>
internal static class Pooling
{
    public static MaxWindow Maximum(Node input, SlidingWindow[] windows) => new(input, new WindowGeometry(
        input.Shape,
        new TensorShape([.. windows.Select(w => w.Output), input.Shape.Last]),
        [.. windows.Select(w => new WindowAxis(w.Size, w.Stride, w.PadLow))]));

    public static Node Squeeze(Node node, bool keepDims, LayerBuilder builder) =>
        keepDims ? node : builder.Label(new Reshape(node, new TensorShape(node.Shape.Last)), "vector");
}
