using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>y[o, co] = Σ x[s·o + d·k − pad, ci]·w[k, ci, co] + b[co], in groups of channels, over one, two or three axes.</summary>
internal sealed class ConvolutionOperator<TAttribute>(int rank) : Operator<TAttribute>
    where TAttribute : GroupedConvolutionAttribute
{
    public override IReadOnlyList<SlidingWindow> WindowsOf(LayerAttribute layer, TensorShape input) =>
        WindowArguments.Of((ConvolutionAttribute)layer, rank).Windows(input);

    protected override Node? Build(TAttribute layer, Node input, LayerBuilder builder)
    {
        bool valid = builder.Require(layer.Filters >= 1, nameof(layer.Filters), "at least 1", layer.Filters)
            & builder.Require(layer.Groups >= 1, nameof(layer.Groups), "at least 1", layer.Groups)
            & builder.RequireWeights(layer);
        SlidingWindow[]? windows = WindowArguments.Of(layer, rank).Resolve(input.Shape, builder);
        if (!valid || windows is null || !CheckGroups(layer, input.Shape, builder) || !CheckAlgorithm(layer, windows, builder))
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
            WindowParts.Convolution(windows, layer.Groups, inputs, layer.Filters / layer.Groups))
        {
            Algorithm = Obstacles(layer, windows).Any() ? null : (layer as Conv2DAttribute)?.Algorithm,
        };
        return builder.Finish(layer, builder.Label(product, "convolution"));
    }

    protected override TensorShape? Assume(TAttribute layer, TensorShape input) =>
        layer.Outputs(layer.Filters) >= 1 ? SpatialAxes.Assume(input, rank, layer.Outputs(layer.Filters)) : null;

    /// <summary>What keeps a convolution from being computed by transformed tiles.</summary>
    private static IEnumerable<string> Obstacles(TAttribute layer, SlidingWindow[] windows)
    {
        if (windows.Any(w => w.Size != windows[0].Size) || !WinogradTransform.KnownTaps.Contains(windows[0].Size))
        {
            yield return $"a kernel of {string.Join("×", windows.Select(w => w.Size))}";
        }

        if (windows.Any(w => w.Stride > 1))
        {
            yield return $"a stride of {windows.Max(w => w.Stride)}";
        }

        if (windows.Any(w => w.Dilation > 1))
        {
            yield return $"a dilation rate of {windows.Max(w => w.Dilation)}";
        }

        if (layer.Groups > 1)
        {
            yield return $"{layer.Groups} groups";
        }
    }

    private static bool CheckAlgorithm(TAttribute layer, SlidingWindow[] windows, LayerBuilder builder) =>
        layer is not Conv2DAttribute { Algorithm: ConvolutionAlgorithm.Winograd }
        || Obstacles(layer, windows).FirstOrDefault() is not { } obstacle
        || builder.Require(
            false,
            nameof(Conv2DAttribute.Algorithm),
            $"ConvolutionAlgorithm.Auto or ConvolutionAlgorithm.Direct with {obstacle}, since tiles are transformed for kernels of 3×3 and 5×5 with stride 1, dilation rate 1 and one group",
            ConvolutionAlgorithm.Winograd);

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
