using NetGen.Generator.Emission.Simd;
using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission.Loops;

/// <summary>An expression for each element: outer loops, then vectors along the innermost axis and a masked tail.</summary>
internal sealed class MapKernel(Expression expression, IReadOnlyList<LoopAxis> axes, int inputs, KernelLibrary library)
{
    public static MapKernel Create(Map map, ExecutionPlan plan, KernelLibrary library)
    {
        List<TensorPlace> places = [plan.Places[map], .. map.Inputs.Select(i => plan.Places[i])];
        List<LoopAxis> axes = ElementwiseOperands.Axes(map.Shape, map.Scope == Scope.Sample, default, places);
        return new MapKernel(map.Expression, axes, map.Inputs.Count, library);
    }

    /// <summary>All that decides the kernel besides its expression, as text.</summary>
    public string Signature => $"map {inputs}|{LoopAxis.Signature(axes)}";

    public string Add(string name, string summary, VectorSyntax width)
    {
        VectorSyntax v = axes.Count > 0 && ElementwiseOperands.IsVectorizable(axes[axes.Count - 1]) && axes[axes.Count - 1].Strides[0] == 1
            ? width
            : library.Widths.Last();
        var body = new CodeWriter();
        WriteBody(body, v);
        string text = body.ToString();
        string parameters = string.Join(", ", Parameters());
        return library.AddKernel(width, name, summary, parameters, text);
    }

    private IEnumerable<string> Parameters()
    {
        yield return $"ref {library.Element} y";
        for (int i = 0; i < inputs; i++)
        {
            yield return $"ref {library.Element} x{i}";
        }

        yield return "int samples";
        yield return "WorkShare share";
    }

    private void WriteBody(CodeWriter writer, VectorSyntax v)
    {
        using var blocks = new Blocks();
        bool hasMaskedRows = axes.Count > 1 && !v.IsScalar && axes[axes.Count - 1].Extent % v.Lanes > 0;
        if (hasMaskedRows)
        {
            SharedLoop.LeaveToOne(writer);
        }

        LoopAxis? shared = axes.Take(Math.Max(0, axes.Count - 1)).Where(a => a.Extent > 1).OrderByDescending(a => a.Extent).FirstOrDefault();
        foreach (LoopAxis axis in axes.Take(axes.Count - 1))
        {
            blocks.Add(axis.Open(writer, axis == shared && !hasMaskedRows));
        }

        if (axes.Count == 0)
        {
            // All threads write the one element alike.
            WriteElements(writer, v, [.. Enumerable.Repeat("0", inputs + 1)], null);
            return;
        }

        LoopAxis inner = axes[axes.Count - 1];
        if (v.IsScalar)
        {
            using (inner.Open(writer, shared is null))
            {
                WriteElements(writer, v, [.. Enumerable.Range(0, inputs + 1).Select(o => LoopAxis.Offset(axes, o))], null);
            }

            return;
        }

        // Offsets of the row are taken out of the inner loop.
        string[] rows = [.. Enumerable.Range(0, inputs + 1).Select(o => LoopAxis.Offset(axes.Take(axes.Count - 1), o))];
        string i = inner.Name;
        string[] offsets = [.. rows.Select((r, o) => inner.Strides[o] == 0 ? r : r == "0" ? i : $"{r} + {i}")];
        if (inner.IsDynamic)
        {
            writer.Line($"nint length = {inner.Count};");
        }

        bool hasVectors = inner.IsDynamic || inner.Extent >= v.Lanes;
        bool hasTail = inner.Extent % v.Lanes != 0;
        bool isShared = shared is null && !hasMaskedRows;
        if (isShared)
        {
            string vectors = inner.IsDynamic ? $"length / {v.Lanes}" : $"{inner.Extent / v.Lanes}";
            writer.Line($"nint {i} = share.First({vectors}) * {v.Lanes};");
            writer.Line($"nint limit = share.End({vectors}) * {v.Lanes};");
        }
        else
        {
            writer.Line($"nint {i} = 0;");
        }

        if (hasVectors)
        {
            string more = isShared ? $"{i} < limit" : $"{i} <= {(inner.IsDynamic ? $"length - {v.Lanes}" : $"{inner.Extent - v.Lanes}")}";
            using (writer.Block($"for (; {more}; {i} += {v.Lanes})"))
            {
                WriteElements(writer, v, offsets, null);
            }
        }

        if (hasTail)
        {
            string remaining = inner.IsDynamic ? $"(length - {i})" : $"{inner.Extent % v.Lanes}";
            string[] conditions = [.. new[] { isShared ? "share.IsLast" : null, inner.IsDynamic ? $"{i} < length" : null }.OfType<string>()];
            using (conditions.Length > 0 ? writer.Block($"if ({string.Join(" && ", conditions)})") : writer.Block())
            {
                writer.Line($"{v.Type} mask = {v.FirstLanes(remaining)};");
                WriteElements(writer, v, offsets, "mask");
            }
        }
    }

    private void WriteElements(CodeWriter writer, VectorSyntax v, string[] offsets, string? mask)
    {
        LoopAxis? inner = axes.LastOrDefault();
        var texts = new List<string>();
        foreach (int input in Enumerable.Range(0, inputs))
        {
            texts.Add($"v{input}");
            string reference = $"x{input}";
            bool isBroadcast = inner is null || inner.Strides[input + 1] == 0;
            writer.Line($"{v.Type} v{input} = {(isBroadcast ? v.Broadcast(reference, offsets[input + 1]) : v.Load(reference, offsets[input + 1]))};");
        }

        string value = new ExpressionWriter(v, library).Write(writer, expression, texts);
        if (mask is not null)
        {
            value = v.Select(mask, value, v.Load("y", offsets[0]));
        }

        writer.Line(v.Store(value, "y", offsets[0]));
    }
}
