using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>A window moving along one axis.</summary>
/// <param name="Input">The length of the axis.</param>
/// <param name="Size">The number of taps.</param>
/// <param name="Stride">The distance between windows.</param>
/// <param name="Dilation">The distance between taps.</param>
/// <param name="PadLow">Zeros before the axis.</param>
/// <param name="PadHigh">Zeros behind it.</param>
internal sealed record SlidingWindow(int Input, int Size, int Stride, int Dilation, int PadLow, int PadHigh)
{
    /// <summary>The distance from the first tap to the last, both included.</summary>
    public long Reach => ((Size - 1L) * Dilation) + 1;

    /// <summary>The number of positions.</summary>
    public int Output => Reach > Padded ? 0 : checked((int)((Padded - Reach) / Stride) + 1);

    /// <summary>The length of the axis with its zeros.</summary>
    public long Padded => (long)Input + PadLow + PadHigh;

    /// <summary>TensorFlow's Same: as many outputs as strides begin in the input, the odd pixel at the end.</summary>
    public static SlidingWindow Create(int input, int size, int stride, int dilation, Padding padding, int[]? pads, int axis)
    {
        int low = 0, high = 0;
        if (pads is not null)
        {
            (low, high) = (pads[2 * axis], pads[(2 * axis) + 1]);
        }
        else if (padding == Padding.Same)
        {
            long outputs = ((long)input + stride - 1) / stride;
            long total = Math.Max(((outputs - 1) * stride) + ((size - 1L) * dilation) + 1 - input, 0);
            low = checked((int)(total / 2));
            high = checked((int)(total - low));
        }

        return new SlidingWindow(input, size, stride, dilation, low, high);
    }
}

/// <summary>The arguments that sliding windows share, as the user gave them.</summary>
internal sealed record WindowArguments(
    int[] Size, string SizeArgument, int Strides, int[]? AxisStrides, Padding Padding, int[]? Pads, int DilationRate = 1, int[]? AxisDilationRates = null)
{
    private static readonly string[] AxisNames = ["height", "width"];

    /// <summary>The two windows over an input of height, width and channels, or null with findings.</summary>
    public SlidingWindow[]? Resolve(TensorShape input, LayerBuilder builder, bool isPool)
    {
        if (!CheckArguments(builder))
        {
            return null;
        }

        if (!builder.RequireMap(input))
        {
            return null;
        }

        var windows = new SlidingWindow[2];
        for (int axis = 0; axis < 2; axis++)
        {
            windows[axis] = SlidingWindow.Create(
                input[axis], Size[axis], AxisStrides?[axis] ?? Strides, AxisDilationRates?[axis] ?? DilationRate, Padding, Pads, axis);
            if (windows[axis].Output < 1)
            {
                builder.Report(
                    isPool ? Descriptors.PoolTooLarge : Descriptors.KernelTooLarge,
                    SizeArgument,
                    builder.LayerName,
                    windows[axis].Reach,
                    AxisNames[axis],
                    input,
                    windows[axis].Padded == input[axis] ? input[axis] : $"{windows[axis].Padded} with its padding");
                return null;
            }

            if (isPool && Pads is not null && Math.Max(windows[axis].PadLow, windows[axis].PadHigh) >= Size[axis])
            {
                builder.Require(false, nameof(Pads), "smaller than the window on every side", $"[{string.Join(", ", Pads)}]");
                return null;
            }
        }

        // An operator may write one value for each position, so their number is checked before.
        int[] output = [windows[0].Output, windows[1].Output, input.Last];
        return builder.RequireSize(output, $"The output of {builder.LayerName}") ? windows : null;
    }

    private bool CheckArguments(LayerBuilder builder)
    {
        bool valid = CheckPair(Size, SizeArgument)
            & builder.Require(Strides >= 1, nameof(Strides), "at least 1", Strides)
            & builder.Require(DilationRate >= 1, nameof(DilationRate), "at least 1", DilationRate)
            & (AxisStrides is null || CheckPair(AxisStrides, nameof(AxisStrides)))
            & (AxisDilationRates is null || CheckPair(AxisDilationRates, nameof(AxisDilationRates)))
            & (Pads is null || builder.Require(
                Pads.Length == 4 && Pads.All(p => p >= 0), nameof(Pads), "four sizes of zero or more (top, bottom, left, right)", $"[{string.Join(", ", Pads)}]"))
            & NotBoth("Strides", "AxisStrides", "one sets all axes, the other each")
            & NotBoth("DilationRate", "AxisDilationRates", "one sets all axes, the other each")
            & NotBoth("Padding", "Pads", "explicit pads replace the padding mode");
        if (valid && MaxOf(AxisStrides, Strides) > 1 && MaxOf(AxisDilationRates, DilationRate) > 1)
        {
            builder.Report(
                Descriptors.ConflictingArguments, null, builder.Kind, "a stride above 1", "a dilation rate above 1", "Keras defines no such convolution");
            return false;
        }

        return valid;

        bool CheckPair(int[] values, string argument) => builder.Require(
            values.Length == 2 && values.All(v => v >= 1),
            argument,
            values.Length == 2 ? "at least 1 on each axis" : "two numbers, one for height and one for width",
            values.Length == 2 && values[0] == values[1] ? values[0].ToString(System.Globalization.CultureInfo.InvariantCulture) : $"[{string.Join(", ", values)}]");

        bool NotBoth(string first, string second, string reason)
        {
            if (!builder.IsGiven(first) || !builder.IsGiven(second))
            {
                return true;
            }

            builder.Report(Descriptors.ConflictingArguments, second, builder.Kind, first, second, reason);
            return false;
        }

        static int MaxOf(int[]? values, int single) => values?.Max() ?? single;
    }
}
