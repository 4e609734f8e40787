using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>
/// y[s·i + d·k − cut, co] = Σ x[i, ci]·w[k, co, ci] + b[co]: the adjoint of the convolution that makes x's shape of y's, and so one
/// loop nest for each phase of the stride.
/// </summary>
internal sealed class TransposedConvolutionOperator<TAttribute>(int rank) : Operator<TAttribute>
    where TAttribute : TransposedConvolutionAttribute
{
    protected override Node? Build(TAttribute layer, Node input, LayerBuilder builder)
    {
        var arguments = WindowArguments.Of(layer, rank);
        bool valid = builder.Require(layer.Filters >= 1, nameof(layer.Filters), "at least 1", layer.Filters)
            & builder.RequireWeights(layer)
            & arguments.Check(builder, Padding.Valid, Padding.Same);
        if (!valid || !CheckOutputPadding(layer, arguments, builder) || !builder.RequireAxes(input.Shape, rank))
        {
            return null;
        }

        var windows = new SlidingWindow[rank];
        for (int axis = 0; axis < rank; axis++)
        {
            if (Resolve(layer, arguments, input.Shape, axis, builder) is not { } window)
            {
                return null;
            }

            windows[axis] = window;
        }

        int channels = input.Shape.Last;
        var shape = new TensorShape([.. windows.Select(w => w.Input), layer.Filters]);
        if (!builder.RequireSize(shape.Sizes, $"The output of {builder.LayerName}"))
        {
            return null;
        }

        Source kernel = builder.Kernel(layer, new TensorShape([.. layer.KernelSize, layer.Filters, channels]));
        ContractionPart convolution = WindowParts.Convolution(windows, 1, layer.Filters, channels);
        return builder.Finish(layer, builder.Label(ContractionGradient.Adjoint(convolution, shape, input, kernel), "transposed convolution"));
    }

    protected override TensorShape? Assume(TAttribute layer, TensorShape input) =>
        layer.Outputs(layer.Filters) >= 1 ? SpatialAxes.Assume(input, rank, layer.Outputs(layer.Filters)) : null;

    private bool CheckOutputPadding(TAttribute layer, WindowArguments arguments, LayerBuilder builder)
    {
        bool valid = builder.RequireNotBoth(nameof(layer.OutputPadding), nameof(layer.AxisOutputPadding), "one sets all axes, the other each")
            & builder.Require(layer.OutputPadding >= -1, nameof(layer.OutputPadding), "at least 0", layer.OutputPadding)
            & (layer.AxisOutputPadding is null || builder.RequireEach(layer.AxisOutputPadding, rank, nameof(layer.AxisOutputPadding), least: 0));
        for (int axis = 0; valid && axis < rank; axis++)
        {
            int padding = layer.AxisOutputPadding?[axis] ?? layer.OutputPadding;
            string argument = layer.AxisOutputPadding is null ? nameof(layer.OutputPadding) : nameof(layer.AxisOutputPadding);
            valid = builder.Require(padding < arguments.Stride(axis), argument, $"less than the stride, {arguments.Stride(axis)}", padding);
        }

        return valid;
    }

    /// <summary>The window of the convolution that leads back, with the output as its input.</summary>
    private SlidingWindow? Resolve(TAttribute layer, WindowArguments arguments, TensorShape input, int axis, LayerBuilder builder)
    {
        int size = layer.KernelSize[axis], stride = arguments.Stride(axis), dilation = arguments.Dilation(axis);
        int? extra = layer.AxisOutputPadding?[axis] ?? (layer.OutputPadding < 0 ? null : layer.OutputPadding);
        long reach = ((size - 1L) * dilation) + 1, spread = ((input[axis] - 1L) * stride) + reach;

        // Keras's rules. What Same cuts off is what TensorFlow's Same would pad on the way back.
        long output, low;
        if (layer.Pads is { } pads)
        {
            low = pads[2 * axis];
            output = spread + (extra ?? 0) - low - pads[(2 * axis) + 1];
        }
        else if (layer.Padding == Padding.Same)
        {
            output = extra is null ? (long)input[axis] * stride : ((input[axis] - 1L) * stride) + (reach % 2) + extra.Value;
            low = Math.Max(spread - output, 0) / 2;
        }
        else
        {
            low = 0;
            output = spread + (extra ?? Math.Max(stride - reach, 0));
        }

        if (output < 1)
        {
            long whole = spread + (extra ?? 0);
            builder.Report(
                Descriptors.NothingLeft, nameof(layer.Pads), builder.LayerName, whole - output, SpatialAxes.Names(rank)[axis], "the spread input", whole, whole - 1);
            return null;
        }

        return new SlidingWindow(checked((int)output), size, stride, dilation, checked((int)low), checked((int)(spread - output - low)));
    }
}
