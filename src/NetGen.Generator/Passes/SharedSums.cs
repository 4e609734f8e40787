using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>
/// Gradients of large kernels. If each worker summed its own samples' in memory of its own, all of that would have to be added up and moved once more
/// for each worker. They are computed after a phase instead, by all threads together: each takes some rows, for the samples of all workers.
/// </summary>
internal static class SharedSums
{
    /// <summary>What one thread takes at a time: it stays in the second-level cache while the workers' samples are added to it, one worker after another.</summary>
    private const int PartElements = 64 * 1024;

    /// <summary>Whether a node is computed so. Its operands have to outlive the loops over a few samples at a time, as those of dense layers do.</summary>
    public static bool Includes(Node node, Schedule schedule) => node is Contraction { ReducesBatch: true, Loop: null, A.Scope: Scope.Sample, B.Scope: Scope.Sample } sum
        && sum.Shape.Size >= SampleSegment.LargeKernel
        && (schedule.Phases > 1 || SampleSegment.HasLargeDenseKernel(sum));

    /// <summary>In how many parts the sums of a stage are taken.</summary>
    public static long Parts(IEnumerable<Node> sums) => (sums.Sum(s => (long)s.Shape.Size) + PartElements - 1) / PartElements;
}
