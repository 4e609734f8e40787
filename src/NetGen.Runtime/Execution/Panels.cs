using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <summary>Memory on the stack for copies of weights.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Panels
{
    /// <summary>The elements that aligning may leave unused.</summary>
    public const int Slack = Alignment / sizeof(float);

    private const int Alignment = 64;

    /// <summary>The first element on a 64-byte boundary, so that no vector lies on two cache lines.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="memory">Memory of a method's stack, which never moves.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe ref T Align<T>(Span<T> memory)
        where T : unmanaged
    {
        ref T start = ref MemoryMarshal.GetReference(memory);
        nint past = (nint)Unsafe.AsPointer(ref start) & (Alignment - 1);
        return ref Unsafe.AddByteOffset(ref start, (Alignment - past) & (Alignment - 1));
    }

    /// <summary>Copies rows that stand apart to where they stand one behind another.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="panel">Receives them.</param>
    /// <param name="weights">The first row.</param>
    /// <param name="length">The elements of a row.</param>
    /// <param name="stride">The distance between rows.</param>
    /// <param name="rows">How many there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy<T>(ref T panel, ref T weights, int length, nint stride, int rows)
        where T : unmanaged
    {
        for (int row = 0; row < rows; row++)
        {
            ref T from = ref Unsafe.Add(ref weights, row * stride);
            if (Vector512.IsHardwareAccelerated && length % Vector512<T>.Count == 0)
            {
                for (int i = 0; i < length; i += Vector512<T>.Count)
                {
                    Vector512.LoadUnsafe(ref from, (nuint)i).StoreUnsafe(ref panel, (nuint)i);
                }
            }
            else
            {
                MemoryMarshal.CreateReadOnlySpan(ref from, length).CopyTo(MemoryMarshal.CreateSpan(ref panel, length));
            }

            panel = ref Unsafe.Add(ref panel, length);
        }
    }
}
