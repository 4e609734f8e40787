using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>The loop nests of layers that slide windows, over any number of axes: positions outside, taps inside.</summary>
internal static class WindowParts
{
    private static readonly string[] Letters = ["z", "y", "x"];

    /// <summary>y[o, g·q + co] = Σ x[s·o + d·k − pad, g·p + ci]·w[k, ci, g·q + co], with p inputs and q outputs in a group.</summary>
    public static ContractionPart Convolution(SlidingWindow[] windows, int groups, int inputs, int outputs)
    {
        int rank = windows.Length, g = rank, co = g + 1, tap = co + 1, ci = tap + rank;
        return new ContractionPart(
            [.. Positions(windows), new("g", groups), new("co", outputs), .. Taps(windows), new("ci", inputs)],
            Output: [.. Each(rank, 0), new(0, (g, outputs), (co, 1))],
            A: [.. Reads(windows, tap), new(0, (g, inputs), (ci, 1))],
            B: [.. Each(rank, tap), AffineIndex.Of(ci), new(0, (g, outputs), (co, 1))]);
    }

    /// <summary>y[o, c·m + q] = Σ x[s·o + d·k − pad, c]·w[k, c, q], with m filters for each channel.</summary>
    public static ContractionPart Depthwise(SlidingWindow[] windows, int channels, int multiplier)
    {
        int rank = windows.Length, c = rank, q = c + 1, tap = q + 1;
        return new ContractionPart(
            [.. Positions(windows), new("c", channels), new("q", multiplier), .. Taps(windows)],
            Output: [.. Each(rank, 0), new(0, (c, multiplier), (q, 1))],
            A: [.. Reads(windows, tap), AffineIndex.Of(c)],
            B: [.. Each(rank, tap), AffineIndex.Of(c), AffineIndex.Of(q)]);
    }

    /// <summary>y[o, c] = Σ x[s·o + d·k − pad, c].</summary>
    public static ContractionPart Sum(SlidingWindow[] windows, int channels)
    {
        int rank = windows.Length, c = rank, tap = c + 1;
        return new ContractionPart(
            [.. Positions(windows), new("c", channels), .. Taps(windows)],
            Output: [.. Each(rank, 0), AffineIndex.Of(c)],
            A: [.. Reads(windows, tap), AffineIndex.Of(c)],
            B: []);
    }

    /// <summary>y[h + i] = x[l + i] for as many i as an axis has, and zero elsewhere: how padding, cropping and their like copy.</summary>
    public static ContractionPart Copy(IReadOnlyList<(int Read, int Write, int Count)> axes, int channels)
    {
        int rank = axes.Count;
        return new ContractionPart(
            [.. axes.Select((a, d) => new Axis($"o{Letter(rank, d)}", a.Count)), new("c", channels)],
            Output: [.. axes.Select((a, d) => new AffineIndex(a.Write, (d, 1))), AffineIndex.Of(rank)],
            A: [.. axes.Select((a, d) => new AffineIndex(a.Read, (d, 1))), AffineIndex.Of(rank)],
            B: []);
    }

    /// <summary>y[r·i + p] = x[i]: each element r times.</summary>
    public static ContractionPart Repeat(TensorShape input, int[] times)
    {
        int rank = times.Length, c = 2 * rank;
        return new ContractionPart(
            [.. times.Select((_, d) => new Axis($"i{Letter(rank, d)}", input[d])), .. times.Select((r, d) => new Axis($"p{Letter(rank, d)}", r)), new("c", input.Last)],
            Output: [.. times.Select((r, d) => new AffineIndex(0, (d, r), (rank + d, 1))), AffineIndex.Of(c)],
            A: [.. Each(rank, 0), AffineIndex.Of(c)],
            B: []);
    }

    public static string Letter(int rank, int axis) => Letters[Letters.Length - rank + axis];

    private static IEnumerable<Axis> Positions(SlidingWindow[] windows) => windows.Select((w, d) => new Axis($"o{Letter(windows.Length, d)}", w.Output));

    private static IEnumerable<Axis> Taps(SlidingWindow[] windows) => windows.Select((w, d) => new Axis($"k{Letter(windows.Length, d)}", w.Size));

    private static IEnumerable<AffineIndex> Reads(SlidingWindow[] windows, int tap) =>
        windows.Select((w, d) => new AffineIndex(-w.PadLow, (d, w.Stride), (tap + d, w.Dilation)));

    private static IEnumerable<AffineIndex> Each(int rank, int first) => Enumerable.Range(first, rank).Select(AffineIndex.Of);
}
