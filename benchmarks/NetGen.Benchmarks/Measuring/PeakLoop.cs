using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Benchmarks;

/// <summary>The rate of multiply-adds of a core: a loop of independent ones on registers.</summary>
internal static class PeakLoop
{
    private const int MultiplyAddsInLoop = 16;
    private const int Rounds = 4_000_000;

    /// <summary>Floating-point operations of one <see cref="Run"/>: two for each multiply-add.</summary>
    public static double Flops => 2.0 * MultiplyAddsInLoop * Rounds * (Vector512.IsHardwareAccelerated ? Vector512<float>.Count : Vector256<float>.Count);

    /// <summary>Operations a second of one core; the best of several runs.</summary>
    public static double MeasureFlops() => Enumerable.Range(0, 30).Max(_ => Flops / Run());

    /// <summary>The seconds that the loop takes.</summary>
    public static double Run()
    {
        long start = Stopwatch.GetTimestamp();
        Keep(Vector512.IsHardwareAccelerated ? Run512(Rounds) : Run256(Rounds));
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Run512(int rounds)
    {
        Vector512<float> a = Vector512.Create(0.999f), b = Vector512.Create(0.001f);
        Vector512<float> c0 = a, c1 = a, c2 = a, c3 = a, c4 = a, c5 = a, c6 = a, c7 = a;
        Vector512<float> d0 = a, d1 = a, d2 = a, d3 = a, d4 = a, d5 = a, d6 = a, d7 = a;
        for (int i = 0; i < rounds; i++)
        {
            c0 = Avx512F.FusedMultiplyAdd(c0, a, b);
            c1 = Avx512F.FusedMultiplyAdd(c1, a, b);
            c2 = Avx512F.FusedMultiplyAdd(c2, a, b);
            c3 = Avx512F.FusedMultiplyAdd(c3, a, b);
            c4 = Avx512F.FusedMultiplyAdd(c4, a, b);
            c5 = Avx512F.FusedMultiplyAdd(c5, a, b);
            c6 = Avx512F.FusedMultiplyAdd(c6, a, b);
            c7 = Avx512F.FusedMultiplyAdd(c7, a, b);
            d0 = Avx512F.FusedMultiplyAdd(d0, a, b);
            d1 = Avx512F.FusedMultiplyAdd(d1, a, b);
            d2 = Avx512F.FusedMultiplyAdd(d2, a, b);
            d3 = Avx512F.FusedMultiplyAdd(d3, a, b);
            d4 = Avx512F.FusedMultiplyAdd(d4, a, b);
            d5 = Avx512F.FusedMultiplyAdd(d5, a, b);
            d6 = Avx512F.FusedMultiplyAdd(d6, a, b);
            d7 = Avx512F.FusedMultiplyAdd(d7, a, b);
        }

        return Vector512.Sum(c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + d0 + d1 + d2 + d3 + d4 + d5 + d6 + d7);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Run256(int rounds)
    {
        Vector256<float> a = Vector256.Create(0.999f), b = Vector256.Create(0.001f);
        Vector256<float> c0 = a, c1 = a, c2 = a, c3 = a, c4 = a, c5 = a, c6 = a, c7 = a;
        for (int i = 0; i < 2 * rounds; i++)
        {
            c0 = Fma.MultiplyAdd(c0, a, b);
            c1 = Fma.MultiplyAdd(c1, a, b);
            c2 = Fma.MultiplyAdd(c2, a, b);
            c3 = Fma.MultiplyAdd(c3, a, b);
            c4 = Fma.MultiplyAdd(c4, a, b);
            c5 = Fma.MultiplyAdd(c5, a, b);
            c6 = Fma.MultiplyAdd(c6, a, b);
            c7 = Fma.MultiplyAdd(c7, a, b);
        }

        return Vector256.Sum(c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Keep(float value) => GC.KeepAlive(value);
}
