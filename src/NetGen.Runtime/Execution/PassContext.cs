using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>What random numbers of a pass depend on besides their place in the network, and the order in which the pass reads.</summary>
/// <param name="Seed">The network's seed.</param>
/// <param name="Step">The number of training steps taken before.</param>
/// <param name="FirstSample">The place in the batch of the first sample at hand.</param>
/// <param name="IsBackwards">
/// Whether loops that may go either way go backwards. They do in every other pass: so each begins with what the one before read last, which is still in the caches.
/// </param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct PassContext(ulong Seed, long Step, long FirstSample, bool IsBackwards = false)
{
    private const int StreamBits = 16;

    /// <summary>All of a kernel's work, in the order of this pass.</summary>
    public WorkShare Whole => WorkShare.All(IsBackwards);

    /// <summary>The stream of one random node in this step.</summary>
    public ulong Stream(int node) => ((ulong)Step << StreamBits) | (uint)node;
}
