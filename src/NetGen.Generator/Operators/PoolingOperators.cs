using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>The maximum of each window.</summary>
internal sealed class MaxPool2DOperator : Operator<MaxPool2DAttribute>
{
    protected override Node? Build(MaxPool2DAttribute layer, Node input, LayerBuilder builder)
    {
        SlidingWindow[]? windows = Pooling.Windows(layer, input, builder);
        if (windows is null)
        {
            return null;
        }

        return builder.Label(new MaxWindow(input, Pooling.Geometry(input.Shape, windows[0], windows[1])), "max pooling");
    }

    protected override TensorShape? Assume(MaxPool2DAttribute layer, TensorShape input) => Pooling.Assume(input);
}

/// <summary>The mean of each window's real elements: a contraction with one tap for each element, and a scale.</summary>
internal sealed class AveragePool2DOperator : Operator<AveragePool2DAttribute>
{
    protected override Node? Build(AveragePool2DAttribute layer, Node input, LayerBuilder builder)
    {
        SlidingWindow[]? windows = Pooling.Windows(layer, input, builder);
        if (windows is null)
        {
            return null;
        }

        (SlidingWindow y, SlidingWindow x) = (windows[0], windows[1]);
        var shape = new TensorShape(y.Output, x.Output, input.Shape.Last);
        const int Oy = 0, Ox = 1, C = 2, Ky = 3, Kx = 4;
        var part = new ContractionPart(
            [new("oy", y.Output), new("ox", x.Output), new("c", shape.Last), new("ky", y.Size), new("kx", x.Size)],
            Output: [AffineIndex.Of(Oy), AffineIndex.Of(Ox), AffineIndex.Of(C)],
            A: [new(-y.PadLow, (Oy, y.Stride), (Ky, 1)), new(-x.PadLow, (Ox, x.Stride), (Kx, 1)), AffineIndex.Of(C)],
            B: []);
        Node sum = builder.Label(new Contraction(shape, Scope.Sample, input, null, part), "window sums");

        double[] scale = [.. Counts(y).SelectMany(r => Counts(x).Select(c => 1.0 / (r * c)))];
        if (scale.Distinct().Count() == 1)
        {
            return builder.Label(new Map(Expression.In(0) * scale[0], shape, sum), "average pooling");
        }

        var literal = builder.Label(new Literal(new TensorShape(y.Output, x.Output, 1), scale), "one over each window's elements");
        return builder.Label(new Map(Expression.In(0) * Expression.In(1), shape, sum, literal), "average pooling");
    }

    protected override TensorShape? Assume(AveragePool2DAttribute layer, TensorShape input) => Pooling.Assume(input);

    private static IEnumerable<int> Counts(SlidingWindow window) => Enumerable.Range(0, window.Output).Select(o =>
    {
        int start = (o * window.Stride) - window.PadLow;
        return Math.Min(start + window.Size, window.Input) - Math.Max(start, 0);
    });
}

/// <summary>The mean of each channel.</summary>
internal sealed class GlobalAveragePool2DOperator : Operator<GlobalAveragePool2DAttribute>
{
    protected override Node? Build(GlobalAveragePool2DAttribute layer, Node input, LayerBuilder builder)
    {
        if (!builder.RequireMap(input.Shape))
        {
            return null;
        }

        Expression share = Expression.In(0) * (1.0 / (input.Shape[0] * input.Shape[1]));
        Node mean = builder.Label(new Reduce(ReduceKind.Sum, share, input.Shape, [true, true, false], false, input), "global average");
        return Pooling.Squeeze(mean, layer.KeepDims, builder);
    }
}

/// <summary>The maximum of each channel: one window as large as the map.</summary>
internal sealed class GlobalMaxPool2DOperator : Operator<GlobalMaxPool2DAttribute>
{
    protected override Node? Build(GlobalMaxPool2DAttribute layer, Node input, LayerBuilder builder)
    {
        if (!builder.RequireMap(input.Shape))
        {
            return null;
        }

        SlidingWindow y = new(input.Shape[0], input.Shape[0], 1, 1, 0, 0);
        SlidingWindow x = new(input.Shape[1], input.Shape[1], 1, 1, 0, 0);
        Node max = builder.Label(new MaxWindow(input, Pooling.Geometry(input.Shape, y, x)), "global maximum");
        return Pooling.Squeeze(max, layer.KeepDims, builder);
    }
}

/// <summary>What the pooling layers share.</summary>
internal static class Pooling
{
    public static SlidingWindow[]? Windows(Pool2DAttribute layer, Node input, LayerBuilder builder)
    {
        // A stride that is not given is the window's own size, unless that is a mistake of its own.
        bool isGiven = builder.IsGiven(nameof(layer.Strides)), isSize = layer.PoolSize.Length == 2 && layer.PoolSize.All(s => s >= 1);
        int[]? strides = layer.AxisStrides ?? (isGiven || !isSize ? null : layer.PoolSize);
        int stride = isGiven ? layer.Strides : 1;
        return new WindowArguments(layer.PoolSize, nameof(layer.PoolSize), stride, strides, layer.Padding, layer.Pads)
            .Resolve(input.Shape, builder, isPool: true);
    }

    public static WindowGeometry Geometry(TensorShape input, SlidingWindow y, SlidingWindow x) => new(
        input, new TensorShape(y.Output, x.Output, input.Last), y.Size, x.Size, y.Stride, x.Stride, y.PadLow, x.PadLow);

    public static TensorShape? Assume(TensorShape input) => input.Rank == 3 ? input : null;

    public static Node Squeeze(Node node, bool keepDims, LayerBuilder builder) =>
        keepDims ? node : builder.Label(new Reshape(node, new TensorShape(node.Shape.Last)), "vector");
}
