using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>
/// Steps of a stage without samples: what comes first on one thread, and parts that read nothing of each other, which any thread may take. So threads share
/// what a training step makes once, such as transposed and transformed kernels.
/// </summary>
/// <param name="First">What small steps make, which all parts may read.</param>
/// <param name="Parts">The parts, each with its steps in order, the longest first; none where there is nothing to share.</param>
internal sealed record StepParts(IReadOnlyList<PlannedStep> First, IReadOnlyList<IReadOnlyList<PlannedStep>> Parts)
{
    /// <summary>Results from this size on are worth another thread.</summary>
    private const int WorthwhileElements = 16 * 1024;

    /// <summary>The parts of a stage. Only training runs often enough for them.</summary>
    public static StepParts Of(ExecutionPlan plan, int stage)
    {
        PlannedStep[] steps = [.. plan.Steps.Where(s => s.Stage == stage)];
        if (!plan.Program.IsTraining)
        {
            return new StepParts(steps, []);
        }

        var own = new HashSet<Node>(steps.Select(s => s.Node));
        var parts = new List<List<PlannedStep>>();
        var partOf = new Dictionary<Node, List<PlannedStep>>();
        var first = new List<PlannedStep>();
        foreach (PlannedStep step in steps)
        {
            List<PlannedStep>[] read = [.. Read(step.Node, own).Where(partOf.ContainsKey).Select(n => partOf[n]).Distinct()];
            if (read.Length == 0 && step.Node.Shape.Size < WorthwhileElements)
            {
                first.Add(step);
                continue;
            }

            // Whoever reads from several parts makes them one.
            List<PlannedStep> part = [.. read.SelectMany(p => p), step];
            parts.RemoveAll(read.Contains);
            parts.Add(part);
            foreach (PlannedStep member in part)
            {
                partOf[member.Node] = part;
            }
        }

        // The longest first, so that threads end at about the same time.
        return parts.Count > 1
            ? new StepParts(first, [.. parts.OrderByDescending(p => p.Sum(s => WorkEstimate.Of(s.Node)))])
            : new StepParts(steps, []);
    }

    /// <summary>The steps that a node reads, through views.</summary>
    private static IEnumerable<Node> Read(Node node, HashSet<Node> own) =>
        node.Inputs.SelectMany(i => own.Contains(i) ? [i] : i.IsView ? Read(i, own) : []);
}
