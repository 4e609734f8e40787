using System.Globalization;
using NetGen.Generator.Emission.Loops;
using NetGen.Generator.Emission.Simd;
using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission;

/// <summary>How a pass names the samples its kernels take.</summary>
/// <param name="Start">The first of them in the chunk, as C#, or null for the whole chunk.</param>
/// <param name="Count">Their number.</param>
/// <param name="Accumulate">Whether sums over the batch are added to.</param>
internal sealed record SampleRange(string? Start, string Count, string Accumulate)
{
    /// <summary>Whether threads run the steps together: each has scratch memory of its own.</summary>
    public bool InSharedStep { get; init; }

    /// <summary>What the calling thread takes of each kernel, as C#.</summary>
    public string Share { get; init; } = "WorkShare.Whole";

    /// <summary>The loop around, whose step is <c>t</c>.</summary>
    public Loop? Loop { get; init; }

    public static readonly SampleRange Whole = new(null, "samples", "accumulate");

    public static readonly SampleRange Group = new("start", "count", "add");
}

/// <summary>Writes the statements of a pass: for each planned node a comment, then the call of its kernel with its places.</summary>
internal sealed class StepWriter(ExecutionPlan plan, KernelLibrary library, SampleRange range)
{
    private string Element => library.Element;

    public void Write(CodeWriter writer, PlannedStep step)
    {
        writer.Line($"// {step.Node.Label}: {Describe(step.Node)}");
        if (!library.IsProfiled)
        {
            WriteStep(writer, step);
            return;
        }

        string started = $"started{plan.Steps.ToList().IndexOf(step)}";
        string samples = step.Stage % 2 == 1 ? range.Count : "1";
        long multiplyAdds = step.Node switch
        {
            Contraction { B: not null } c => c.NominalMultiplyAdds,
            WinogradConvolution w => w.NominalMultiplyAdds,
            _ => 0,
        };
        writer.Line($"long {started} = KernelProfile.Start();");
        WriteStep(writer, step);
        (long shared, long perSample) = BytesMoved(step.Node);
        writer.Line($"KernelProfile.Record(\"{plan.Name}: {step.Node.Label}\", {started}, {multiplyAdds}L * {samples}, {shared}L + ({perSample}L * {samples}));");
    }

    /// <summary>The bytes of a node's result and inputs: once a call for what all samples share, and for each sample.</summary>
    private (long Shared, long PerSample) BytesMoved(Node node)
    {
        long size = Element == "double" ? sizeof(double) : sizeof(float);
        ILookup<Scope, long> sizes = node.Inputs.Append(node).ToLookup(n => n.Scope, n => size * n.Shape.Size);
        return (sizes[Scope.Step].Sum(), sizes[Scope.Sample].Sum());
    }

    /// <summary>Whether several threads can take a part each of a node's kernel.</summary>
    public static bool CanShare(Node node) =>
        node is Contraction { ReducesBatch: false } or WinogradConvolution or Map or MaxWindow or MaxWindowGradient or Transpose or Concat or LoopState;

    private void WriteStep(CodeWriter writer, PlannedStep step)
    {
        Node node = step.Node;
        if (step is { ClearFirst: { } whole, ClearedBorder: { } border })
        {
            WriteBorderClearing(writer, whole, border);
        }
        else if (step.ClearFirst is { } buffer)
        {
            WriteClearing(writer, buffer);
        }

        switch (node)
        {
            case Literal l:
                WriteLiteral(writer, l);
                break;
            case Map m:
                MapKernel map = MapKernel.Create(m, plan, library);
                WriteCall(writer, node, [node, .. m.Inputs], v => map.Add(KernelName(node), Summary(node), v), map.Signature, m.Expression);
                break;
            case Reduce r:
                var reduce = new ReduceKernel(r, plan, library);
                WriteCall(writer, node, [node, .. r.Inputs], v => reduce.Add(KernelName(node), Summary(node), v), reduce.Signature, r.Expression);
                break;
            case Contraction c:
                WriteContraction(writer, c);
                break;
            case WinogradConvolution w:
                var tiles = new WinogradKernel(w, plan, library);
                WriteCall(
                    writer,
                    node,
                    [Reference(w), ReadFrom(w.Input, w.Part.A), Reference(w.Kernel), $"ref {At(plan.Scratch!, 0, range.InSharedStep ? "scratch" : "arena")}", .. w.EpilogueInputs.Select(Reference)],
                    v => tiles.Add(KernelName(node), Summary(node), v),
                    tiles.Signature,
                    w.Epilogue);
                break;
            case MaxWindow w:
                ArgMax? argMax = plan.Places.Keys.OfType<ArgMax>().FirstOrDefault(a => a.Window == w);
                var forward = new WindowKernel(w.Geometry, plan.Places[w.Inputs[0]], plan.Places[w], argMax is null ? null : plan.Places[argMax], library);
                WriteCall(
                    writer, node, argMax is null ? [w, w.Inputs[0]] : [w, argMax, w.Inputs[0]], v => forward.AddForward(KernelName(node), Summary(node), v));
                break;
            case MaxWindowGradient g:
                var backward = new WindowKernel(g.Geometry, plan.Places[g], plan.Places[g.Inputs[0]], plan.Places[g.Inputs[1]], library);
                WriteCall(writer, node, [g, g.Inputs[0], g.Inputs[1]], v => backward.AddBackward(KernelName(node), Summary(node), v));
                break;
            case RandomUniform random:
                TensorPlace place = plan.Places[random];
                int size = random.Shape.Size;
                string first = range.Start is null ? "context.FirstSample" : $"(context.FirstSample + {range.Start})";
                writer.Line($"Philox.FillUniform(MemoryMarshal.CreateSpan(ref {At(place, place.Offset)}, {range.Count} * {size}), {SeedOf(random)}, context.Stream({random.Stream}), {first} * {size});");
                break;
            case Transpose t:
                WriteTranspose(writer, t);
                break;
            case Concat concat:
                WriteConcat(writer, concat);
                break;
            case Gather gather:
                var lookup = new GatherKernel(plan.Places[gather], plan.Places[gather.Inputs[0]], plan.Places[gather.Inputs[1]], library);
                WriteCall(writer, node, [gather, gather.Inputs[0], gather.Inputs[1]], v => lookup.AddLookup(KernelName(node), Summary(node), v));
                break;
            case ScatterAdd scatter:
                var sum = new GatherKernel(plan.Places[scatter.Inputs[0]], plan.Places[scatter], plan.Places[scatter.Inputs[1]], library);
                WriteCall(writer, node, [scatter, scatter.Inputs[0], scatter.Inputs[1]], v => sum.AddSum(KernelName(node), Summary(node), v));
                break;
            case LoopState state:
                WriteInitialState(writer, state);
                break;
            default:
                throw new InvalidOperationException($"{node.GetType().Name} has no emitter.");
        }
    }

    /// <summary>The key of the draws: the highest bit keeps a layer's own seed apart from any network's that is not negative.</summary>
    private static string SeedOf(RandomUniform random) => random.Seed is { } seed ? $"0x{0x8000_0000_0000_0000UL | (uint)seed:X}UL" : "context.Seed";

    /// <summary>A reference into a tensor's memory.</summary>
    private string At(TensorPlace place, long offset, string? memory = null)
    {
        string name = memory ?? place.Space.ToString().ToLowerInvariant();
        var terms = new List<string>();
        if (place.Space == Space.Arena && !plan.HoldsAllSamples)
        {
            offset += place.Start * plan.Chunk;
        }
        else if (place.Start > 0)
        {
            terms.Add($"({place.Start} * capacity)");
        }

        if (offset != 0 || terms.Count == 0)
        {
            terms.Add(offset.ToString(CultureInfo.InvariantCulture));
        }

        if (range.Start is not null && place is { SampleStride: > 0, IsOfGroup: false })
        {
            terms.Add($"({range.Start} * {place.SampleStride})");
        }

        if (range.Loop is not null && place.StepStride > 0)
        {
            terms.Add($"(t * {place.StepStride})");
        }

        string text = string.Join(" + ", terms);
        return text == "0" ? name : $"Unsafe.Add(ref {name}, {text})";
    }

    /// <summary>Clears the border alone; the kernel writes the rest, at the same time if threads share it.</summary>
    private void WriteBorderClearing(CodeWriter writer, TensorPlace whole, Border border)
    {
        if (range.Share != SampleRange.Whole.Share)
        {
            writer.Line("if (share.IsLast)");
        }

        using (range.Share != SampleRange.Whole.Share ? writer.Block() : null)
        {
            writer.Line($"Borders.Clear(ref {At(whole, whole.Offset)}, {range.Count}, {whole.SampleStride}, {List(whole.Shape.Sizes)}, {List(border.Low)}, {List(border.High)});");
        }

        static string List(IEnumerable<int> numbers) => $"[{string.Join(", ", numbers)}]";
    }

    private void WriteClearing(CodeWriter writer, TensorPlace whole)
    {
        if (whole.StepStride == 0)
        {
            writer.Line($"MemoryMarshal.CreateSpan(ref {At(whole, whole.Offset)}, {range.Count} * {whole.SampleStride}).Clear();");
            return;
        }

        // The other steps of a sample stand between this one's.
        using (writer.Block($"for (int n = 0; n < {range.Count}; n++)"))
        {
            writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref {At(whole, whole.Offset)}, n * {whole.SampleStride}), {whole.Shape.Size}).Clear();");
        }
    }

    private static string Describe(Node node) => node switch
    {
        Contraction c => $"{c.A.Shape}{(c.B is null ? string.Empty : $" by {c.B.Shape}")} → {c.Shape}, {Grouped(c.NominalMultiplyAdds)} multiply-adds a sample",
        Reduce r => $"{r.Space} → {r.Shape}",
        WinogradConvolution w => $"{w.Input.Shape} → {w.Shape}, {Grouped(w.NominalMultiplyAdds)} multiply-adds a sample by tiles of {w.Transform.Outputs}×{w.Transform.Outputs}",
        MaxWindow w => $"{w.Inputs[0].Shape} → {w.Shape}",
        MaxWindowGradient g => $"{g.Inputs[0].Shape} → {g.Shape}",
        _ => node.Shape.ToString(),
    };

    private static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture).Replace(',', ' ');

    private static string Summary(Node node) => $"{Escape(node.Label)}: {Describe(node)}.";

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;");

    /// <summary>A method name from a label: <c>conv2d_1, input gradient</c> gives <c>Conv2d_1_InputGradient</c>.</summary>
    private static string KernelName(Node node)
    {
        string[] parts = node.Label.Split([", ", ": "], StringSplitOptions.None);
        IEnumerable<string> names = parts.Select(p => string.Concat(p
            .Split(' ', '-', '/', '.')
            .Where(w => w.Length > 0)
            .Select(w => char.ToUpperInvariant(w[0]) + w.Substring(1))));
        string name = string.Concat(string.Join("_", names).Where(c => char.IsLetterOrDigit(c) || c == '_'));
        return name.Length == 0 || !char.IsLetter(name[0]) ? "Kernel" + name : name;
    }

    private void WriteCall(
        CodeWriter writer, Node node, Node[] operands, Func<VectorSyntax, string> add, string? signature = null, Expression? expression = null) =>
        WriteCall(writer, node, [.. operands.Select(Reference)], add, signature, expression);

    private void WriteCall(
        CodeWriter writer, Node node, string[] operands, Func<VectorSyntax, string> add, string? signature = null, Expression? expression = null)
    {
        bool accumulates = node.ReducesBatch;
        bool isShared = CanShare(node);
        string[] names = [.. operands.Select((_, i) => $"p{i}")];
        string parameters = string.Join(", ", names.Select(n => $"ref {Element} {n}")) + ", int samples" + (accumulates ? ", bool accumulate" : isShared ? ", WorkShare share" : string.Empty);
        string arguments = string.Join(", ", names.Select(n => $"ref {n}")) + ", samples" + (accumulates ? ", accumulate" : isShared ? ", share" : string.Empty);
        string Write() => Dispatcher(
            node, parameters, [.. library.Widths.Select(v => (IReadOnlyList<string>)[$"Kernels{v.Suffix}.{add(v)}({arguments});"])]);
        string method = signature is null ? Write() : library.Recall(signature, expression, Write);
        writer.Line($"Kernels.{method}({string.Join(", ", operands)}, {Samples(node)}{(accumulates ? $", {range.Accumulate}" : isShared ? $", {range.Share}" : string.Empty)});");
    }

    private void WriteContraction(CodeWriter writer, Contraction node)
    {
        foreach (ContractionPart part in node.Parts)
        {
            string suffix = node.Parts.Count == 1 ? string.Empty : $"_Phase{node.Parts.ToList().IndexOf(part) + 1}";
            string vectors = string.Concat(node.EpilogueInputs.Select(i => i.Shape.Size > 1 ? "v" : "s"));
            string signature = $"contraction {vectors} {node.ReducesBatch} {plan.SamplesAtOnce(node)}|{ContractionNest.Create(node, part, plan).Signature}";
            string method = library.Recall(signature, node.Epilogue, () => Dispatcher(
                node,
                ContractionKernel.Parameters(node, Element),
                [.. library.Widths.Select(v => ContractionKernel.Add(node, part, plan, KernelName(node) + suffix, Summary(node), v, library))],
                suffix));
            TensorPlace y = plan.Places[node], a = plan.Places[node.A];
            var arguments = new List<string>
            {
                $"ref {At(y, ContractionNest.Start(y, part.Output))}",
                $"ref {At(a, ContractionNest.Start(a, part.A))}",
            };
            if (node.B is { } operand)
            {
                TensorPlace b = plan.Places[operand];
                arguments.Add($"ref {At(b, ContractionNest.Start(b, part.B))}");
            }

            arguments.AddRange(node.EpilogueInputs.Select(Reference));
            arguments.Add(Samples(node));
            arguments.Add(CanShare(node) ? range.Share : range.Accumulate);
            writer.Line($"Kernels.{method}({string.Join(", ", arguments)});");
        }
    }

    /// <summary>Writes a method that picks the widest kernel the hardware runs; the JIT folds the choice.</summary>
    private string Dispatcher(Node node, string parameters, IReadOnlyList<string>[] calls, string suffix = "")
    {
        var body = new CodeWriter();
        for (int i = 0; i < calls.Length; i++)
        {
            string keyword = i == 0 ? $"if ({library.Widths[i].IsSupported})" : i < calls.Length - 1 ? $"else if ({library.Widths[i].IsSupported})" : "else";
            using (body.Block(keyword))
            {
                foreach (string call in calls[i])
                {
                    body.Line(call);
                }
            }
        }

        string text = body.ToString();
        return library.Add(string.Empty, KernelName(node) + suffix, parameters + text, (writer, unique) =>
        {
            writer.Line($"/// <summary>{Summary(node)}</summary>");
            using (writer.Block($"public static void {unique}({parameters})"))
            {
                writer.Line(text.TrimEnd('\n'));
            }
        });
    }

    private string ReadFrom(Node node, IReadOnlyList<AffineIndex> index) =>
        $"ref {At(plan.Places[node], ContractionNest.Start(plan.Places[node], index))}";

    private string Reference(Node node) => $"ref {At(plan.Places[node], plan.Places[node].Offset)}";

    private string Samples(Node node) => node.Scope == Scope.Sample || node.ReducesBatch ? range.Count : "1";

    private void WriteLiteral(CodeWriter writer, Literal literal)
    {
        TensorPlace place = plan.Places[literal];
        VectorSyntax scalar = library.Widths.Last();
        string span = $"MemoryMarshal.CreateSpan(ref {At(place, place.Offset)}, {literal.Shape.Size})";
        if (literal.Values.Length == 1)
        {
            writer.Line($"{span}.Fill({scalar.Number(literal.Values[0])});");
            return;
        }

        // Long literals are written by their pattern, so that no file grows with a tensor.
        const int Short = 64;
        if (literal.Values.Length > Short)
        {
            string values = $"values{place.Offset}";
            writer.Line($"Span<{Element}> {values} = {span};");
            WriteRuns(writer, literal.Values, values, scalar);
            return;
        }

        string numbers = string.Join(", ", literal.Values.Select(scalar.Number));
        writer.Line($"((ReadOnlySpan<{Element}>)[{numbers}]).CopyTo({span});");
    }

    private static void WriteRuns(CodeWriter writer, double[] values, string span, VectorSyntax scalar)
    {
        if (values.Select((v, i) => v == i).All(b => b))
        {
            using (writer.Block($"for (int i = 0; i < {span}.Length; i++)"))
            {
                writer.Line($"{span}[i] = i;");
            }

            return;
        }

        for (int start = 0, end; start < values.Length; start = end)
        {
            for (end = start + 1; end < values.Length && values[end] == values[start]; end++)
            {
            }

            writer.Line($"{span}.Slice({start}, {end - start}).Fill({scalar.Number(values[start])});");
        }
    }

    private void WriteTranspose(CodeWriter writer, Transpose node)
    {
        TensorPlace source = plan.Places[node.Inputs[0]];
        TensorPlace target = plan.Places[node];

        // The result runs in order; the source's strides follow the new order of its axes.
        var axes = LoopAxis.Merge(node.Order.Select((o, d) =>
            new LoopAxis($"i{d}", node.Shape[d], false, false, [target.Strides[d], source.Strides[o]])));
        WriteCall(writer, node, [node, node.Inputs[0]], v => new MapKernel(Expression.In(0), axes, 1, library).Add(KernelName(node), Summary(node), v));
    }

    /// <summary>Copies each input to its stretch of the result.</summary>
    private void WriteConcat(CodeWriter writer, Concat node)
    {
        TensorPlace target = plan.Places[node];
        for (int i = 0; i < node.Inputs.Count; i++)
        {
            Node input = node.Inputs[i];
            string reference = $"ref {At(target, target.Offset + ((long)node.Starts[i] * target.Strides[node.Axis]))}";
            WriteCopy(writer, node, input, target with { Shape = input.Shape }, reference, "Part");
        }
    }

    private void WriteInitialState(CodeWriter writer, LoopState node)
    {
        TensorPlace first = Buffers.InitialOf(node, plan.Places[node]);
        WriteCopy(writer, node, node.Inputs[0], first, $"ref {At(first, first.Offset)}", "Initial");
    }

    private void WriteCopy(CodeWriter writer, Node node, Node source, TensorPlace target, string reference, string role)
    {
        List<LoopAxis> axes = ElementwiseOperands.Axes(source.Shape, node.Scope == Scope.Sample, default, [target, plan.Places[source]]);
        var kernel = new MapKernel(Expression.In(0), axes, 1, library);
        WriteCall(writer, node, [reference, Reference(source)], v => kernel.Add($"{KernelName(node)}_{role}", Summary(node), v));
    }
}
