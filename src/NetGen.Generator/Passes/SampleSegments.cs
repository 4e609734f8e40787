using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>
/// Successive steps that take a chunk a few samples at a time, so that what one writes the next still finds in the
/// second-level cache. Large dense layers stand outside: they want the whole chunk for each read of their kernel.
/// </summary>
/// <param name="Nodes">The steps, in order.</param>
/// <param name="Group">The samples taken at a time.</param>
internal sealed record SampleSegment(IReadOnlyList<Node> Nodes, int Group)
{
    /// <summary>Kernels from this size on are worth a large chunk.</summary>
    public const int LargeKernel = 128 * 1024;

    private const int CacheElements = 160 * 1024;

    /// <summary>Splits the steps over samples; a segment whose group is the chunk itself needs no loop.</summary>
    public static List<SampleSegment> Split(IEnumerable<Node> steps, int chunk)
    {
        var segments = new List<SampleSegment>();
        var open = new List<Node>();
        foreach (Node node in steps)
        {
            if (!HasLargeDenseKernel(node))
            {
                open.Add(node);
                continue;
            }

            Close();
            segments.Add(new SampleSegment([node], chunk));
        }

        Close();
        return segments;

        void Close()
        {
            if (open.Count > 0)
            {
                long largest = open.Max(n => n.Inputs.Append(n).Where(i => i.Scope == Scope.Sample).Sum(i => (long)i.Shape.Size));
                segments.Add(new SampleSegment([.. open], (int)Math.Max(1, Math.Min(chunk, CacheElements / Math.Max(1, largest)))));
                open.Clear();
            }
        }
    }

    /// <summary>Whether a node reads, or is the gradient of, a dense kernel that exceeds the caches.</summary>
    public static bool HasLargeDenseKernel(Node node) => node is Contraction c
        && ((c.B is { Scope: Scope.Step } b && IsLarge(b)) || (c.ReducesBatch && IsLarge(c)));

    private static bool IsLarge(Node node) => node.Shape.Rank == 2 && node.Shape.Size >= LargeKernel;
}
