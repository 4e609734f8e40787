using NetGen.Generator.Emission.Simd;
using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission.Loops;

/// <summary>
/// An expression summed or maximised over axes. If the innermost axis stays, each vector of it is its own accumulator; if it
/// is reduced, the lanes of one accumulator are joined at the end.
/// </summary>
internal sealed class ReduceKernel
{
    private readonly Reduce _node;
    private readonly List<LoopAxis> _kept;
    private readonly List<LoopAxis> _reduced;
    private readonly KernelLibrary _library;
    private readonly int _inputs;

    public ReduceKernel(Reduce node, ExecutionPlan plan, KernelLibrary library)
    {
        _node = node;
        _library = library;
        _inputs = node.Inputs.Count;
        TensorPlace result = plan.Places[node];
        List<TensorPlace> places = [result, .. node.Inputs.Select(i => plan.Places[i])];
        bool overSamples = node.OverBatch || node.Scope == Scope.Sample;
        List<LoopAxis> axes = ElementwiseOperands.Axes(node.Space, overSamples, (node.Axes, node.OverBatch), places);
        _kept = [.. axes.Where(a => !a.IsReduction)];
        _reduced = [.. axes.Where(a => a.IsReduction)];
    }

    private bool IsSum => _node.Kind == ReduceKind.Sum;

    /// <summary>The innermost axis, if it stays; where nothing is between the samples and it, the two are one loop, which has no fixed length.</summary>
    private LoopAxis? Inner => _node.Axes[_node.Axes.Length - 1] || _kept.Count == 0 || _node.Space.Last == 1 || _kept[_kept.Count - 1].IsDynamic
        ? null
        : _kept[_kept.Count - 1];

    /// <summary>All that decides the kernel besides its expression, as text.</summary>
    public string Signature =>
        $"{_node.Kind} {_inputs} {_node.OverBatch} {_node.Space.Last} {_node.Axes[_node.Axes.Length - 1]}|{LoopAxis.Signature(_kept)}|{LoopAxis.Signature(_reduced)}";

    public string Add(string name, string summary, VectorSyntax width)
    {
        var body = new CodeWriter();
        if (Inner is { } inner && ElementwiseOperands.IsVectorizable(inner) && inner.Strides[0] == 1)
        {
            WriteKeptInner(body, inner, width);
        }
        else
        {
            WriteReducedInner(body, width);
        }

        string text = body.ToString();
        string parameters = string.Join(", ", Parameters());
        return _library.AddKernel(width, name, summary, parameters, text);
    }

    private IEnumerable<string> Parameters()
    {
        yield return $"ref {_library.Element} y";
        for (int i = 0; i < _inputs; i++)
        {
            yield return $"ref {_library.Element} x{i}";
        }

        yield return "int samples";
        if (_node.OverBatch)
        {
            yield return "bool accumulate";
        }
    }

    private string Identity(VectorSyntax v) => IsSum ? v.Zero : v.Constant(double.NegativeInfinity);

    private string Combine(VectorSyntax v, string sum, string value) =>
        IsSum ? $"{sum} + {value}" : v.Select(v.Compare("GreaterThan", ">", value, sum), value, sum);

    /// <summary>Each vector of the innermost kept axis runs through all that is reduced.</summary>
    private void WriteKeptInner(CodeWriter writer, LoopAxis inner, VectorSyntax v)
    {
        // Several accumulators at once hide the latency of the additions.
        int vectors = inner.Extent / v.Lanes;
        int group = new[] { 4, 3, 2, 1 }.First(g => g <= Math.Max(1, vectors));
        using var blocks = new Blocks();
        foreach (LoopAxis axis in _kept.Where(a => a != inner))
        {
            blocks.Add(axis.Open(writer));
        }

        int covered = vectors / group * group;
        if (covered > 0)
        {
            string limit = $"{covered * v.Lanes}";
            using (writer.Block($"for (nint {inner.Name} = 0; {inner.Name} < {limit}; {inner.Name} += {group * v.Lanes})"))
            {
                WriteGroup(writer, inner, v, [.. Enumerable.Range(0, group).Select(g => g * v.Lanes)], inner.Name, null);
            }
        }

        for (int rest = covered; rest < vectors; rest++)
        {
            using (writer.Block())
            {
                WriteGroup(writer, inner, v, [rest * v.Lanes], null, null);
            }
        }

        int tail = inner.Extent % v.Lanes;
        if (tail > 0)
        {
            using (writer.Block())
            {
                writer.Line($"{v.Type} mask = {v.FirstLanes($"{tail}")};");
                WriteGroup(writer, inner, v, [vectors * v.Lanes], null, "mask");
            }
        }
    }

    private void WriteGroup(CodeWriter writer, LoopAxis inner, VectorSyntax v, int[] starts, string? variable, string? mask)
    {
        LoopAxis[] outer = [.. _kept.Where(a => a != inner)];
        string OffsetOf(IEnumerable<LoopAxis> axes, int operand, int start)
        {
            string text = LoopAxis.Offset(axes, operand);
            if (inner.Strides[operand] == 0)
            {
                return text;
            }

            string[] parts = [.. new[] { text == "0" ? null : text, variable, start == 0 ? null : $"{start}" }.OfType<string>()];
            return parts.Length == 0 ? "0" : string.Join(" + ", parts);
        }

        for (int g = 0; g < starts.Length; g++)
        {
            string start = _node.OverBatch ? $"accumulate ? {v.Load("y", OffsetOf(outer, 0, starts[g]))} : {Identity(v)}" : Identity(v);
            writer.Line($"{v.Type} sum{g} = {start};");
        }

        using (var loops = new Blocks())
        {
            foreach (LoopAxis axis in _reduced)
            {
                loops.Add(axis.Open(writer));
            }

            for (int g = 0; g < starts.Length; g++)
            {
                string[] texts = LoadInputs(writer, v, inner, o => OffsetOf([.. outer, .. _reduced], o, starts[g]), $"v{g}_");
                string value = new ExpressionWriter(v, _library).Write(writer, _node.Expression, texts, $"t{g}_");
                writer.Line($"sum{g} = {Combine(v, $"sum{g}", value)};");
            }
        }

        for (int g = 0; g < starts.Length; g++)
        {
            string offset = OffsetOf(outer, 0, starts[g]);
            string value = mask is null ? $"sum{g}" : v.Select(mask, $"sum{g}", v.Load("y", offset));
            writer.Line(v.Store(value, "y", offset));
        }
    }

    /// <summary>One result for each step of the kept loops, by vectors along the innermost reduced axis.</summary>
    private void WriteReducedInner(CodeWriter writer, VectorSyntax width)
    {
        LoopAxis? inner = _reduced.LastOrDefault();
        VectorSyntax v = inner is not null && ElementwiseOperands.IsVectorizable(inner, firstOperand: 1) && _node.Axes[_node.Axes.Length - 1] ? width : _library.Widths.Last();
        using var blocks = new Blocks();
        foreach (LoopAxis axis in _kept)
        {
            blocks.Add(axis.Open(writer));
        }

        writer.Line($"{v.Type} sum = {Identity(v)};");
        LoopAxis[] all = [.. _kept, .. _reduced];
        if (inner is null)
        {
            Accumulate(writer, v, null, o => LoopAxis.Offset(all, o), null);
        }
        else
        {
            using var loops = new Blocks();
            foreach (LoopAxis axis in _reduced.Take(_reduced.Count - 1))
            {
                loops.Add(axis.Open(writer));
            }

            WriteInnerLoop(writer, v, inner, all);
        }

        string offset = LoopAxis.Offset(_kept, 0);
        VectorSyntax one = _library.Widths.Last();
        string total = v.IsScalar ? "sum" : IsSum ? v.Sum("sum") : _library.MaxLane(v, "sum");
        string value = _node.OverBatch ? $"{total} + (accumulate ? {one.Load("y", offset)} : {one.Zero})" : total;
        writer.Line(one.Store(value, "y", offset));
    }

    private void WriteInnerLoop(CodeWriter writer, VectorSyntax v, LoopAxis inner, LoopAxis[] all)
    {
        string i = inner.Name;
        if (v.IsScalar)
        {
            using (inner.Open(writer))
            {
                Accumulate(writer, v, inner, o => LoopAxis.Offset(all, o), null);
            }

            return;
        }

        string length = inner.IsDynamic ? "length" : $"{inner.Extent}";
        if (inner.IsDynamic)
        {
            writer.Line($"nint length = {inner.Count};");
        }

        writer.Line($"nint {i} = 0;");
        if (inner.IsDynamic || inner.Extent >= v.Lanes)
        {
            string limit = inner.IsDynamic ? $"length - {v.Lanes}" : $"{inner.Extent - v.Lanes}";
            using (writer.Block($"for (; {i} <= {limit}; {i} += {v.Lanes})"))
            {
                Accumulate(writer, v, inner, o => LoopAxis.Offset(all, o), null);
            }
        }

        if (inner.Extent % v.Lanes != 0)
        {
            string remaining = inner.IsDynamic ? $"(length - {i})" : $"{inner.Extent % v.Lanes}";
            using (inner.IsDynamic ? writer.Block($"if ({i} < {length})") : writer.Block())
            {
                writer.Line($"{v.Type} mask = {v.FirstLanes(remaining)};");
                Accumulate(writer, v, inner, o => LoopAxis.Offset(all, o), "mask");
            }
        }
    }

    private void Accumulate(CodeWriter writer, VectorSyntax v, LoopAxis? inner, Func<int, string> offset, string? mask)
    {
        string[] texts = LoadInputs(writer, v, inner, offset, "v");
        string value = new ExpressionWriter(v, _library).Write(writer, _node.Expression, texts);
        if (mask is not null)
        {
            value = v.Select(mask, value, Identity(v));
        }

        writer.Line($"{v.Type} value = {ExpressionWriter.Trim(value)};");
        writer.Line($"sum = {Combine(v, "sum", "value")};");
    }

    private string[] LoadInputs(CodeWriter writer, VectorSyntax v, LoopAxis? inner, Func<int, string> offset, string prefix)
    {
        var texts = new string[_inputs];
        for (int i = 0; i < _inputs; i++)
        {
            texts[i] = $"{prefix}{i}";
            bool isBroadcast = inner is null || inner.Strides[i + 1] == 0;
            string load = isBroadcast ? v.Broadcast($"x{i}", offset(i + 1)) : v.Load($"x{i}", offset(i + 1));
            writer.Line($"{v.Type} {texts[i]} = {load};");
        }

        return texts;
    }
}
