using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission;

/// <summary>Writes one program: its memory, what it does once a step, and what it does for the samples at hand.</summary>
internal sealed class ProgramWriter(CodeWriter writer, ExecutionPlan plan, KernelLibrary library)
{
    private readonly StepsWriter _steps = new(writer, plan, library);
    private readonly SharedStepsWriter? _shared = SharedStepsWriter.Create(writer, plan, library);

    private string Element => library.Element;

    private string RunParameters => plan.HasJointSteps
        ? $"int section, ref {Element} weights, ref {Element} constants, ref {Element} input, ref {Element} arena, ref {Element} joint, {SampleParameters}"
        : $"ref {Element} weights, ref {Element} constants, ref {Element} input, ref {Element} arena, {SampleParameters}";

    private string RunArguments =>
        $"{(plan.HasJointSteps ? "section, ref weights, ref constants, ref input, ref arena, ref joint" : "ref weights, ref constants, ref input, ref arena")}, ref sums, samples, capacity, accumulate, context";

    private string SampleParameters => $"ref {Element} sums, int samples, nint capacity, bool accumulate, in PassContext context";

    private string JointParameters => $"ref {Element} weights, ref {Element} constants, ref {Element} joint, ref {Element} sums, int samples, bool accumulate, WorkShare share, in PassContext context";

    private string FinishParameters => $"ref {Element} weights, ref {Element} constants, ref {Element} sums";

    /// <summary>A file holds about so many characters of phases; the rest goes to further ones.</summary>
    private const int LongestPart = 400_000;

    /// <summary>Writes the program, in as many parts of its class as its phases need.</summary>
    public static IEnumerable<string> Write(NetworkSpec spec, ExecutionPlan plan, KernelLibrary library)
    {
        List<string> phases = [.. Enumerable.Range(0, plan.HoldsAllSamples ? plan.Phases : 0).Select(phase =>
        {
            var writer = new CodeWriter();
            new ProgramWriter(writer, plan, library).WritePhase(phase);
            return writer.ToString();
        })];
        yield return GeneratedFile.Write(spec, FileGuide.Program, w => new ProgramWriter(w, plan, library).Write());
        for (int start = 0, end; start < phases.Count; start = end)
        {
            int length = 0;
            for (end = start; end < phases.Count && length < LongestPart; end++)
            {
                length += phases[end].Length;
            }

            List<string> part = phases.GetRange(start, end - start);
            yield return GeneratedFile.Write(spec, FileGuide.Program, w =>
            {
                using (w.Block($"private sealed partial class {plan.Name}Program"))
                {
                    w.Line(string.Concat(part).TrimEnd('\n'));
                }
            });
        }
    }

    private void Write()
    {
        string purpose = plan.Name switch
        {
            "Inference" => "The forward pass.",
            "Evaluation" => "The forward pass and the loss, in inference mode.",
            "Projection" => "The weights as their constraints want them.",
            _ => "The forward pass, the loss and the gradient of every parameter.",
        };
        writer.Line($"/// <summary>{purpose}</summary>");
        using (writer.Block($"private sealed partial class {plan.Name}Program : NetworkProgram<{Element}>"))
        {
            writer.Line("/// <summary>The one instance; programs hold no state.</summary>");
            writer.Line($"public static readonly {plan.Name}Program Instance = new();");
            writer.Line();
            LayoutWriter.Write(writer, plan, library);
            writer.Line();
            WritePrepare();
            WriteParts("Prepare", $"ref {Element} weights, ref {Element} constants", 0);
            writer.Line();
            WriteRun();
            writer.Line();
            WriteJoint();
            WriteFinish();
            WriteParts("Finish", FinishParameters, LastStage);
            _shared?.Write();
        }
    }

    private void WritePrepare()
    {
        writer.Line("/// <inheritdoc/>");
        using (writer.Block($"public override void Prepare(ref {Element} weights, ref {Element} constants)"))
        {
            _steps.Write(StepParts.Of(plan, 0).First, SampleRange.Whole, isFirst: true);
        }
    }

    /// <summary>Writes the parts of a stage without samples that threads take each, if there are any.</summary>
    private void WriteParts(string name, string parameters, int stage)
    {
        IReadOnlyList<IReadOnlyList<PlannedStep>> parts = StepParts.Of(plan, stage).Parts;
        if (parts.Count == 0)
        {
            return;
        }

        writer.Line();
        writer.Line("/// <inheritdoc/>");
        using (writer.Block($"public override void {name}Part(int part, {parameters})"))
        {
            WriteCases("part", Enumerable.Range(0, parts.Count), i => _steps.Write(parts[i], SampleRange.Whole, isFirst: true));
        }
    }

    private void WriteRun()
    {
        writer.Line("/// <inheritdoc/>");
        using (writer.Block($"public override void {(plan.HasJointSteps ? "RunSection" : "Run")}(int phase, {RunParameters})"))
        {
            BufferTable.Write(writer, plan);
            if (!plan.HoldsAllSamples)
            {
                WriteSections(0, isFirst: false);
                return;
            }

            writer.Line();
            WriteChoice(Enumerable.Range(0, plan.Phases), phase => $"Phase{phase}({RunArguments})");
        }
    }

    /// <summary>What each worker does for its samples in a phase, section by section if there are several.</summary>
    private void WriteSections(int phase, bool isFirst)
    {
        IReadOnlyList<ProgramSection> sections = plan.SectionsOf(phase);
        int[] own = [.. Enumerable.Range(0, sections.Count).Where(i => !sections[i].IsJoint)];
        if (own.Length < 2)
        {
            bool hasChecks = phase == 0 && WriteSourceChecks(isFirst);
            foreach (int i in own)
            {
                WriteSamples(sections[i], isFirst && !hasChecks);
            }

            return;
        }

        if (!isFirst)
        {
            writer.Line();
        }

        WriteCases("section", own, i =>
        {
            bool hasChecks = phase == 0 && i == own[0] && WriteSourceChecks(isFirst: true);
            WriteSamples(sections[i], isFirst: !hasChecks);
        });
    }

    private void WriteJoint()
    {
        int[] phases = [.. Enumerable.Range(0, plan.Phases).Where(phase => plan.SectionsOf(phase).Any(s => s.IsJoint))];
        if (phases.Length == 0)
        {
            return;
        }

        writer.Line("/// <inheritdoc/>");
        using (writer.Block($"public override void RunJoint(int phase, int section, {JointParameters})"))
        {
            if (plan.HoldsAllSamples)
            {
                WriteChoice(phases, phase => $"Joint{phase}(section, ref weights, ref constants, ref joint, ref sums, samples, accumulate, share, context)");
            }
            else
            {
                WriteJoint(0);
            }
        }

        writer.Line();
    }

    /// <summary>What all threads take together in a phase.</summary>
    private void WriteJoint(int phase)
    {
        IReadOnlyList<ProgramSection> sections = plan.SectionsOf(phase);
        int[] joint = [.. Enumerable.Range(0, sections.Count).Where(i => sections[i].IsJoint)];
        SampleRange range = SampleRange.Whole with { Share = "share" };
        if (joint.Length == 1)
        {
            _steps.Write(StepsOf(sections[joint[0]]), range, isFirst: true);
            return;
        }

        WriteCases("section", joint, i => _steps.Write(StepsOf(sections[i]), range, isFirst: true));
    }

    private void WriteFinish()
    {
        writer.Line("/// <inheritdoc/>");
        using (writer.Block($"public override void Finish(int phase, {FinishParameters})"))
        {
            if (!plan.HoldsAllSamples)
            {
                _steps.Write(OnceSteps(2), SampleRange.Whole, isFirst: true);
                return;
            }

            WriteChoice(Enumerable.Range(0, plan.Phases), phase => $"Finish{phase}(ref weights, ref constants, ref sums)");
        }
    }

    /// <summary>Writes statements for each value that a number may have.</summary>
    private void WriteCases(string number, IEnumerable<int> values, Action<int> write)
    {
        using (writer.Block($"switch ({number})"))
        {
            foreach (int value in values)
            {
                using (writer.Block($"case {value}:"))
                {
                    write(value);
                    writer.Line("break;");
                }
            }
        }
    }

    private void WriteChoice(IEnumerable<int> phases, Func<int, string> call)
    {
        using (writer.Block("switch (phase)"))
        {
            foreach (int phase in phases)
            {
                writer.Line($"case {phase}: {call(phase)}; break;");
            }
        }
    }

    /// <summary>What one phase does for the samples, and what follows from its sums.</summary>
    private void WritePhase(int phase)
    {
        string summary = phase == 0 ? "The samples, up to the first sums over the batch." : $"The samples, with the sums of phase {phase - 1} known.";
        writer.Line($"/// <summary>{summary}</summary>");
        using (writer.Block($"private static void Phase{phase}({RunParameters})"))
        {
            WriteSections(phase, isFirst: true);
        }

        writer.Line();
        if (plan.SectionsOf(phase).Any(s => s.IsJoint))
        {
            writer.Line($"/// <summary>What all threads take together in phase {phase}.</summary>");
            using (writer.Block($"private static void Joint{phase}(int section, {JointParameters})"))
            {
                WriteJoint(phase);
            }

            writer.Line();
        }

        writer.Line($"/// <summary>What follows from the sums of phase {phase}.</summary>");
        using (writer.Block($"private static void Finish{phase}({FinishParameters})"))
        {
            _steps.Write(OnceSteps(2 * (phase + 1)), SampleRange.Whole, isFirst: true);
        }

        writer.Line();
    }

    private int LastStage => 2 * plan.Phases;

    /// <summary>What one thread does behind a phase: of the last one, what comes before the parts.</summary>
    private IReadOnlyList<PlannedStep> OnceSteps(int stage) =>
        stage == LastStage ? StepParts.Of(plan, stage).First : [.. plan.Steps.Where(s => s.Stage == stage)];

    private PlannedStep[] StepsOf(ProgramSection section)
    {
        var nodes = new HashSet<Node>(section.Nodes);
        return [.. plan.Steps.Where(s => nodes.Contains(s.Node))];
    }

    private void WriteSamples(ProgramSection section, bool isFirst)
    {
        Dictionary<Node, PlannedStep> steps = StepsOf(section).ToDictionary(s => s.Node);
        foreach (SampleSegment segment in section.Segments)
        {
            PlannedStep[] own = [.. segment.Nodes.Where(steps.ContainsKey).Select(n => steps[n])];
            if (own.Length == 0)
            {
                continue;
            }

            if (!isFirst)
            {
                writer.Line();
            }

            isFirst = false;
            if (segment.Group >= plan.Chunk)
            {
                WriteSegment(own, SampleRange.Whole);
                continue;
            }

            writer.Line("// A few samples at a time, so that each step finds them in the second-level cache.");
            using (writer.Block($"for (int start = 0; start < samples; start += {segment.Group})"))
            {
                writer.Line($"int count = Math.Min({segment.Group}, samples - start);");
                if (own.Any(s => s.Node.ReducesBatch))
                {
                    writer.Line("bool add = accumulate || start > 0;");
                }

                if (_shared is null)
                {
                    writer.Line();
                }

                WriteSegment(own, SampleRange.Group);
            }
        }
    }

    /// <summary>Steps that threads may share are methods, which are called here for one thread; others stand here.</summary>
    private void WriteSegment(PlannedStep[] steps, SampleRange range)
    {
        if (_shared is null)
        {
            _steps.Write(steps, range, isFirst: true);
        }
        else
        {
            _shared.WriteCalls(steps, range);
        }
    }

    /// <summary>Writes the checks of what the pass begins with, if the build asks for checks.</summary>
    private bool WriteSourceChecks(bool isFirst)
    {
        if (NumberCheckWriter.Create(plan, library) is not { } checks)
        {
            return false;
        }

        if (!isFirst)
        {
            writer.Line();
        }

        checks.WriteSources(writer);
        return true;
    }
}
