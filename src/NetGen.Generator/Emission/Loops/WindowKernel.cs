using NetGen.Generator.Emission.Simd;
using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission.Loops;

/// <summary>Max pooling and its gradient: vectors along the channels, windows unrolled unless they may reach over the border.</summary>
internal sealed class WindowKernel(WindowGeometry geometry, TensorPlace large, TensorPlace small, TensorPlace? argMax, KernelLibrary library)
{
    /// <summary>Windows with more elements are loops.</summary>
    public const int MostUnrolled = 25;

    private static readonly string[] Letters = ["z", "y", "x"];
    private static readonly string[] FirstEdges = ["front", "top", "left"];

    private int Channels => geometry.Output.Last;

    private bool IsUnrolled => !geometry.IsClipped && geometry.Taps <= MostUnrolled;

    private IReadOnlyList<WindowAxis> Axes => geometry.Axes;

    /// <summary>The maximum of each window, or what an epilogue makes of it, and which element it was if somebody asks.</summary>
    public string AddForward(string name, string summary, VectorSyntax v, Expression? epilogue)
    {
        var maximum = new MaximumWriter(v, argMax is not null, epilogue, library);
        return Add(
            name,
            summary,
            v,
            argMax is null ? "ref {0} y, ref {0} x, int samples, WorkShare share" : "ref {0} y, ref {0} index, ref {0} x, int samples, WorkShare share",
            PackedWindowKernel.Create(geometry, large, small, argMax, v, isGradient: false)?.Maxima(maximum)
                ?? Body(v, MaskedWindows(v, small, 1), (writer, syntax, mask) => WriteMaximum(writer, syntax, mask, maximum)));
    }

    /// <summary>Each window's gradient goes to its first maximum.</summary>
    public string AddBackward(string name, string summary, VectorSyntax v) => Add(
        name,
        summary,
        v,
        "ref {0} dx, ref {0} dy, ref {0} index, int samples, WorkShare share",
        PackedWindowKernel.Create(geometry, large, small, argMax, v, isGradient: true)?.Gradients() ?? Body(v, MaskedGradients(v), WriteGradient));

    private string Add(string name, string summary, VectorSyntax v, string parameters, string body) =>
        library.AddKernel(v, name, summary, string.Format(System.Globalization.CultureInfo.InvariantCulture, parameters, library.Element), body);

    private string Body(VectorSyntax v, int masked, Action<CodeWriter, VectorSyntax, string?> write)
    {
        var body = new CodeWriter();
        bool hasMaskedRows = Channels % v.Lanes > 0;
        if (hasMaskedRows)
        {
            SharedLoop.LeaveToOne(body);
        }

        using (body.Block("for (nint n = 0; n < samples; n++)"))
        using (var positions = new Blocks())
        {
            for (int d = 0; d < Axes.Count - 1; d++)
            {
                var axis = new LoopAxis($"o{Letter(d)}", geometry.Output[d], false, false, []);
                positions.Add(axis.Open(body, isShared: d == 0 && !hasMaskedRows));
            }

            int inner = Axes.Count - 1, extent = geometry.Output[inner];
            if (masked >= extent || masked == 0)
            {
                var axis = new LoopAxis($"o{Letter(inner)}", extent, false, false, []);
                using (axis.Open(body, isShared: inner == 0 && !hasMaskedRows))
                {
                    WriteWindow(body, v, masked > 0, write);
                }
            }
            else
            {
                body.Line($"nint o{Letter(inner)} = 0;");
                body.Line("// What is written beyond the channels is written again by the next windows.");
                foreach ((int end, bool isMasked) in new[] { (extent - masked, false), (extent, true) })
                {
                    using (body.Block($"for (; o{Letter(inner)} < {end}; o{Letter(inner)}++)"))
                    {
                        WriteWindow(body, v, isMasked, write);
                    }
                }
            }
        }

        return body.ToString();
    }

    /// <summary>How many windows at the end of each row write under a mask, since nothing writes again what they would write beyond the channels.</summary>
    /// <param name="v">The width.</param>
    /// <param name="place">What is written.</param>
    /// <param name="pixels">The pixels of a row that one window writes.</param>
    private int MaskedWindows(VectorSyntax v, TensorPlace place, int pixels)
    {
        if (Channels % v.Lanes == 0)
        {
            return 0;
        }

        bool isOneRow = Channels < v.Lanes && place.Strides[Axes.Count - 1] == Channels && !(argMax is not null && argMax.Strides[Axes.Count - 1] != Channels);
        int beyond = (v.Lanes - Channels + Channels - 1) / Channels;
        return isOneRow ? (beyond + pixels - 1) / pixels : int.MaxValue;
    }

    /// <summary>The same for gradients: only windows that touch each element once write again what the one before has.</summary>
    private int MaskedGradients(VectorSyntax v)
    {
        int masked = MaskedWindows(v, large, Axes[Axes.Count - 1].Stride);
        return masked > 0 && !(geometry is { IsDisjoint: true, CoversInput: true } && IsUnrolled) ? int.MaxValue : masked;
    }

    private void WriteWindow(CodeWriter body, VectorSyntax v, bool isMasked, Action<CodeWriter, VectorSyntax, string?> write)
    {
        body.Line($"nint o = {Offset(small)};");
        if (argMax is not null)
        {
            body.Line($"nint a = {Offset(argMax)};");
        }

        if (IsUnrolled)
        {
            body.Line($"nint i = (n * {large.SampleStride}){Sum(d => $"(o{Letter(d)} * {Axes[d].Stride * large.Strides[d]})")};");
        }
        else
        {
            // Windows at the border are cut to the elements that exist.
            for (int d = 0; d < Axes.Count; d++)
            {
                body.Line($"nint {Edge(d)} = (o{Letter(d)} * {Axes[d].Stride}) - {Axes[d].Pad};");
            }

            body.Line($"nint i = (n * {large.SampleStride}){Sum(d => $"({Edge(d)} * {large.Strides[d]})")};");
            for (int d = 0; d < Axes.Count; d++)
            {
                (string letter, string edge, int size, int input) = (Letter(d), Edge(d), Axes[d].Size, geometry.Input[d]);
                body.Line($"int {letter}0 = {edge} < 0 ? (int)-{edge} : 0, {letter}1 = (int)({edge} + {size} > {input} ? {input} - {edge} : {size});");
            }
        }

        int vectors = Channels / v.Lanes;
        if (vectors > 0)
        {
            using (body.Block($"for (nint c = 0; c < {vectors * v.Lanes}; c += {v.Lanes})"))
            {
                write(body, v, null);
            }
        }

        if (Channels % v.Lanes > 0)
        {
            using (body.Block())
            {
                body.Line($"const int c = {vectors * v.Lanes};");
                if (isMasked)
                {
                    body.Line($"{v.Type} mask = {v.FirstLanes($"{Channels % v.Lanes}")};");
                }

                write(body, v, isMasked ? "mask" : null);
            }
        }
    }

    /// <summary>The letter of one of some axes.</summary>
    public static string Letter(int axis, int axes) => Letters[Letters.Length - axes + axis];

    private string Letter(int axis) => Letter(axis, Axes.Count);

    private string Edge(int axis) => FirstEdges[FirstEdges.Length - Axes.Count + axis];

    /// <summary>One more term for each axis.</summary>
    private string Sum(Func<int, string> term) => string.Concat(Axes.Select((_, d) => $" + {term(d)}"));

    private string Offset(TensorPlace place) => $"(n * {place.SampleStride}){Sum(d => $"(o{Letter(d)} * {place.Strides[d]})")}";

    /// <summary>The number of an element within its window, in row-major order.</summary>
    private string Number(Func<int, string> index)
    {
        string number = index(0);
        for (int d = 1; d < Axes.Count; d++)
        {
            number = $"{(d == 1 ? number : $"({number})")} * {Axes[d].Size}";
            number = $"({number}) + {index(d)}";
        }

        return $"({library.Element})({number})";
    }

    /// <summary>How far an element of the window lies from its first.</summary>
    private int TapOffset(int tap)
    {
        int offset = 0;
        for (int d = Axes.Count - 1; d >= 0; d--)
        {
            offset += tap % Axes[d].Size * large.Strides[d];
            tap /= Axes[d].Size;
        }

        return offset;
    }

    /// <summary>Loops over the elements of a window that exist.</summary>
    private Blocks OpenTaps(CodeWriter writer)
    {
        var blocks = new Blocks();
        for (int d = 0; d < Axes.Count; d++)
        {
            string k = $"k{Letter(d)}";
            blocks.Add(writer.Block($"for (int {k} = {Letter(d)}0; {k} < {Letter(d)}1; {k}++)"));
        }

        return blocks;
    }

    private static string Broadcast(VectorSyntax v, string number) => v.IsScalar ? number : $"Vector{v.Bits}.Create({number})";

    private void WriteMaximum(CodeWriter writer, VectorSyntax v, string? mask, MaximumWriter maximum)
    {
        if (IsUnrolled)
        {
            maximum.Start(writer, v.Load("x", "i + c"), v.Zero);
            for (int tap = 1; tap < geometry.Taps; tap++)
            {
                maximum.Take(writer, $"v{tap}", v.Load("x", $"i + {TapOffset(tap)} + c"), v.Constant(tap));
            }
        }
        else
        {
            maximum.Start(writer, v.Constant(double.NegativeInfinity), Broadcast(v, Number(d => $"{Letter(d)}0")));
            using (OpenTaps(writer))
            {
                maximum.Take(writer, "value", v.Load("x", $"i{Sum(d => $"(k{Letter(d)} * {large.Strides[d]})")} + c"), Broadcast(v, Number(d => $"k{Letter(d)}")));
            }
        }

        StoreMasked(writer, v, maximum.Value(writer), "y", "o + c", mask);
        if (argMax is not null)
        {
            StoreMasked(writer, v, "first", "index", "a + c", mask);
        }
    }

    private void WriteGradient(CodeWriter writer, VectorSyntax v, string? mask)
    {
        writer.Line($"{v.Type} gradient = {v.Load("dy", "o + c")};");
        writer.Line($"{v.Type} first = {v.Load("index", "a + c")};");
        if (IsUnrolled)
        {
            for (int tap = 0; tap < geometry.Taps; tap++)
            {
                int offset = TapOffset(tap);
                WriteShare(writer, v, offset == 0 ? "i + c" : $"i + {offset} + c", v.Constant(tap), mask);
            }
        }
        else
        {
            using (OpenTaps(writer))
            {
                WriteShare(writer, v, $"i{Sum(d => $"(k{Letter(d)} * {large.Strides[d]})")} + c", Broadcast(v, Number(d => $"k{Letter(d)}")), mask);
            }
        }
    }

    private void WriteShare(CodeWriter writer, VectorSyntax v, string offset, string number, string? mask)
    {
        string share = v.Select(v.Compare("Equals", "==", "first", number), "gradient", v.Zero);
        if (!geometry.IsDisjoint)
        {
            share = $"{v.Load("dx", offset)} + {share}";
        }

        StoreMasked(writer, v, geometry.IsDisjoint ? share : $"({share})", "dx", offset, mask);
    }

    private static void StoreMasked(CodeWriter writer, VectorSyntax v, string value, string reference, string offset, string? mask) =>
        writer.Line(v.Store(mask is null ? value : v.Select(mask, value, v.Load(reference, offset)), reference, offset));
}
