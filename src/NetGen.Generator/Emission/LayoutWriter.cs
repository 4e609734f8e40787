using NetGen.Generator.Emission.Loops;
using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission;

/// <summary>Writes what the runtime has to know of a program's memory.</summary>
internal static class LayoutWriter
{
    public static void Write(CodeWriter writer, ExecutionPlan plan, KernelLibrary library)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line("public override ProgramLayout Layout { get; } = new()");
        writer.Line("{");
        foreach (string property in Properties(plan, library))
        {
            writer.Line($"    {property},");
        }

        writer.Line("};");
    }

    private static IEnumerable<string> Properties(ExecutionPlan plan, KernelLibrary library)
    {
        TensorProgram program = plan.Program;
        yield return $"Chunk = {(plan.HoldsAllSamples ? 0 : plan.Chunk)}";
        yield return $"ArenaPerSample = {plan.ArenaPerSample}";
        yield return $"ConstantsLength = {plan.ConstantsLength}";
        yield return $"SumsLength = {plan.SumsLength}";
        yield return $"InputSize = {program.Input.Shape.Size}";
        if (plan.Places[program.Input] is { Space: Space.Joint } input)
        {
            yield return $"Input = {Offset(input)}";
        }
        else if (plan.Places[program.Input].Space == Space.Input)
        {
            yield return "Input = null";
        }

        yield return $"OutputSize = {program.Output.Shape.Size}";
        yield return $"Output = {Offset(plan.Places[program.Output])}";
        yield return $"TargetSize = {program.Target?.Shape.Size ?? 0}";
        yield return $"Target = {Offset(program.Target is null ? null : plan.Places[program.Target])}";
        if (Find(plan, SourceKind.SampleWeight) is { } weight)
        {
            yield return $"SampleWeights = {Offset(weight)}";
        }

        yield return $"LossOffset = {(program.Loss is null ? 0 : plan.Places[program.Loss].Offset)}";
        yield return $"InverseBatchOffset = {Find(plan, SourceKind.InverseBatch)?.Offset ?? -1}";
        if (plan.PhaseSums.Count > 0)
        {
            yield return $"PhaseSumsOffset = {plan.PhaseSumsStart}";
            yield return $"PhaseSums = {List(plan.PhaseSums.Select(l => $"{l}"))}";
        }

        if (plan.LastSums.Count > 0)
        {
            yield return $"LastSums = {List(plan.LastSums.Select(r => $"new({r.Offset}, {r.Length})"))}";
        }

        if (plan.HasJointSteps)
        {
            yield return $"JointPerSample = {plan.JointPerSample}";
            yield return $"Sections = {List(Enumerable.Range(0, plan.Phases).Select(phase => List(plan.SectionsOf(phase).Select(s => Section(s, plan, library)))))}";
        }

        foreach ((string stage, int count) in new[] { ("Prepare", StepParts.Of(plan, 0).Parts.Count), ("Finish", StepParts.Of(plan, 2 * plan.Phases).Parts.Count) })
        {
            if (count > 0)
            {
                yield return $"{stage}Parts = {count}";
            }
        }

        if (program.Updates.Count > 0)
        {
            yield return $"Updates = {List(program.Updates.Select(u =>
                $"new({u.Parameter.Index}, {plan.Places[u.Value].Offset}, {program.Parameters[u.Parameter.Index].Offset}, {u.Value.Shape.Size})"))}";
        }

        if (program.States.Count > 0)
        {
            yield return $"States = {List(program.States.Select(s =>
                $"new(\"{s.Name}\", {s.Next.Shape.Size}, {Offset(plan.Places[s.Source])}, {Offset(plan.Places[s.Next])})"))}";
        }

        yield return $"MultiplyAdds = {plan.Steps.Sum(s => MultiplyAdds(s.Node))}";
        IReadOnlyList<SharedStep> shared = SharedStep.Of(plan, library);
        if (shared.Count == 0)
        {
            yield break;
        }

        yield return $"SharedSteps = {List(shared.Select(s => s.IsShared ? "true" : "false"))}";
        yield return $"SamplesTogether = {plan.SamplesTogether}";
        if (plan.Scratch is not null)
        {
            yield return "HasScratch = true";
        }
    }

    private static TensorPlace? Find(ExecutionPlan plan, SourceKind kind) =>
        plan.Places.Keys.OfType<Source>().FirstOrDefault(s => s.Kind == kind) is { } source ? plan.Places[source] : null;

    private static string Offset(TensorPlace? place) => place is { Space: Space.Joint }
        ? $"new(0, {place.Start + place.Offset}, true)"
        : $"new({place?.Start ?? 0}, {place?.Offset ?? 0})";

    /// <summary>In how many parts threads can take a section; none where each worker takes its samples. A check behind a step needs all of it.</summary>
    private static string Section(ProgramSection section, ExecutionPlan plan, KernelLibrary library)
    {
        if (!section.IsJoint)
        {
            return "new()";
        }

        Contraction[] contractions = [.. section.Nodes.OfType<Contraction>()];
        long parts = !section.IsSum ? contractions.Min(c => ContractionKernel.ShareableParts(c, plan, library))
            : contractions.Any(c => ContractionKernel.MasksStores(c, plan, library)) ? 1 : JointSteps.Parts(contractions);
        return $"new({(library.ChecksNumbers ? Math.Min(parts, 1) : parts)}{(section.IsSum ? ", true" : string.Empty)})";
    }

    private static string List(IEnumerable<string> items) => $"[{string.Join(", ", items)}]";

    /// <summary>The multiply-adds of one sample, each as often as its loop runs.</summary>
    private static long MultiplyAdds(Node node) => node.NominalMultiplyAdds * (node.Loop?.Steps ?? 1);
}
