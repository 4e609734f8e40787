using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>The two contended counts, each on a cache line of its own.</summary>
[StructLayout(LayoutKind.Explicit, Size = 384)]
internal struct ClaimCounts
{
    [FieldOffset(128)]
    public int Next;

    [FieldOffset(256)]
    public int Done;
}
