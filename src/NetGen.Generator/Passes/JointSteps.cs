using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>
/// Steps of training that all threads take together, for the samples of all workers: products with large dense kernels, so that each weight is read
/// once and not by every worker, and gradients of large kernels, which workers would otherwise sum each in memory of its own. Each thread takes some
/// columns or rows. What such steps read and write of samples stands in memory that all workers have in common.
/// </summary>
internal static class JointSteps
{
    /// <summary>What one thread takes of sums at a time: it stays in the second-level cache while samples are added to it.</summary>
    private const int PartElements = 64 * 1024;

    /// <summary>Whether a node is computed so.</summary>
    public static bool Includes(Node node, Schedule schedule, TensorProgram program) => IsSum(node, schedule) || (program.IsTraining && IsProduct(node));

    /// <summary>Whether a node is a gradient that is. Its operands have to outlive the loops over a few samples at a time, as those of dense layers do.</summary>
    public static bool IsSum(Node node, Schedule schedule) => node is Contraction { ReducesBatch: true, Loop: null, A.Scope: Scope.Sample, B.Scope: Scope.Sample } sum
        && sum.Shape.Size >= SampleSegment.LargeKernel
        && (schedule.Phases > 1 || SampleSegment.HasLargeDenseKernel(sum));

    /// <summary>In how many parts sums are taken.</summary>
    public static long Parts(IEnumerable<Node> sums) => (sums.Sum(s => (long)s.Shape.Size) + PartElements - 1) / PartElements;

    private static bool IsProduct(Node node) => node is Contraction { ReducesBatch: false, Loop: null, A.Scope: Scope.Sample, B.Scope: Scope.Step }
        && SampleSegment.HasLargeDenseKernel(node);
}
