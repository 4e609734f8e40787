using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission;

/// <summary>Writes a comment that says where in memory a program keeps which value.</summary>
internal static class BufferTable
{
    /// <summary>Writes a line for each buffer, in their order.</summary>
    public static void Write(CodeWriter writer, ExecutionPlan plan)
    {
        writer.Line(plan.HoldsAllSamples
            ? "// Where values begin in the arena, times the samples it has room for:"
            : $"// Where values begin in the arena, which has room for {plan.Chunk} samples at a time:");
        IEnumerable<(long Start, string Text)> buffers = BuffersIn(plan, Space.Arena);
        if (plan.Scratch is { } scratch)
        {
            buffers = buffers.Append((scratch.Start, $"what kernels work in ({scratch.Shape} for all samples together)"));
        }

        foreach ((long start, string text) in buffers.OrderBy(b => b.Start))
        {
            writer.Line($"//   {(plan.HoldsAllSamples ? start : start * plan.Chunk),8}  {text}");
        }

        if (plan.Places[plan.Program.Input].Space == Space.Input)
        {
            writer.Line($"// The input ({plan.Program.Input.Shape}) is read where the caller has it.");
        }

        if (plan.HasJointSteps)
        {
            writer.Line($"// Where values begin in what workers have in common, {plan.JointPerSample} elements for each sample:");
            foreach ((long start, string text) in BuffersIn(plan, Space.Joint).OrderBy(b => b.Start))
            {
                writer.Line($"//   {start,8}  {text}");
            }
        }
    }

    private static IEnumerable<(long Start, string Text)> BuffersIn(ExecutionPlan plan, Space space) => plan.Places
        .Where(p => p.Value.Space == space && !p.Key.IsView)
        .GroupBy(p => p.Value.Start)
        .Select(g => (g.Key, string.Join("; then ", g.Select(p => $"{p.Key.Label} ({p.Key.Shape})"))));
}
