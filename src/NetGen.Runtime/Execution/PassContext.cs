using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>What random numbers of a pass depend on besides their place in the network.</summary>
/// <param name="Seed">The network's seed.</param>
/// <param name="Step">The number of training steps taken before.</param>
/// <param name="FirstSample">The place in the batch of the first sample at hand.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct PassContext(ulong Seed, long Step, long FirstSample)
{
    private const int StreamBits = 16;

    /// <summary>The stream of one random node in this step.</summary>
    public ulong Stream(int node) => ((ulong)Step << StreamBits) | (uint)node;
}
