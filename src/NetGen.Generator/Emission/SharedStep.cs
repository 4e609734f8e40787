using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission;

/// <summary>Steps that threads take together: one that each takes a part of, or several that one thread does.</summary>
/// <param name="IsShared">Whether each thread takes a part.</param>
/// <param name="Steps">The steps.</param>
internal sealed record SharedStep(bool IsShared, IReadOnlyList<PlannedStep> Steps)
{
    /// <summary>Work below this is not worth waiting for one another: multiply-adds, or what takes as long.</summary>
    private const long WorthwhileWork = 120_000;

    /// <summary>What it costs two threads to wait for each other at the end of a step, and to fetch what the other one has written, in the same unit.</summary>
    private const long Wait = 300_000;

    /// <summary>The steps of a forward pass; none where samples depend on each other, where nothing is worth it, or where all is one loop.</summary>
    public static IReadOnlyList<SharedStep> Of(ExecutionPlan plan, KernelLibrary library)
    {
        // A check behind a step needs all of it.
        if (!plan.Program.IsPreparedOnce || plan.HoldsAllSamples || plan.SumsLength > 0 || library.ChecksNumbers)
        {
            return [];
        }

        var shared = new List<SharedStep>();
        foreach (PlannedStep step in plan.Segments.SelectMany(s => s.Nodes).Join(plan.Steps.Where(s => s.Stage == 1), n => n, s => s.Node, (_, s) => s))
        {
            bool isShared = step.Node.Loop is null && (step.ClearFirst is null || step.ClearedBorder is not null) && StepWriter.CanShare(step.Node, plan) && WorkEstimate.Of(step.Node) >= WorthwhileWork;
            if (!isShared && shared.LastOrDefault() is { IsShared: false } last)
            {
                shared[shared.Count - 1] = last with { Steps = [.. last.Steps, step] };
            }
            else
            {
                shared.Add(new SharedStep(isShared, [step]));
            }
        }

        // What two threads save must exceed what they lose.
        long saved = shared.Where(s => s.IsShared).Sum(s => WorkEstimate.Of(s.Steps[0].Node)) / 2;
        return saved > Wait * shared.Count ? shared : [];
    }
}
