using NetGen.Generator.Emission.Simd;
using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission.Loops;

/// <summary>Max pooling and its gradient: vectors along the channels, windows unrolled unless they may reach over the border.</summary>
internal sealed class WindowKernel(WindowGeometry geometry, TensorPlace large, TensorPlace small, TensorPlace? argMax, KernelLibrary library)
{
    private const int MostUnrolled = 25;

    private int Channels => geometry.Output.Last;

    private bool IsUnrolled => !geometry.IsClipped && geometry.Height * geometry.Width <= MostUnrolled;

    /// <summary>The maximum of each window, and which element it was if somebody asks.</summary>
    public string AddForward(string name, string summary, VectorSyntax v) =>
        Add(name, summary, v, argMax is null ? "ref {0} y, ref {0} x, int samples" : "ref {0} y, ref {0} index, ref {0} x, int samples", WriteMaximum);

    /// <summary>Each window's gradient goes to its first maximum.</summary>
    public string AddBackward(string name, string summary, VectorSyntax v) =>
        Add(name, summary, v, "ref {0} dx, ref {0} dy, ref {0} index, int samples", WriteGradient);

    private string Add(string name, string summary, VectorSyntax v, string parameters, Action<CodeWriter, VectorSyntax, string?> write)
    {
        parameters = string.Format(System.Globalization.CultureInfo.InvariantCulture, parameters, library.Element);
        var body = new CodeWriter();
        using (body.Block("for (nint n = 0; n < samples; n++)"))
        using (body.Block($"for (nint oy = 0; oy < {geometry.Output[0]}; oy++)"))
        using (body.Block($"for (nint ox = 0; ox < {geometry.Output[1]}; ox++)"))
        {
            body.Line($"nint o = {Offset(small)};");
            if (argMax is not null)
            {
                body.Line($"nint a = {Offset(argMax)};");
            }

            if (IsUnrolled)
            {
                body.Line($"nint i = (n * {large.SampleStride}) + (oy * {geometry.StrideY * large.Strides[0]}) + (ox * {geometry.StrideX * large.Strides[1]});");
            }
            else
            {
                // Windows at the border are cut to the elements that exist.
                body.Line($"nint top = (oy * {geometry.StrideY}) - {geometry.PadTop};");
                body.Line($"nint left = (ox * {geometry.StrideX}) - {geometry.PadLeft};");
                body.Line($"nint i = (n * {large.SampleStride}) + (top * {large.Strides[0]}) + (left * {large.Strides[1]});");
                body.Line($"int y0 = top < 0 ? (int)-top : 0, y1 = (int)(top + {geometry.Height} > {geometry.Input[0]} ? {geometry.Input[0]} - top : {geometry.Height});");
                body.Line($"int x0 = left < 0 ? (int)-left : 0, x1 = (int)(left + {geometry.Width} > {geometry.Input[1]} ? {geometry.Input[1]} - left : {geometry.Width});");
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
                    body.Line($"{v.Type} mask = {v.FirstLanes($"{Channels % v.Lanes}")};");
                    write(body, v, "mask");
                }
            }
        }

        string text = body.ToString();
        return library.AddKernel(v, name, summary, parameters, text);
    }

    private static string Offset(TensorPlace place) =>
        $"(n * {place.SampleStride}) + (oy * {place.Strides[0]}) + (ox * {place.Strides[1]})";

    private void WriteMaximum(CodeWriter writer, VectorSyntax v, string? mask)
    {
        if (IsUnrolled)
        {
            writer.Line($"{v.Type} best = {v.Load("x", "i + c")};");
            if (argMax is not null)
            {
                writer.Line($"{v.Type} first = {v.Zero};");
            }

            for (int tap = 1; tap < geometry.Height * geometry.Width; tap++)
            {
                int offset = (tap / geometry.Width * large.Strides[0]) + (tap % geometry.Width * large.Strides[1]);
                WriteTap(writer, v, $"v{tap}", $"i + {offset} + c", v.Constant(tap));
            }
        }
        else
        {
            writer.Line($"{v.Type} best = {v.Constant(double.NegativeInfinity)};");
            if (argMax is not null)
            {
                writer.Line($"{v.Type} first = {(v.IsScalar ? $"({v.Element})((y0 * {geometry.Width}) + x0)" : $"Vector{v.Bits}.Create(({v.Element})((y0 * {geometry.Width}) + x0))")};");
            }

            using (writer.Block("for (int ky = y0; ky < y1; ky++)"))
            using (writer.Block("for (int kx = x0; kx < x1; kx++)"))
            {
                string number = $"({v.Element})((ky * {geometry.Width}) + kx)";
                WriteTap(writer, v, "value", $"i + (ky * {large.Strides[0]}) + (kx * {large.Strides[1]}) + c", v.IsScalar ? number : $"Vector{v.Bits}.Create({number})");
            }
        }

        StoreMasked(writer, v, "best", "y", "o + c", mask);
        if (argMax is not null)
        {
            StoreMasked(writer, v, "first", "index", "a + c", mask);
        }
    }

    /// <summary>A larger value wins, and so does a NaN, which must not get lost.</summary>
    private void WriteTap(CodeWriter writer, VectorSyntax v, string name, string offset, string number)
    {
        writer.Line($"{v.Type} {name} = {v.Load("x", offset)};");
        string wins = v.IsScalar
            ? $"{name} > best || {v.Element}.IsNaN({name})"
            : $"Vector{v.Bits}.GreaterThan({name}, best) | ~Vector{v.Bits}.Equals({name}, {name})";
        string condition = $"{name}Wins";
        writer.Line($"{(v.IsScalar ? "bool" : v.Type)} {condition} = {wins};");
        writer.Line($"best = {ExpressionWriter.Trim(v.Select(condition, name, "best"))};");
        if (argMax is not null)
        {
            writer.Line($"first = {ExpressionWriter.Trim(v.Select(condition, number, "first"))};");
        }
    }

    private void WriteGradient(CodeWriter writer, VectorSyntax v, string? mask)
    {
        writer.Line($"{v.Type} gradient = {v.Load("dy", "o + c")};");
        writer.Line($"{v.Type} first = {v.Load("index", "a + c")};");
        if (IsUnrolled)
        {
            for (int tap = 0; tap < geometry.Height * geometry.Width; tap++)
            {
                int offset = (tap / geometry.Width * large.Strides[0]) + (tap % geometry.Width * large.Strides[1]);
                WriteShare(writer, v, offset == 0 ? "i + c" : $"i + {offset} + c", v.Constant(tap), mask);
            }
        }
        else
        {
            using (writer.Block("for (int ky = y0; ky < y1; ky++)"))
            using (writer.Block("for (int kx = x0; kx < x1; kx++)"))
            {
                string number = $"({v.Element})((ky * {geometry.Width}) + kx)";
                WriteShare(
                    writer, v, $"i + (ky * {large.Strides[0]}) + (kx * {large.Strides[1]}) + c", v.IsScalar ? number : $"Vector{v.Bits}.Create({number})", mask);
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
