using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission;

/// <summary>Writes one program: its memory, what it prepares, what it does for a chunk of samples, and how it ends.</summary>
internal static class ProgramWriter
{
    public static void Write(CodeWriter writer, ExecutionPlan plan, KernelLibrary library)
    {
        string element = library.Element;
        string purpose = plan.Name switch
        {
            "Inference" => "The forward pass.",
            "Evaluation" => "The forward pass and the loss, in inference mode.",
            _ => "The forward pass, the loss and the gradient of every parameter.",
        };
        writer.Line($"/// <summary>{purpose}</summary>");
        using (writer.Block($"private sealed class {plan.Name}Program : NetworkProgram<{element}>"))
        {
            writer.Line("/// <summary>The one instance; programs hold no state.</summary>");
            writer.Line($"public static readonly {plan.Name}Program Instance = new();");
            writer.Line();
            writer.Line("/// <inheritdoc/>");
            writer.Line("public override ProgramLayout Layout { get; } = new(");
            TensorProgram program = plan.Program;
            TensorPlace output = plan.Places[program.Output];
            TensorPlace? target = program.Target is null ? null : plan.Places[program.Target];
            Source? inverse = plan.Places.Keys.OfType<Source>().FirstOrDefault(s => s.Kind == SourceKind.InverseBatch);
            writer.Line($"""
                    Chunk: {plan.Chunk},
                    ArenaLength: {plan.ArenaLength},
                    ConstantsLength: {plan.ConstantsLength},
                    SumsLength: {plan.SumsLength},
                    InputSize: {program.Input.Shape.Size},
                    OutputSize: {program.Output.Shape.Size},
                    OutputOffset: {output.Offset},
                    TargetSize: {program.Target?.Shape.Size ?? 0},
                    TargetOffset: {target?.Offset ?? 0},
                    LossOffset: {(program.Loss is null ? 0 : plan.Places[program.Loss].Offset)},
                    InverseBatchOffset: {(inverse is null ? -1 : plan.Places[inverse].Offset)},
                    MultiplyAdds: {MultiplyAdds(plan)});
                """);
            writer.Line();
            WriteStage(writer, plan, library, Stage.Prepare, $"public override void Prepare(ref {element} weights, ref {element} constants)");
            writer.Line();
            WriteStage(
                writer,
                plan,
                library,
                Stage.Samples,
                $"public override void Run(ref {element} weights, ref {element} constants, ref {element} arena, ref {element} sums, int samples, bool accumulate, in PassContext context)");
            writer.Line();
            WriteStage(writer, plan, library, Stage.Finish, $"public override void Finish(ref {element} weights, ref {element} constants, ref {element} sums)");
        }
    }

    private static long MultiplyAdds(ExecutionPlan plan) => plan.Steps.Select(s => s.Node).OfType<Contraction>().Sum(c => c.NominalMultiplyAdds);

    private static void WriteStage(CodeWriter writer, ExecutionPlan plan, KernelLibrary library, Stage stage, string signature)
    {
        writer.Line("/// <inheritdoc/>");
        using (writer.Block(signature))
        {
            if (stage == Stage.Samples)
            {
                WriteBufferTable(writer, plan);
            }

            PlannedStep[] steps = [.. plan.Steps.Where(s => s.Stage == stage)];
            if (stage != Stage.Samples)
            {
                WriteSteps(writer, new StepWriter(plan, library, SampleRange.Whole), steps, isFirst: true);
                return;
            }

            foreach (SampleSegment segment in plan.Segments)
            {
                PlannedStep[] own = [.. steps.Where(s => segment.Nodes.Contains(s.Node))];
                if (own.Length == 0)
                {
                    continue;
                }

                if (segment.Group >= plan.Chunk)
                {
                    WriteSteps(writer, new StepWriter(plan, library, SampleRange.Whole), own, isFirst: false);
                    continue;
                }

                writer.Line();
                writer.Line("// A few samples at a time, so that each step finds them in the second-level cache.");
                using (writer.Block($"for (int start = 0; start < samples; start += {segment.Group})"))
                {
                    writer.Line($"int count = Math.Min({segment.Group}, samples - start);");
                    writer.Line("bool add = accumulate || start > 0;");
                    WriteSteps(writer, new StepWriter(plan, library, SampleRange.Group), own, isFirst: false);
                }
            }
        }
    }

    private static void WriteSteps(CodeWriter writer, StepWriter stepWriter, PlannedStep[] steps, bool isFirst)
    {
        foreach (PlannedStep step in steps)
        {
            if (!isFirst)
            {
                writer.Line();
            }

            isFirst = false;
            stepWriter.Write(writer, step);
        }
    }

    /// <summary>A comment that says which buffer is where in the arena.</summary>
    private static void WriteBufferTable(CodeWriter writer, ExecutionPlan plan)
    {
        writer.Line($"// The arena, for up to {plan.Chunk} samples:");
        foreach (IGrouping<long, KeyValuePair<Node, TensorPlace>> group in plan.Places
            .Where(p => p.Value.Space == Space.Arena && p.Key is not Reshape)
            .GroupBy(p => p.Value.Offset)
            .OrderBy(g => g.Key))
        {
            string names = string.Join("; then ", group.Select(p => $"{p.Key.Label} ({p.Key.Shape})"));
            writer.Line($"//   {group.Key,8}  {names}");
        }
    }
}
