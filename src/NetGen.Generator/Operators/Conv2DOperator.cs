using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>y[oy, ox, co] = Σ x[s·oy + d·ky − pad, s·ox + d·kx − pad, ci]·w[ky, kx, ci, co] + b[co], in groups of channels.</summary>
internal sealed class Conv2DOperator : Operator<Conv2DAttribute>
{
    protected override Node? Build(Conv2DAttribute layer, Node input, LayerBuilder builder)
    {
        bool valid = builder.Require(layer.Filters >= 1, nameof(layer.Filters), "at least 1", layer.Filters)
            & builder.Require(layer.Groups >= 1, nameof(layer.Groups), "at least 1", layer.Groups)
            & builder.RequireWeights(layer);
        SlidingWindow[]? windows = new WindowArguments(
            layer.KernelSize,
            nameof(layer.KernelSize),
            layer.Strides,
            layer.AxisStrides,
            layer.Padding,
            layer.Pads,
            layer.DilationRate,
            layer.AxisDilationRates).Resolve(input.Shape, builder, isPool: false);
        if (!valid || windows is null || !CheckGroups(layer, input.Shape, builder))
        {
            return null;
        }

        (SlidingWindow y, SlidingWindow x) = (windows[0], windows[1]);
        int groups = layer.Groups, inputs = input.Shape.Last / groups, outputs = layer.Filters / groups;
        Source kernel = builder.Kernel(
            layer,
            new TensorShape(y.Size, x.Size, inputs, layer.Filters),
            fanIn: y.Size * x.Size * inputs,
            fanOut: y.Size * x.Size * layer.Filters);

        const int Oy = 0, Ox = 1, G = 2, Co = 3, Ky = 4, Kx = 5, Ci = 6;
        var part = new ContractionPart(
            [new("oy", y.Output), new("ox", x.Output), new("g", groups), new("co", outputs), new("ky", y.Size), new("kx", x.Size), new("ci", inputs)],
            Output: [AffineIndex.Of(Oy), AffineIndex.Of(Ox), new(0, (G, outputs), (Co, 1))],
            A: [new(-y.PadLow, (Oy, y.Stride), (Ky, y.Dilation)), new(-x.PadLow, (Ox, x.Stride), (Kx, x.Dilation)), new(0, (G, inputs), (Ci, 1))],
            B: [AffineIndex.Of(Ky), AffineIndex.Of(Kx), AffineIndex.Of(Ci), new(0, (G, outputs), (Co, 1))]);
        Node product = new Contraction(new TensorShape(y.Output, x.Output, layer.Filters), Scope.Sample, input, kernel, part);
        return builder.Finish(layer, builder.Label(product, "convolution"));
    }

    protected override TensorShape? Assume(Conv2DAttribute layer, TensorShape input) =>
        input.Rank == 3 && layer.Filters >= 1 ? new TensorShape(input[0], input[1], layer.Filters) : null;

    private static bool CheckGroups(Conv2DAttribute layer, TensorShape input, LayerBuilder builder)
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
