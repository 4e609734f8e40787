using System.Numerics;

namespace NetGen.Tests.Cases;

/// <summary>Distances relative to the norm, and how far they may go.</summary>
internal static class Closeness
{
    /// <summary>The bound for outputs and losses.</summary>
    public static double OutputBound<T>() => typeof(T) == typeof(float) ? 1e-5 : 1e-11;

    /// <summary>The bound for gradients. PyTorch's own float32 stays within 2e-6 of its float64 on this corpus.</summary>
    public static double GradientBound<T>() => typeof(T) == typeof(float) ? 1e-5 : 1e-10;

    /// <summary>Asserts that a tensor lies within a bound of what is expected of it.</summary>
    /// <param name="what">The tensor's name, for the message.</param>
    /// <param name="expected">The expected elements.</param>
    /// <param name="actual">The elements.</param>
    /// <param name="bound">The largest distance, relative to the expected norm.</param>
    /// <param name="scale">The norm to use where the expected one is smaller.</param>
    public static void Assert<T>(string what, ReadOnlySpan<double> expected, ReadOnlySpan<T> actual, double bound, double scale = 0)
        where T : unmanaged, INumber<T>
    {
        Xunit.Assert.True(expected.Length == actual.Length, $"{what} has {actual.Length} elements in place of {expected.Length}.");
        double distance = 0, worst = -1;
        int at = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = Math.Abs(double.CreateChecked(actual[i]) - expected[i]);
            distance += difference * difference;

            // A NaN is worse than everything before it.
            if (!(difference <= worst))
            {
                (worst, at) = (difference, i);
            }
        }

        double error = Math.Sqrt(distance) / Math.Max(Norm(expected), Math.Max(scale, double.Epsilon));
        Xunit.Assert.True(
            distance == 0 || error <= bound,
            expected.Length == 0 ? what : $"{what} is off by {error:E2} of its norm, more than {bound:E0}; worst at {at}: {actual[at]} in place of {expected[at]}.");
    }

    public static double Norm(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value * value;
        }

        return Math.Sqrt(sum);
    }

    /// <summary>Asserts that two tensors are the same bits.</summary>
    public static void AssertSameBits<T>(string what, ReadOnlySpan<T> expected, ReadOnlySpan<T> actual)
        where T : unmanaged, INumber<T>
    {
        Xunit.Assert.True(expected.Length == actual.Length, $"{what} has {actual.Length} elements in place of {expected.Length}.");
        for (int i = 0; i < expected.Length; i++)
        {
            // Equals tells NaN from numbers and holds it equal to itself.
            Xunit.Assert.True(expected[i].Equals(actual[i]), $"{what} differs at {i}: {actual[i]} in place of {expected[i]}.");
        }
    }
}
