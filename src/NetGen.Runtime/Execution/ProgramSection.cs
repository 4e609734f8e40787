using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>Successive steps of a program. By default each worker takes its own samples through them.</summary>
/// <param name="Parts">In how many parts at most threads take the samples of all workers together; 0 for a section of each worker's own.</param>
/// <param name="IsSum">Whether the steps are sums over all samples, which a worker cannot take for its own alone.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ProgramSection(int Parts, bool IsSum = false)
{
    /// <summary>Whether so many threads take it together. Where it has fewer parts each takes its own samples.</summary>
    internal bool IsJointFor(int threads) => IsSum || (threads > 1 && Parts >= threads);
}
