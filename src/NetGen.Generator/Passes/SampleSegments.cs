using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>
/// Successive steps that take a chunk a few samples at a time, so that what one writes the next still finds in the
/// second-level cache. Large dense layers and loops stand outside: they want the whole chunk for each read of their kernel.
/// </summary>
/// <param name="Nodes">The steps, in order.</param>
/// <param name="Stage">Their stage.</param>
/// <param name="Group">The samples taken at a time.</param>
internal sealed record SampleSegment(IReadOnlyList<Node> Nodes, int Stage, int Group)
{
    /// <summary>Kernels from this size on are worth a large chunk.</summary>
    public const int LargeKernel = 128 * 1024;

    private const int CacheElements = 160 * 1024;

    /// <summary>Whether these are sums that all threads take together once the samples are through.</summary>
    public bool IsShared { get; init; }

    /// <summary>Splits the steps of one stage; a segment whose group is the chunk itself needs no loop.</summary>
    public static IEnumerable<SampleSegment> Split(IEnumerable<Node> steps, int stage, int chunk)
    {
        var open = new List<Node>();
        bool isWhole = false;
        foreach (Node node in steps)
        {
            bool wantsAll = HasLargeDenseKernel(node) || node.Loop is not null || node is LoopEnd;
            if (wantsAll != isWhole && open.Count > 0)
            {
                yield return Close();
            }

            isWhole = wantsAll;
            open.Add(node);
        }

        if (open.Count > 0)
        {
            yield return Close();
        }

        SampleSegment Close()
        {
            long largest = open.Max(n => n.Inputs.Append(n).Where(i => i.Scope == Scope.Sample).Sum(i => (long)i.Shape.Size));
            int group = isWhole ? chunk : (int)Math.Max(1, Math.Min(chunk, CacheElements / Math.Max(1, largest)));
            var segment = new SampleSegment([.. open], stage, group);
            open.Clear();
            return segment;
        }
    }

    /// <summary>Whether a node reads, or is the gradient of, a dense kernel that exceeds the caches.</summary>
    public static bool HasLargeDenseKernel(Node node) => node is Contraction c
        && ((c.B is { Scope: Scope.Step } b && IsLarge(b)) || (c.ReducesBatch && IsLarge(c)));

    private static bool IsLarge(Node node) => node.Shape.Rank == 2 && node.Shape.Size >= LargeKernel;
}
