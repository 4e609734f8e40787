using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Generated;

/// <summary>Hints to the processor's caches.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Caches
{
    /// <summary>Asks for the cache line of an element, which will be read soon. It may lie outside of any array.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="start">Where the distance is from.</param>
    /// <param name="distance">The element's distance.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch<T>(ref T start, nint distance)
        where T : unmanaged
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch1((T*)Unsafe.AsPointer(ref start) + distance);
        }
    }
}
