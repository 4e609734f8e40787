using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Generated;

/// <summary>Hints to the processor's caches.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Caches
{
    private const int LineBytes = 64;

    /// <summary>Asks for the cache lines of elements that will be read soon. They may lie outside of any array.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="start">Where the distance is from.</param>
    /// <param name="distance">The first element's distance.</param>
    /// <param name="length">The number of elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch<T>(ref T start, nint distance, int length)
        where T : unmanaged
    {
        if (Sse.IsSupported)
        {
            byte* first = (byte*)((T*)Unsafe.AsPointer(ref start) + distance);
            byte* end = first + (length * sizeof(T));
            for (byte* line = first - ((nuint)first % LineBytes); line < end; line += LineBytes)
            {
                Sse.Prefetch1(line);
            }
        }
    }
}
