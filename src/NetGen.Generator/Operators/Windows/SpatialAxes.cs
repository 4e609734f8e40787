using System.Globalization;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>
/// The axes before the channels: one for steps, two for height and width, three with depth. Layers over them take the same
/// arguments whatever their number.
/// </summary>
internal static class SpatialAxes
{
    private static readonly string[] Image = ["depth", "height", "width"];
    private static readonly string[] Edges = ["front", "back", "top", "bottom", "left", "right"];
    private static readonly string[] Numbers = ["no", "one", "two", "three", "four", "five", "six"];

    /// <summary>What users call the axes.</summary>
    public static string[] Names(int rank) => rank == 1 ? ["steps"] : [.. Image.Skip(Image.Length - rank)];

    /// <summary>What users call the two edges of each axis, in the order in which they are given.</summary>
    public static string EdgeNames(int rank) => rank == 1 ? "before, after" : string.Join(", ", Edges.Skip(Edges.Length - (2 * rank)));

    public static string Number(int count) => Numbers[count];

    /// <summary>Reports an argument that has no number of at least <paramref name="least"/> for each axis.</summary>
    public static bool RequireEach(this LayerBuilder builder, int[] values, int rank, string argument, int least = 1)
    {
        string each = string.Join(", ", Names(rank).Select(n => $"one for {n}"));
        int last = each.LastIndexOf(", ", StringComparison.Ordinal);
        string expected = values.Length == rank ? $"at least {least} on each axis"
            : rank == 1 ? "one number"
            : $"{Number(rank)} numbers, {each.Substring(0, last)} and {each.Substring(last + 2)}";
        string text = values.Length == rank && values.All(v => v == values[0]) ? values[0].ToString(CultureInfo.InvariantCulture) : $"[{string.Join(", ", values)}]";
        return builder.Require(values.Length == rank && values.All(v => v >= least), argument, expected, text);
    }

    /// <summary>Reports an input without these axes and one for channels.</summary>
    public static bool RequireAxes(this LayerBuilder builder, TensorShape input, int rank)
    {
        if (input.Rank != rank + 1)
        {
            string hint = input.Rank <= rank ? "; [Reshape] can give it one" : string.Empty;
            builder.Report(Descriptors.WrongRank, null, builder.Kind, string.Join(" × ", Names(rank).Append("channels")), input, hint);
        }

        return input.Rank == rank + 1;
    }

    /// <summary>The shape to go on with after a mistake in a layer over these axes.</summary>
    public static TensorShape? Assume(TensorShape input, int rank, int channels) =>
        input.Rank == rank + 1 ? new TensorShape([.. input.Sizes.Take(rank), channels]) : null;

    /// <summary>Reports two arguments that say the same thing.</summary>
    public static bool RequireNotBoth(this LayerBuilder builder, string first, string second, string reason)
    {
        if (!builder.IsGiven(first) || !builder.IsGiven(second))
        {
            return true;
        }

        builder.Report(Descriptors.ConflictingArguments, second, builder.Kind, first, second, reason);
        return false;
    }

    /// <summary>Reports channels that stand first: only the input converts them.</summary>
    public static bool RequireChannelsLast(this LayerBuilder builder, DataFormat format)
    {
        if (format == DataFormat.ChannelsFirst)
        {
            builder.Report(Descriptors.ChannelsFirst, nameof(DataFormat), builder.Kind);
        }

        return format != DataFormat.ChannelsFirst;
    }
}
