using NetGen.Generator.Emission.Loops;
using NetGen.Generator.Emission.Simd;
using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission;

/// <summary>Writes the call of a kernel, and the method between that picks its width.</summary>
internal sealed class KernelCallWriter(ExecutionPlan plan, KernelLibrary library, SampleRange range)
{
    private readonly StepOperands _operands = new(plan, range);

    /// <summary>Writes a call on whole values, the result first.</summary>
    public void Write(
        CodeWriter writer, Node node, Node[] operands, Func<VectorSyntax, string> add, string? signature = null, Expression? expression = null) =>
        Write(writer, node, [.. operands.Select(_operands.Reference)], add, signature, expression);

    /// <summary>Writes a call.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="node">What the kernel computes.</param>
    /// <param name="operands">References to what it writes and reads, as C#.</param>
    /// <param name="add">Adds the kernel at one width and returns its name.</param>
    /// <param name="signature">What tells the kernel from others besides its expression, or null if only its text does.</param>
    /// <param name="expression">What it computes for each element, if anything.</param>
    public void Write(
        CodeWriter writer, Node node, string[] operands, Func<VectorSyntax, string> add, string? signature = null, Expression? expression = null)
    {
        bool accumulates = node.ReducesBatch;
        bool isShared = StepWriter.CanShare(node, plan);
        string[] names = [.. operands.Select((_, i) => i == 0 ? "y" : $"x{i - 1}")];
        string parameters = string.Join(", ", names.Select(n => $"ref {library.Element} {n}")) + ", int samples" + (accumulates ? ", bool accumulate" : string.Empty);
        string arguments = string.Join(", ", names.Select(n => $"ref {n}")) + ", samples" + (accumulates ? ", accumulate" : isShared ? ", share" : string.Empty);
        string AddAll() => AddDispatcher(
            node, parameters, [.. library.Widths.Select(v => (IReadOnlyList<string>)[$"Kernels{v.Suffix}.{add(v)}({arguments});"])]);
        string method = signature is null ? AddAll() : library.Recall(signature, expression, AddAll);
        writer.Line($"Kernels.{method}({string.Join(", ", operands)}, {_operands.Samples(node)}{(accumulates ? $", {range.Accumulate}" : isShared && range.IsShared ? $", {range.Share}" : string.Empty)});");
    }

    /// <summary>Writes the calls of a contraction, one for each of its parts.</summary>
    public void WriteContraction(CodeWriter writer, Contraction node)
    {
        for (int i = 0; i < node.Parts.Count; i++)
        {
            ContractionPart part = node.Parts[i];
            string suffix = node.Parts.Count == 1 ? string.Empty : $"_Phase{i + 1}";
            ContractionNest nest = ContractionNest.Create(node, part, plan);
            bool goesBothWays = ContractionKernel.GoesBothWays(node, nest, plan);
            string vectors = string.Concat(node.EpilogueInputs.Select(e => e.Shape.Size > 1 ? "v" : "s"));
            string signature = $"contraction {vectors} {node.ReducesBatch} {node.ReducesBatch && plan.IsJoint(node)} {goesBothWays} {plan.SamplesAtOnce(node)}|{nest.Signature}{(part.Narrow is { } narrow ? $"|{ContractionNest.Create(node, narrow, plan).Signature}" : string.Empty)}";
            string name = NodeText.MethodName(node.Label) + suffix;
            string method = library.Recall(signature, node.Epilogue, () => AddDispatcher(
                node,
                ContractionKernel.Parameters(node, library.Element),
                [.. library.Widths.Select(v => ContractionKernel.Add(node, part.For(v.Lanes), plan, name, NodeText.Summary(node), v, library))],
                suffix));
            var arguments = new List<string> { _operands.ReadFrom(node, part.Output), _operands.ReadFrom(node.A, part.A) };
            if (node.B is { } b)
            {
                arguments.Add(_operands.ReadFrom(b, part.B));
            }

            arguments.AddRange(node.EpilogueInputs.Select(_operands.Reference));
            arguments.Add(_operands.Samples(node));
            if (node.ReducesBatch)
            {
                arguments.Add(range.Accumulate);
            }

            if (StepWriter.CanShare(node, plan) && (range.Share ?? (goesBothWays ? "context.Whole" : null)) is { } share)
            {
                arguments.Add(share);
            }

            writer.Line($"Kernels.{method}({string.Join(", ", arguments)});");
        }
    }

    /// <summary>Adds a method that picks the widest kernel the hardware runs; the JIT folds the choice.</summary>
    /// <param name="node">What the kernel computes.</param>
    /// <param name="parameters">The parameters, without what a thread takes of the work: that is all, unless a call says otherwise.</param>
    /// <param name="calls">The calls at each width.</param>
    /// <param name="suffix">What tells it from other kernels of the node.</param>
    private string AddDispatcher(Node node, string parameters, IReadOnlyList<string>[] calls, string suffix = "")
    {
        parameters += StepWriter.CanShare(node, plan) ? ", WorkShare share = default" : string.Empty;
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
        return library.Add(string.Empty, NodeText.MethodName(node.Label) + suffix, parameters + text, (writer, unique) =>
        {
            writer.Line($"/// <summary>{NodeText.Summary(node)}</summary>");
            using (writer.Block($"public static void {unique}({parameters})"))
            {
                writer.Line(text.TrimEnd('\n'));
            }
        });
    }
}
