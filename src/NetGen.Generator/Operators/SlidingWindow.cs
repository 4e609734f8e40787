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
    public int Reach => ((Size - 1) * Dilation) + 1;

    public int Output => Reach > Input + PadLow + PadHigh ? 0 : ((Input + PadLow + PadHigh - Reach) / Stride) + 1;

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
            int outputs = (input + stride - 1) / stride;
            int total = Math.Max(((outputs - 1) * stride) + ((size - 1) * dilation) + 1 - input, 0);
            low = total / 2;
            high = total - low;
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

        if (input.Rank != 3)
        {
            string hint = input.Rank < 3 ? "; [Reshape] can give it one" : string.Empty;
            builder.Report(Descriptors.WrongRank, null, builder.Kind, "height × width × channels", input, hint);
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
                    input[axis],
                    $"its input is {input}");
                return null;
            }

            if (isPool && Pads is not null && Math.Max(windows[axis].PadLow, windows[axis].PadHigh) >= Size[axis])
            {
                builder.Require(false, nameof(Pads), "smaller than the window on every side", $"[{string.Join(", ", Pads)}]");
                return null;
            }
        }

        return windows;
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
            values.Length == 2 || values.Length == 0 ? "at least 1 on each axis" : "one size, or one for height and one for width",
            values.Distinct().Count() == 1 ? values[0].ToString(System.Globalization.CultureInfo.InvariantCulture) : $"[{string.Join(", ", values)}]");

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
