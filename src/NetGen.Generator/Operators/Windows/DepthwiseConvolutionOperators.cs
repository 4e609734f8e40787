using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>y[o, c·m + q] = Σ x[s·o + d·k − pad, c]·w[k, c, q] + b[c·m + q]: each channel by itself.</summary>
internal sealed class DepthwiseConvolutionOperator<TAttribute>(int rank) : Operator<TAttribute>
    where TAttribute : DepthwiseConvolutionAttribute
{
    public override IReadOnlyList<SlidingWindow> WindowsOf(LayerAttribute layer, TensorShape input) =>
        WindowArguments.Of((ConvolutionAttribute)layer, rank).Windows(input);

    protected override Node? Build(TAttribute layer, Node input, LayerBuilder builder)
    {
        bool valid = builder.Require(layer.DepthMultiplier >= 1, nameof(layer.DepthMultiplier), "at least 1", layer.DepthMultiplier)
            & builder.RequireWeights(layer);
        SlidingWindow[]? windows = WindowArguments.Of(layer, rank).Resolve(input.Shape, builder);
        if (!valid || windows is null)
        {
            return null;
        }

        int channels = input.Shape.Last;
        Source kernel = builder.Kernel(layer, new TensorShape([.. layer.KernelSize, channels, layer.DepthMultiplier]));
        return builder.Finish(layer, builder.Depthwise(windows, input, kernel, layer.DepthMultiplier));
    }

    protected override TensorShape? Assume(TAttribute layer, TensorShape input) =>
        layer.DepthMultiplier >= 1 && layer.DepthMultiplier <= int.MaxValue / input.Last
            ? SpatialAxes.Assume(input, rank, layer.Outputs(input.Last * layer.DepthMultiplier))
            : null;
}

/// <summary>A depthwise convolution, then one with a kernel of a single position, which mixes the channels.</summary>
internal sealed class SeparableConvolutionOperator<TAttribute>(int rank) : Operator<TAttribute>
    where TAttribute : SeparableConvolutionAttribute
{
    public override IReadOnlyList<SlidingWindow> WindowsOf(LayerAttribute layer, TensorShape input) =>
        WindowArguments.Of((ConvolutionAttribute)layer, rank).Windows(input);

    protected override Node? Build(TAttribute layer, Node input, LayerBuilder builder)
    {
        bool valid = builder.Require(layer.Filters >= 1, nameof(layer.Filters), "at least 1", layer.Filters)
            & builder.Require(layer.DepthMultiplier >= 1, nameof(layer.DepthMultiplier), "at least 1", layer.DepthMultiplier)
            & builder.RequireWeights(layer)
            & builder.RequireWeight(PointwiseOf(layer));
        SlidingWindow[]? windows = WindowArguments.Of(layer, rank).Resolve(input.Shape, builder);
        if (!valid || windows is null)
        {
            return null;
        }

        int channels = checked(input.Shape.Last * layer.DepthMultiplier);
        Source kernel = builder.Kernel(layer, new TensorShape([.. layer.KernelSize, input.Shape.Last, layer.DepthMultiplier]), "depthwise_kernel");
        Source pointwise = builder.Weight(
            PointwiseOf(layer), new TensorShape([.. layer.KernelSize.Select(_ => 1), channels, layer.Filters]));
        Node mixed = builder.Depthwise(windows, input, kernel, layer.DepthMultiplier);
        SlidingWindow[] points = [.. windows.Select(w => new SlidingWindow(w.Output, 1, 1, 1, 0, 0))];
        Node product = new Contraction(
            new TensorShape([.. windows.Select(w => w.Output), layer.Filters]),
            Scope.Sample,
            mixed,
            pointwise,
            WindowParts.Convolution(points, 1, channels, layer.Filters));
        return builder.Finish(layer, builder.Label(product, "pointwise convolution"));
    }

    protected override TensorShape? Assume(TAttribute layer, TensorShape input) =>
        layer.Outputs(layer.Filters) >= 1 ? SpatialAxes.Assume(input, rank, layer.Outputs(layer.Filters)) : null;

    private static WeightArguments PointwiseOf(TAttribute layer) => WeightArguments.Of(layer, "Pointwise") with { Name = "pointwise_kernel" };
}

/// <summary>The step that both share.</summary>
internal static class DepthwiseConvolution
{
    public static Node Depthwise(this LayerBuilder builder, SlidingWindow[] windows, Node input, Node kernel, int multiplier)
    {
        int channels = input.Shape.Last;
        var shape = new TensorShape([.. windows.Select(w => w.Output), checked(channels * multiplier)]);
        return builder.Label(
            new Contraction(shape, Scope.Sample, input, kernel, WindowParts.Depthwise(windows, channels, multiplier)), "depthwise convolution");
    }
}
