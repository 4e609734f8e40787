using NetGen.Generator.Emission.Simd;
using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission.Loops;

/// <summary>
/// Max pooling of few channels, and its gradient: vectors lie along a whole row, so that one holds several windows. Where they stand in it repeats
/// along the row. Elements of neighbouring windows are brought side by side by choosing from loads that begin a window apart; a window's
/// gradient is brought to all of its elements by a shuffle.
/// </summary>
internal sealed class PackedWindowKernel
{
    /// <summary>More different vectors in a row are not worth their code.</summary>
    private const int MostVectors = 8;

    private readonly WindowGeometry _geometry;
    private readonly TensorPlace _large, _small;
    private readonly TensorPlace? _argMax;
    private readonly VectorSyntax _v;
    private readonly int _inner, _channels, _size;

    private PackedWindowKernel(WindowGeometry geometry, TensorPlace large, TensorPlace small, TensorPlace? argMax, VectorSyntax v)
    {
        (_geometry, _large, _small, _argMax, _v) = (geometry, large, small, argMax, v);
        _inner = geometry.Axes.Count - 1;
        _channels = geometry.Output.Last;
        _size = geometry.Axes[_inner].Size;
    }

    /// <summary>The elements of a row of windows.</summary>
    private int Row => _geometry.Output[_inner] * _channels;

    /// <summary>The kernel, or null where vectors along the channels serve better.</summary>
    /// <param name="geometry">The windows.</param>
    /// <param name="large">The map they are taken from.</param>
    /// <param name="small">What has one element for each window.</param>
    /// <param name="argMax">Which element was the maximum, if it is stored.</param>
    /// <param name="v">The width.</param>
    /// <param name="isGradient">Whether all elements of the large map are written.</param>
    public static PackedWindowKernel? Create(WindowGeometry geometry, TensorPlace large, TensorPlace small, TensorPlace? argMax, VectorSyntax v, bool isGradient)
    {
        var kernel = new PackedWindowKernel(geometry, large, small, argMax, v);
        int channels = kernel._channels, step = isGradient ? kernel._size * channels : channels;
        bool isDense = new[] { large, small, argMax }.All(p => p is null || p.Strides[kernel._inner] == channels);
        return !v.IsScalar
            && channels < v.Lanes
            && isDense
            && geometry is { IsDisjoint: true, Taps: <= WindowKernel.MostUnrolled }
            && geometry.Axes[kernel._inner].Stride == kernel._size
            && (geometry.CoversInput || !isGradient)
            && kernel.Row / channels * step >= v.Lanes
            && Period(v.Lanes, step) / v.Lanes <= MostVectors
                ? kernel
                : null;
    }

    /// <summary>The maximum of each window, and which element it was if somebody asks.</summary>
    public string Maxima(MaximumWriter maximum)
    {
        var writer = new CodeWriter();
        foreach (int lanes in Cut(Row, _channels).SelectMany(s => s.Starts).SelectMany(s => Windows(s).Skip(1)).Select(w => w.Lane).Distinct().OrderBy(l => l))
        {
            writer.Line($"{_v.Type} before{lanes} = {_v.FirstLanes($"{lanes}")};");
        }

        WriteRows(writer, Row, _channels, (start, c) => WriteMaxima(writer, start, c, maximum));
        return writer.ToString();
    }

    /// <summary>Each window's gradient at its first maximum, and zero elsewhere.</summary>
    public string Gradients()
    {
        var writer = new CodeWriter();
        WriteRows(writer, Row * _size, _size * _channels, (start, c) => WriteGradients(writer, start, c));
        return writer.ToString();
    }

    private void WriteMaxima(CodeWriter writer, int start, string? c, MaximumWriter maximum)
    {
        (int Window, int Lane)[] windows = Windows(start);
        int from = windows[0].Window * (_size - 1), to = (windows[windows.Length - 1].Window * (_size - 1)) + _size;
        int[] rows = RowsOfWindow();
        for (int r = 0; r < rows.Length; r++)
        {
            for (int pixel = from; pixel < to; pixel++)
            {
                writer.Line($"{_v.Type} r{r}_{pixel} = {_v.Load("x", At("i", c, _size, rows[r] + start + (pixel * _channels)))};");
            }

            for (int k = 0; k < _size; k++)
            {
                string Pixel(int window) => $"r{r}_{(window * (_size - 1)) + k}";
                string value = windows.Skip(1).Aggregate(Pixel(windows[0].Window), (before, w) => _v.Select($"before{w.Lane}", before, Pixel(w.Window)));
                int tap = (r * _size) + k;
                if (tap == 0)
                {
                    maximum.Start(writer, value, _v.Zero);
                }
                else
                {
                    maximum.Take(writer, $"v{tap}", value, _v.Constant(tap));
                }
            }
        }

        writer.Line(_v.Store(maximum.Value(writer), "y", At("o", c, 1, start)));
        if (_argMax is not null)
        {
            writer.Line(_v.Store("first", "index", At("a", c, 1, start)));
        }
    }

    private void WriteGradients(CodeWriter writer, int start, string? c)
    {
        int[] lanes = [.. Enumerable.Range(start, _v.Lanes)], places = [.. lanes.Select(l => (l / (_size * _channels) * _channels) + (l % _channels))], rows = RowsOfWindow();
        int from = places.Min();
        string order = _v.Indices(places.Select(p => p - from));
        writer.Line($"{_v.Type} gradient = {_v.Shuffle(_v.Load("dy", At("o", c, 1, from)), order)};");
        writer.Line($"{_v.Type} first = {_v.Shuffle(_v.Load("index", At("a", c, 1, from)), order)};");
        for (int r = 0; r < rows.Length; r++)
        {
            string numbers = _v.Vector(lanes.Select(l => (double)((r * _size) + (l / _channels % _size))));
            writer.Line(_v.Store(_v.Select(_v.Compare("Equals", "==", "first", numbers), "gradient", _v.Zero), "dx", At("i", c, _size, rows[r] + start)));
        }
    }

    /// <summary>Where a window's rows are in the large map.</summary>
    private int[] RowsOfWindow()
    {
        int[] rows = [0];
        for (int d = 0; d < _inner; d++)
        {
            int axis = d;
            rows = [.. rows.SelectMany(r => Enumerable.Range(0, _geometry.Axes[axis].Size).Select(k => r + (k * _large.Strides[axis])))];
        }

        return rows;
    }

    /// <summary>Writes the loops over rows of windows, and in each its vectors: a loop over those that repeat, then the rest, of which the last moves back over the one before.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="row">The elements of a row.</param>
    /// <param name="step">After how many windows and channels begin again.</param>
    /// <param name="write">Writes a vector, by its start and by the loop's variable, null outside.</param>
    private void WriteRows(CodeWriter writer, int row, int step, Action<int, string?> write)
    {
        if (_inner == 0)
        {
            SharedLoop.LeaveToOne(writer);
        }

        using var blocks = new Blocks();
        blocks.Add(writer.Block("for (nint n = 0; n < samples; n++)"));
        LoopAxis[] axes = [.. Enumerable.Range(0, _inner).Select(d => new LoopAxis(
            $"o{WindowKernel.Letter(d, _inner + 1)}", _geometry.Output[d], false, false, [_small.Strides[d], _large.Strides[d] * _geometry.Axes[d].Stride, _argMax?.Strides[d] ?? 0]))];
        foreach (LoopAxis axis in axes)
        {
            blocks.Add(axis.Open(writer, isShared: axis == axes[0]));
        }

        WriteStart("o", _small, 0);
        if (_argMax is not null)
        {
            WriteStart("a", _argMax, 2);
        }

        WriteStart("i", _large, 1);
        int period = Period(_v.Lanes, step), scale = row / Row;
        foreach ((int[] starts, bool isLoop) in Cut(row, step))
        {
            using (isLoop ? writer.Block($"for (nint c = 0; c < {row / period * period / scale}; c += {period / scale})") : null)
            {
                foreach (int start in starts)
                {
                    using (writer.Block())
                    {
                        write(start, isLoop ? "c" : null);
                    }
                }
            }
        }

        void WriteStart(string name, TensorPlace place, int operand) =>
            writer.Line($"nint {name} = {LoopAxis.Offset([new LoopAxis("n", 1, true, false, [place.SampleStride, place.SampleStride, place.SampleStride]), .. axes], operand)};");
    }

    /// <summary>Where the vectors of a row begin: those of a loop, then those behind it.</summary>
    private IEnumerable<(int[] Starts, bool IsLoop)> Cut(int row, int step)
    {
        int lanes = _v.Lanes, period = Period(lanes, step), looped = row / period >= 2 ? row / period * period : 0;
        if (looped > 0)
        {
            yield return ([.. Enumerable.Range(0, period / lanes).Select(i => i * lanes)], true);
        }

        yield return ([.. Enumerable.Range(0, (row - looped + lanes - 1) / lanes).Select(i => Math.Min(looped + (i * lanes), row - lanes))], false);
    }

    /// <summary>The windows that a vector holds, each with its first lane.</summary>
    private (int Window, int Lane)[] Windows(int start) =>
        [.. Enumerable.Range(0, _v.Lanes).GroupBy(l => (start + l) / _channels).Select(g => (g.Key, g.First()))];

    /// <summary>A place in a row, as C#.</summary>
    private static string At(string row, string? variable, int factor, int offset) =>
        row + (variable is null ? string.Empty : factor == 1 ? $" + {variable}" : $" + ({variable} * {factor})") + (offset == 0 ? string.Empty : $" + {offset}");

    /// <summary>After how many elements a vector begins where one did before.</summary>
    private static int Period(int lanes, int step)
    {
        int a = lanes, b = step;
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return lanes / a * step;
    }
}
