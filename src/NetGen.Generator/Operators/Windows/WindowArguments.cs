using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>The arguments that sliding windows share over any number of axes, as the user gave them.</summary>
internal sealed record WindowArguments(
    int Rank,
    int[] Size,
    string SizeArgument,
    int Strides,
    int[]? AxisStrides,
    Padding Padding,
    int[]? Pads,
    DataFormat DataFormat,
    int DilationRate = 1,
    int[]? AxisDilationRates = null)
{
    private bool IsPool => SizeArgument == nameof(PoolAttribute.PoolSize);

    public static WindowArguments Of(ConvolutionAttribute layer, int rank) => new(
        rank,
        layer.KernelSize,
        nameof(layer.KernelSize),
        layer.Strides,
        layer.AxisStrides,
        layer.Padding,
        layer.Pads,
        layer.DataFormat,
        layer.DilationRate,
        layer.AxisDilationRates);

    public static WindowArguments Of(PoolAttribute layer, int rank, LayerBuilder builder) => Of(layer, rank, builder.IsGiven(nameof(layer.Strides)));

    public static WindowArguments Of(PoolAttribute layer, int rank, bool isGiven)
    {
        // A stride that is not given is the window's own size, unless that is a mistake of its own.
        bool isSize = layer.PoolSize.Length == rank && layer.PoolSize.All(s => s >= 1);
        int[]? strides = layer.AxisStrides ?? (isGiven || !isSize ? null : layer.PoolSize);
        return new(
            rank, layer.PoolSize, nameof(layer.PoolSize), isGiven ? layer.Strides : 1, strides, layer.Padding, layer.Pads, layer.DataFormat);
    }

    public int Stride(int axis) => AxisStrides?[axis] ?? Strides;

    public int Dilation(int axis) => AxisDilationRates?[axis] ?? DilationRate;

    /// <summary>One window for each axis before the channels, of arguments that fit the input.</summary>
    public IReadOnlyList<SlidingWindow> Windows(TensorShape input) => [.. Enumerable.Range(0, Rank).Select(axis => Window(input, axis))];

    /// <summary>One window for each axis before the channels, or null with findings.</summary>
    public SlidingWindow[]? Resolve(TensorShape input, LayerBuilder builder)
    {
        if (!Check(builder, IsPool ? [Padding.Valid, Padding.Same] : Rank == 1 ? [Padding.Valid, Padding.Same, Padding.Full, Padding.Causal] : [Padding.Valid, Padding.Same, Padding.Full])
            || !builder.RequireAxes(input, Rank))
        {
            return null;
        }

        var windows = new SlidingWindow[Rank];
        for (int axis = 0; axis < Rank; axis++)
        {
            SlidingWindow window = Window(input, axis);
            windows[axis] = window;
            if (window.Output < 1)
            {
                builder.Report(
                    IsPool ? Descriptors.PoolTooLarge : Descriptors.KernelTooLarge,
                    SizeArgument,
                    builder.LayerName,
                    window.Reach,
                    SpatialAxes.Names(Rank)[axis],
                    input,
                    window.Padded == input[axis] ? input[axis] : $"{window.Padded} with its padding");
                return null;
            }

            if (IsPool && Pads is not null && Math.Max(window.PadLow, window.PadHigh) >= Size[axis])
            {
                builder.Require(false, nameof(Pads), "smaller than the window on every side", $"[{string.Join(", ", Pads)}]");
                return null;
            }
        }

        // An operator may write one value for each position, so their number is checked before.
        return builder.RequireSize([.. windows.Select(w => w.Output), input.Last], $"The output of {builder.LayerName}") ? windows : null;
    }

    /// <summary>Reports arguments that no input fits.</summary>
    public bool Check(LayerBuilder builder, params Padding[] paddings)
    {
        int edges = 2 * Rank;
        bool valid = builder.RequireEach(Size, Rank, SizeArgument)
            & builder.Require(Strides >= 1, nameof(Strides), "at least 1", Strides)
            & builder.Require(DilationRate >= 1, nameof(DilationRate), "at least 1", DilationRate)
            & (AxisStrides is null || builder.RequireEach(AxisStrides, Rank, nameof(AxisStrides)))
            & (AxisDilationRates is null || builder.RequireEach(AxisDilationRates, Rank, nameof(AxisDilationRates)))
            & (Pads is null || builder.Require(
                Pads.Length == edges && Pads.All(p => p >= 0),
                nameof(Pads),
                $"{SpatialAxes.Number(edges)} sizes of zero or more ({SpatialAxes.EdgeNames(Rank)})",
                $"[{string.Join(", ", Pads)}]"))
            & CheckPadding(builder, paddings)
            & builder.RequireChannelsLast(DataFormat)
            & builder.RequireNotBoth("Strides", "AxisStrides", "one sets all axes, the other each")
            & builder.RequireNotBoth("DilationRate", "AxisDilationRates", "one sets all axes, the other each")
            & builder.RequireNotBoth("Padding", "Pads", "explicit pads replace the padding mode");
        if (valid && Enumerable.Range(0, Rank).Any(a => Stride(a) > 1) && Enumerable.Range(0, Rank).Any(a => Dilation(a) > 1))
        {
            builder.Report(
                Descriptors.ConflictingArguments, null, builder.Kind, "a stride above 1", "a dilation rate above 1", "Keras defines no such convolution");
            return false;
        }

        return valid;
    }

    private SlidingWindow Window(TensorShape input, int axis) => Pads is null
        ? SlidingWindow.Create(input[axis], Size[axis], Stride(axis), Dilation(axis), Padding)
        : new SlidingWindow(input[axis], Size[axis], Stride(axis), Dilation(axis), Pads[2 * axis], Pads[(2 * axis) + 1]);

    private bool CheckPadding(LayerBuilder builder, Padding[] paddings)
    {
        string[] names = [.. paddings.Select(p => $"Padding.{p}")];
        string expected = $"{string.Join(", ", names.Take(names.Length - 1))} or {names[names.Length - 1]}"
            + (Padding == Padding.Causal && !IsPool ? ", since causal padding is for the steps of a sequence" : string.Empty);
        return !Enum.IsDefined(typeof(Padding), Padding) || builder.Require(paddings.Contains(Padding), nameof(Padding), expected, Padding);
    }
}
