using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>Zeros around the maps that convolutions read beyond their bounds, and around the part of a kernel's gradient that a small map gives.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Borders
{
    /// <summary>Clears the borders of samples and leaves what they enclose.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="start">The first sample.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="distance">The distance between samples.</param>
    /// <param name="shape">The shape with its border.</param>
    /// <param name="low">The border before each axis.</param>
    /// <param name="high">The border behind each axis.</param>
    public static void Clear<T>(ref T start, int samples, int distance, ReadOnlySpan<int> shape, ReadOnlySpan<int> low, ReadOnlySpan<int> high)
        where T : unmanaged
    {
        int size = 1;
        foreach (int length in shape)
        {
            size *= length;
        }

        for (int sample = 0; sample < samples; sample++)
        {
            Clear(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref start, (nint)sample * distance), size), shape, low, high);
        }
    }

    private static void Clear<T>(Span<T> elements, ReadOnlySpan<int> shape, ReadOnlySpan<int> low, ReadOnlySpan<int> high)
        where T : unmanaged
    {
        int slice = elements.Length / shape[0];
        Clear(elements[..(low[0] * slice)]);
        Clear(elements[^(high[0] * slice)..]);
        bool isLast = low[1..].IndexOfAnyExcept(0) < 0 && high[1..].IndexOfAnyExcept(0) < 0;
        for (int i = low[0]; !isLast && i < shape[0] - high[0]; i++)
        {
            Clear(elements.Slice(i * slice, slice), shape[1..], low[1..], high[1..]);
        }
    }

    /// <summary>Clears elements that are zero already most of the time: what is large is only read then.</summary>
    private static void Clear<T>(Span<T> elements)
        where T : unmanaged
    {
        const int Large = 4096;
        if (elements.Length < Large || MemoryMarshal.AsBytes(elements).ContainsAnyExcept((byte)0))
        {
            elements.Clear();
        }
    }
}
