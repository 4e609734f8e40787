using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Numerics;

/// <summary>Sums and rotations of vectors of equal length, in double precision.</summary>
internal static class VectorMath
{
    /// <summary>The sum of the products of their elements.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ref double a = ref MemoryMarshal.GetReference(x), b = ref MemoryMarshal.GetReference(y[..x.Length]);
        Vector<double> even = default, odd = default;
        nuint at = 0, width = (nuint)Vector<double>.Count, end = (nuint)x.Length;
        for (; at + (2 * width) <= end; at += 2 * width)
        {
            even += Vector.LoadUnsafe(ref a, at) * Vector.LoadUnsafe(ref b, at);
            odd += Vector.LoadUnsafe(ref a, at + width) * Vector.LoadUnsafe(ref b, at + width);
        }

        double sum = Vector.Sum(even + odd);
        for (; at < end; at++)
        {
            sum += Unsafe.Add(ref a, at) * Unsafe.Add(ref b, at);
        }

        return sum;
    }

    /// <summary><c>target += scale x</c>.</summary>
    public static void AddScaled(Span<double> target, double scale, ReadOnlySpan<double> x)
    {
        ref double t = ref MemoryMarshal.GetReference(target), a = ref MemoryMarshal.GetReference(x[..target.Length]);
        nuint at = 0, width = (nuint)Vector<double>.Count, end = (nuint)target.Length;
        for (; at + width <= end; at += width)
        {
            (Vector.LoadUnsafe(ref t, at) + (scale * Vector.LoadUnsafe(ref a, at))).StoreUnsafe(ref t, at);
        }

        for (; at < end; at++)
        {
            Unsafe.Add(ref t, at) += scale * Unsafe.Add(ref a, at);
        }
    }

    /// <summary><c>target += scaleX x + scaleY y</c>.</summary>
    public static void AddScaled(Span<double> target, double scaleX, ReadOnlySpan<double> x, double scaleY, ReadOnlySpan<double> y)
    {
        ref double t = ref MemoryMarshal.GetReference(target);
        ref double a = ref MemoryMarshal.GetReference(x[..target.Length]), b = ref MemoryMarshal.GetReference(y[..target.Length]);
        nuint at = 0, width = (nuint)Vector<double>.Count, end = (nuint)target.Length;
        for (; at + width <= end; at += width)
        {
            Vector<double> change = (scaleX * Vector.LoadUnsafe(ref a, at)) + (scaleY * Vector.LoadUnsafe(ref b, at));
            (Vector.LoadUnsafe(ref t, at) + change).StoreUnsafe(ref t, at);
        }

        for (; at < end; at++)
        {
            Unsafe.Add(ref t, at) += (scaleX * Unsafe.Add(ref a, at)) + (scaleY * Unsafe.Add(ref b, at));
        }
    }

    /// <summary><c>x, y = cosine x + sine y, cosine y − sine x</c>.</summary>
    public static void Rotate(Span<double> x, Span<double> y, double cosine, double sine)
    {
        ref double a = ref MemoryMarshal.GetReference(x), b = ref MemoryMarshal.GetReference(y[..x.Length]);
        nuint at = 0, width = (nuint)Vector<double>.Count, end = (nuint)x.Length;
        for (; at + width <= end; at += width)
        {
            Vector<double> first = Vector.LoadUnsafe(ref a, at), second = Vector.LoadUnsafe(ref b, at);
            ((cosine * first) + (sine * second)).StoreUnsafe(ref a, at);
            ((cosine * second) - (sine * first)).StoreUnsafe(ref b, at);
        }

        for (; at < end; at++)
        {
            double first = Unsafe.Add(ref a, at), second = Unsafe.Add(ref b, at);
            Unsafe.Add(ref a, at) = (cosine * first) + (sine * second);
            Unsafe.Add(ref b, at) = (cosine * second) - (sine * first);
        }
    }
}
