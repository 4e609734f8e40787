using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Looks for numbers that are not finite, after each step of networks built with <c>NetGenCheckNumbers</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NumberCheck
{
    /// <summary>Throws at the first number that is not finite.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="first">The first element of the first sample.</param>
    /// <param name="samples">The number of samples, 1 for a value that exists once.</param>
    /// <param name="sampleStride">The distance between samples.</param>
    /// <param name="shape">The shape of one sample.</param>
    /// <param name="strides">The stride of each axis.</param>
    /// <param name="layer">The layer, the input or the parameter.</param>
    /// <param name="role">What of it was computed.</param>
    /// <param name="pass">The pass.</param>
    /// <param name="firstSample">The place in the batch of the first sample, or -1 for a value that exists once.</param>
    /// <exception cref="NonFiniteValueException">There is one.</exception>
    public static void Require<T>(
        ref T first, int samples, int sampleStride, ReadOnlySpan<int> shape, ReadOnlySpan<int> strides, string layer, string role, NetworkPass pass, long firstSample = -1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<int> index = stackalloc int[shape.Length];
        for (int sample = 0; sample < samples; sample++)
        {
            index.Clear();
            ref T start = ref Unsafe.Add(ref first, (nint)sample * sampleStride);
            do
            {
                nint offset = 0;
                for (int axis = 0; axis < index.Length; axis++)
                {
                    offset += (nint)index[axis] * strides[axis];
                }

                T value = Unsafe.Add(ref start, offset);
                if (!T.IsFinite(value))
                {
                    throw new NonFiniteValueException(
                        layer,
                        role,
                        pass,
                        firstSample < 0 ? null : firstSample + sample,
                        index.ToArray(),
                        shape.IsEmpty ? "a scalar" : string.Join('×', shape.ToArray()),
                        double.CreateTruncating(value));
                }
            }
            while (Advance(index, shape));
        }
    }

    /// <summary>Goes to the next element in row-major order; false behind the last.</summary>
    private static bool Advance(Span<int> index, ReadOnlySpan<int> shape)
    {
        for (int axis = index.Length - 1; axis >= 0; axis--)
        {
            if (++index[axis] < shape[axis])
            {
                return true;
            }

            index[axis] = 0;
        }

        return false;
    }
}
