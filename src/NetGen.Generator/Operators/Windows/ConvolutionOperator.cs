using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>y[o, co] = Σ x[s·o + d·k − pad, ci]·w[k, ci, co] + b[co], in groups of channels, over one, two or three axes.</summary>
internal sealed class ConvolutionOperator<TAttribute>(int rank) : Operator<TAttribute>
    where TAttribute : GroupedConvolutionAttribute
{
    protected override Node? Build(TAttribute layer, Node input, LayerBuilder builder)
    {
        bool valid = builder.Require(layer.Filters >= 1, nameof(layer.Filters), "at least 1", layer.Filters)
            & builder.Require(layer.Groups >= 1, nameof(layer.Groups), "at least 1", layer.Groups)
            & builder.RequireWeights(layer);
        SlidingWindow[]? windows = WindowArguments.Of(layer, rank).Resolve(input.Shape, builder);
        if (!valid || windows is null || !CheckGroups(layer, input.Shape, builder))
        {
            return null;
        }

        int inputs = input.Shape.Last / layer.Groups;
        Source kernel = builder.Kernel(layer, new TensorShape([.. layer.KernelSize, inputs, layer.Filters]));
        Node product = new Contraction(
            new TensorShape([.. windows.Select(w => w.Output), layer.Filters]),
            Scope.Sample,
            input,
            kernel,
            WindowParts.Convolution(windows, layer.Groups, inputs, layer.Filters / layer.Groups));
        return builder.Finish(layer, builder.Label(product, "convolution"));
    }

    protected override TensorShape? Assume(TAttribute layer, TensorShape input) =>
        layer.Outputs(layer.Filters) >= 1 ? SpatialAxes.Assume(input, rank, layer.Outputs(layer.Filters)) : null;

    private static bool CheckGroups(TAttribute layer, TensorShape input, LayerBuilder builder)
    {
        if (input.Last % layer.Groups != 0)
        {
            builder.Report(Descriptors.ChannelMismatch, nameof(layer.Groups), builder.LayerName, input.Last, "input channels", layer.Groups);
            return false;
        }

        if (layer.Filters % layer.Groups != 0)
        {
            builder.Report(Descriptors.ChannelMismatch, nameof(layer.Groups), builder.LayerName, layer.Filters, "filters", layer.Groups);
            return false;
        }

        return true;
    }
}
