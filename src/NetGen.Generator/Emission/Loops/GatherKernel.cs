using NetGen.Generator.Emission.Simd;
using NetGen.Generator.Passes;

namespace NetGen.Generator.Emission.Loops;

/// <summary>Rows copied out of a table by their numbers, or added into it.</summary>
internal sealed class GatherKernel(TensorPlace rows, TensorPlace table, TensorPlace indices, KernelLibrary library)
{
    private int Length => rows.Shape.Last;

    /// <summary>Copies the rows out.</summary>
    public string AddLookup(string name, string summary, VectorSyntax v) =>
        Add(name, summary, v, "ref {0} y, ref {0} table, ref {0} index, int samples", cleared: null);

    /// <summary>Adds the rows' gradients in.</summary>
    public string AddSum(string name, string summary, VectorSyntax v) =>
        Add(name, summary, v, "ref {0} table, ref {0} y, ref {0} index, int samples, bool accumulate", cleared: table.Shape.Size);

    private string Add(string name, string summary, VectorSyntax v, string parameters, int? cleared)
    {
        var body = new CodeWriter();
        if (cleared is { } size)
        {
            using (body.Block("if (!accumulate)"))
            {
                body.Line($"MemoryMarshal.CreateSpan(ref table, {size}).Clear();");
            }

            body.Line();
        }

        List<LoopAxis> axes = [new("n", 1, true, false, [rows.SampleStride, indices.SampleStride])];
        axes.AddRange(indices.Shape.Sizes.Select((s, d) => new LoopAxis($"i{d}", s, false, false, [rows.Strides[d], indices.Strides[d]])));
        axes = LoopAxis.Merge(axes);
        using (var blocks = new Blocks())
        {
            foreach (LoopAxis axis in axes)
            {
                blocks.Add(axis.Open(body));
            }

            body.Line($"nint o = {LoopAxis.Offset(axes, 0)};");
            body.Line($"nint row = (nint)Unsafe.Add(ref index, {LoopAxis.Offset(axes, 1)}) * {table.Strides[0]};");
            int whole = Length / v.Lanes * v.Lanes;
            if (whole > 0)
            {
                using (body.Block($"for (nint d = 0; d < {whole}; d += {v.Lanes})"))
                {
                    WriteVector(body, v, cleared is not null, null);
                }
            }

            if (whole < Length)
            {
                using (body.Block())
                {
                    body.Line($"const int d = {whole};");
                    body.Line($"{v.Type} mask = {v.FirstLanes($"{Length - whole}")};");
                    WriteVector(body, v, cleared is not null, "mask");
                }
            }
        }

        string formatted = string.Format(System.Globalization.CultureInfo.InvariantCulture, parameters, library.Element);
        return library.AddKernel(v, name, summary, formatted, body.ToString());
    }

    private static void WriteVector(CodeWriter writer, VectorSyntax v, bool adds, string? mask)
    {
        (string target, string offset) = adds ? ("table", "row + d") : ("y", "o + d");
        string value = adds ? $"({v.Load("table", "row + d")} + {v.Load("y", "o + d")})" : v.Load("table", "row + d");
        writer.Line(v.Store(mask is null ? value : v.Select(mask, value, v.Load(target, offset)), target, offset));
    }
}
