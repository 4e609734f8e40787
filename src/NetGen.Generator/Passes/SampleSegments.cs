using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>
/// Successive steps that take a chunk a few samples at a time, so that what one writes the next still finds in the
/// second-level cache. Steps that read more of weights than of samples take more at a time, until one follows that has room for two thirds of
/// these only; large dense layers and loops want the whole chunk for each read of their kernel.
/// </summary>
/// <param name="Nodes">The steps, in order.</param>
/// <param name="Stage">Their stage.</param>
/// <param name="Group">The samples taken at a time.</param>
internal sealed record SampleSegment(IReadOnlyList<Node> Nodes, int Stage, int Group)
{
    /// <summary>Kernels from this size on are worth a large chunk.</summary>
    public const int LargeKernel = 128 * 1024;

    private const int CacheElements = 192 * 1024;

    /// <summary>Whether all threads take the steps together, for the samples of all workers.</summary>
    public bool IsJoint { get; init; }

    /// <summary>Splits the steps of one stage; a segment whose group is the chunk itself needs no loop.</summary>
    /// <param name="steps">The steps, in order.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="chunk">The samples of a chunk.</param>
    /// <param name="isJoint">Whether all threads take a step together: each product by itself, sums that follow one another at once.</param>
    public static IEnumerable<SampleSegment> Split(IEnumerable<Node> steps, int stage, int chunk, Func<Node, bool> isJoint)
    {
        var run = new List<Node>();
        foreach (Node node in steps)
        {
            bool joins = isJoint(node);
            if (run.Count > 0 && (joins != isJoint(run[0]) || (joins && !(node.ReducesBatch && run[0].ReducesBatch))))
            {
                foreach (SampleSegment segment in Close())
                {
                    yield return segment;
                }
            }

            run.Add(node);
        }

        foreach (SampleSegment segment in Close())
        {
            yield return segment;
        }

        IReadOnlyList<SampleSegment> Close()
        {
            Node[] nodes = [.. run];
            run.Clear();
            return nodes.Length > 0 && isJoint(nodes[0]) ? [new SampleSegment(nodes, stage, chunk) { IsJoint = true }] : [.. SplitOwn(nodes, stage, chunk)];
        }
    }

    /// <summary>Splits steps that each worker takes for its own samples.</summary>
    private static IEnumerable<SampleSegment> SplitOwn(IReadOnlyList<Node> steps, int stage, int chunk)
    {
        var open = new List<Node>();
        bool isWhole = false, wantsMany = false;
        long group = chunk;
        foreach (Node node in steps)
        {
            bool wantsAll = HasLargeDenseKernel(node) || node.Loop is not null || node is LoopEnd;
            long fitting = wantsAll ? chunk : Math.Max(1, Math.Min(chunk, CacheElements / Math.Max(1, SampleElements(node))));
            bool isHeavy = !wantsAll && IsHeavy(node, (int)group);
            if (open.Count > 0 && (wantsAll != isWhole || (isHeavy && fitting >= 2 * group) || (wantsMany && 2 * group >= 3 * fitting)))
            {
                yield return Close();
                wantsMany = false;
                group = chunk;
            }

            isWhole = wantsAll;
            wantsMany |= isHeavy;
            group = Math.Min(group, fitting);
            open.Add(node);
        }

        if (open.Count > 0)
        {
            yield return Close();
        }

        SampleSegment Close()
        {
            // Groups of equal size.
            long groups = (chunk + group - 1) / group;
            var segment = new SampleSegment([.. open], stage, (int)((chunk + groups - 1) / groups));
            open.Clear();
            return segment;
        }
    }

    /// <summary>Whether a node reads so much more of weights than of each sample that it wants several samples at once.</summary>
    public static bool IsHeavy(Node node, int samples) => WeightElements(node) > samples * SampleElements(node);

    /// <summary>Whether a node reads, or is the gradient of, a dense kernel that exceeds the caches: a matrix, or that of a convolution which reads each weight for one pixel.</summary>
    public static bool HasLargeDenseKernel(Node node) => node is Contraction c
        && ((c.B is { Scope: Scope.Step } b && IsLarge(b, c)) || (c.ReducesBatch && IsLarge(c, c)));

    /// <summary>What a node reads and writes of a sample.</summary>
    private static long SampleElements(Node node) => node.Inputs.Append(node).Where(i => i.Scope == Scope.Sample).Sum(i => (long)i.Shape.Size);

    /// <summary>What it reads, or adds to, of what exists once a step.</summary>
    private static long WeightElements(Node node) => node.Inputs.Append(node).Where(i => i.Scope == Scope.Step).Sum(i => (long)i.Shape.Size);

    private static bool IsLarge(Node kernel, Contraction c) => kernel.Shape.Size >= LargeKernel && (kernel.Shape.Rank == 2 || c.Parts.All(p => p.Axes
        .Select((axis, i) => axis.Extent == 1 ? -1 : i)
        .All(i => i < 0 || (c.ReducesBatch ? p.Output : p.B).Any(d => d.Coefficient(i) != 0))));
}
