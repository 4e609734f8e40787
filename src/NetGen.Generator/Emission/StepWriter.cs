using NetGen.Generator.Emission.Loops;
using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission;

/// <summary>Writes the statements of a pass: for each planned node a comment, then the call of its kernel with its places.</summary>
internal sealed class StepWriter(ExecutionPlan plan, KernelLibrary library, SampleRange range)
{
    private readonly StepOperands _operands = new(plan, range);
    private readonly KernelCallWriter _calls = new(plan, library, range);

    /// <summary>Writes a step with a comment that says what it is.</summary>
    public void Write(CodeWriter writer, PlannedStep step)
    {
        writer.Line($"// {step.Node.Label}: {NodeText.Describe(step.Node)}");
        if (NodeText.Reads(step.Node) is { Length: > 0 } reads)
        {
            writer.Line($"// {reads}");
        }

        WriteStatements(writer, step);
    }

    /// <summary>Writes a step without a comment.</summary>
    public void WriteStatements(CodeWriter writer, PlannedStep step)
    {
        library.Cancellation.ThrowIfCancellationRequested();
        if (library.IsProfiled)
        {
            new StepProfile(plan, library, range).Write(writer, step, () => WriteStep(writer, step));
        }
        else
        {
            WriteStep(writer, step);
        }
    }

    /// <summary>Whether several threads can take a part each of a node's kernel.</summary>
    public static bool CanShare(Node node, ExecutionPlan plan) =>
        plan.IsJoint(node) || node is Contraction { ReducesBatch: false } or WinogradConvolution or Map or MaxWindow or MaxWindowGradient or Transpose or Concat or LoopState;

    private void WriteStep(CodeWriter writer, PlannedStep step)
    {
        Node node = step.Node;
        if (step is { ClearFirst: { } whole, ClearedBorder: { } border })
        {
            if (node is Concat && plan.InPlace.Contains(node.Inputs[0]))
            {
                writer.Line("// What lies around the part that is there already.");
            }

            WriteBorderClearing(writer, whole, border);
        }
        else if (step.ClearFirst is { } buffer)
        {
            WriteClearing(writer, buffer);
        }

        string name = NodeText.MethodName(node.Label), summary = NodeText.Summary(node);
        switch (node)
        {
            case Literal l:
                LiteralWriter.Write(writer, l, _operands.Reference(l), $"values{_operands.PlaceOf(l).Offset}", library.Widths.Last());
                break;
            case Map m:
                MapKernel map = MapKernel.Create(m, plan, library);
                _calls.Write(writer, node, [node, .. m.Inputs], v => map.Add(name, summary, v), map.Signature, m.Expression);
                break;
            case Reduce r:
                var reduce = new ReduceKernel(r, plan, library);
                _calls.Write(writer, node, [node, .. r.Inputs], v => reduce.Add(name, summary, v), reduce.Signature, r.Expression);
                break;
            case Contraction c:
                _calls.WriteContraction(writer, c);
                break;
            case WinogradConvolution w:
                var tiles = new WinogradKernel(w, plan, library);
                string[] operands =
                    [_operands.Reference(w), _operands.ReadFrom(w.Input, w.Reads[0].Index), _operands.Reference(w.Kernel), _operands.Scratch(), .. w.EpilogueInputs.Select(_operands.Reference)];
                _calls.Write(writer, node, operands, v => tiles.Add(name, summary, v), tiles.Signature, w.Epilogue);
                break;
            case WinogradKernelGradient g:
                var sums = new WinogradGradientKernel(g, plan, library);
                string[] read = [.. g.Reads.Select(r => _operands.ReadFrom(g.Inputs[r.Input], r.Index))];
                _calls.Write(writer, node, [_operands.Reference(g), .. read, _operands.Scratch()], v => sums.Add(name, summary, v), sums.Signature);
                break;
            case MaxWindow w:
                ArgMax? argMax = plan.Places.Keys.OfType<ArgMax>().FirstOrDefault(a => a.Window == w);
                var forward = new WindowKernel(w.Geometry, plan.Places[w.Inputs[0]], plan.Places[w], argMax is null ? null : plan.Places[argMax], library);
                _calls.Write(writer, node, argMax is null ? [w, w.Inputs[0]] : [w, argMax, w.Inputs[0]], v => forward.AddForward(name, summary, v, w.Epilogue));
                break;
            case MaxWindowGradient g:
                var backward = new WindowKernel(g.Geometry, plan.Places[g], plan.Places[g.Inputs[0]], plan.Places[g.Inputs[1]], library);
                _calls.Write(writer, node, [g, g.Inputs[0], g.Inputs[1]], v => backward.AddBackward(name, summary, v));
                break;
            case RandomUniform random:
                WriteRandom(writer, random);
                break;
            case Transpose t:
                WriteTranspose(writer, t);
                break;
            case Concat concat:
                WriteConcat(writer, concat);
                break;
            case Gather gather:
                var lookup = new GatherKernel(plan.Places[gather], plan.Places[gather.Inputs[0]], plan.Places[gather.Inputs[1]], library);
                _calls.Write(writer, node, [gather, gather.Inputs[0], gather.Inputs[1]], v => lookup.AddLookup(name, summary, v));
                break;
            case ScatterAdd scatter:
                var sum = new GatherKernel(plan.Places[scatter.Inputs[0]], plan.Places[scatter], plan.Places[scatter.Inputs[1]], library);
                _calls.Write(writer, node, [scatter, scatter.Inputs[0], scatter.Inputs[1]], v => sum.AddSum(name, summary, v));
                break;
            case LoopState state:
                TensorPlace first = Buffers.InitialOf(state, plan.Places[state]);
                WriteCopy(writer, state, state.Inputs[0], first, $"ref {_operands.At(first, first.Offset)}", "Initial");
                break;
            default:
                throw new InvalidOperationException($"{node.GetType().Name} has no emitter.");
        }
    }

    /// <summary>Clears the border alone; the kernel writes the rest, at the same time if threads share it.</summary>
    private void WriteBorderClearing(CodeWriter writer, TensorPlace whole, Border border)
    {
        if (range.IsShared)
        {
            writer.Line("if (share.IsLast)");
        }

        using (range.IsShared ? writer.Block() : null)
        {
            writer.Line($"Borders.Clear(ref {_operands.At(whole, whole.Offset)}, {(whole.SampleStride == 0 ? "1" : range.Count)}, {whole.SampleStride}, {List(whole.Shape.Sizes)}, {List(border.Low)}, {List(border.High)});");
        }

        static string List(IEnumerable<int> numbers) => $"[{string.Join(", ", numbers)}]";
    }

    private void WriteClearing(CodeWriter writer, TensorPlace whole)
    {
        if (whole.SampleStride == 0 || whole.SampleStride == whole.Shape.Size)
        {
            string length = whole.SampleStride == 0 ? $"{whole.Shape.Size}" : $"{range.Count} * {whole.SampleStride}";
            writer.Line($"MemoryMarshal.CreateSpan(ref {_operands.At(whole, whole.Offset)}, {length}).Clear();");
            return;
        }

        // Other steps or values of a sample stand between.
        using (writer.Block($"for (int n = 0; n < {range.Count}; n++)"))
        {
            writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref {_operands.At(whole, whole.Offset)}, n * {whole.SampleStride}), {whole.Shape.Size}).Clear();");
        }
    }

    private void WriteRandom(CodeWriter writer, RandomUniform random)
    {
        // The highest bit keeps a layer's own seed apart from any network's that is not negative.
        string seed = random.Seed is { } own ? $"0x{0x8000_0000_0000_0000UL | (uint)own:X}UL" : "context.Seed";
        string first = range.Start is null ? "context.FirstSample" : $"(context.FirstSample + {range.Start})";
        int size = random.Shape.Size;
        writer.Line($"Philox.FillUniform(MemoryMarshal.CreateSpan({_operands.Reference(random)}, {range.Count} * {size}), {seed}, context.Stream({random.Stream}), {first} * {size});");
    }

    private void WriteTranspose(CodeWriter writer, Transpose node)
    {
        TensorPlace source = plan.Places[node.Inputs[0]];
        TensorPlace target = plan.Places[node];

        // The result runs in order; the source's strides follow the new order of its axes.
        List<LoopAxis> axes = LoopAxis.Merge(node.Order.Select((o, d) =>
            new LoopAxis($"i{d}", node.Shape[d], false, false, [target.Strides[d], source.Strides[o]])));
        LoopAxis? columns = axes.FirstOrDefault(a => a.Strides[1] == 1), rows = axes.LastOrDefault(a => a.Strides[0] == 1);
        if (columns is not null && rows is not null && columns != rows)
        {
            WriteMatrices(writer, node, [.. axes.Where(a => a != columns && a != rows)], rows, columns);
            return;
        }

        var kernel = new MapKernel(Expression.In(0), axes, 1, library);
        _calls.Write(writer, node, [node, node.Inputs[0]], v => kernel.Add(NodeText.MethodName(node.Label), NodeText.Summary(node), v));
    }

    /// <summary>Transposes matrices, one for each step of the outer axes.</summary>
    private void WriteMatrices(CodeWriter writer, Transpose node, LoopAxis[] outer, LoopAxis rows, LoopAxis columns)
    {
        using var blocks = new Blocks();
        foreach (LoopAxis axis in outer)
        {
            blocks.Add(axis.Open(writer));
        }

        string target = $"ref Unsafe.Add({_operands.Reference(node)}, {LoopAxis.Offset(outer, 0)})", source = $"ref Unsafe.Add({_operands.Reference(node.Inputs[0])}, {LoopAxis.Offset(outer, 1)})";
        writer.Line(outer.Length == 0
            ? $"Matrices.Transpose({_operands.Reference(node)}, {columns.Strides[0]}, {_operands.Reference(node.Inputs[0])}, {rows.Strides[1]}, {rows.Extent}, {columns.Extent});"
            : $"Matrices.Transpose({target}, {columns.Strides[0]}, {source}, {rows.Strides[1]}, {rows.Extent}, {columns.Extent});");
    }

    /// <summary>Copies each input to its stretch of the result, unless it is there already.</summary>
    private void WriteConcat(CodeWriter writer, Concat node)
    {
        TensorPlace target = plan.Places[node];
        for (int i = 0; i < node.Inputs.Count && !plan.InPlace.Contains(node.Inputs[0]); i++)
        {
            Node input = node.Inputs[i];
            string reference = $"ref {_operands.At(target, target.Offset + ((long)node.Starts[i] * target.Strides[node.Axis]))}";
            WriteCopy(writer, node, input, target with { Shape = input.Shape }, reference, "Part");
        }
    }

    private void WriteCopy(CodeWriter writer, Node node, Node source, TensorPlace target, string reference, string role)
    {
        List<LoopAxis> axes = ElementwiseOperands.Axes(source.Shape, node.Scope == Scope.Sample, default, [target, plan.Places[source]]);
        var kernel = new MapKernel(Expression.In(0), axes, 1, library);
        _calls.Write(
            writer, node, [reference, _operands.Reference(source)], v => kernel.Add($"{NodeText.MethodName(node.Label)}_{role}", NodeText.Summary(node), v));
    }
}
