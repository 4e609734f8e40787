using System.Numerics;

namespace NetGen.Training;

/// <summary>The mean distance of outputs from targets.</summary>
internal sealed class MeanAbsoluteErrorMetric<T> : IMetric<T, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public string Name => "mean absolute error";

    public bool? LargerIsBetter => false;

    public double Sum(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int samples)
    {
        double sum = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            sum += double.CreateTruncating(T.Abs(outputs[i] - targets[i]));
        }

        return sum * samples / targets.Length;
    }
}

/// <summary>The mean squared distance of outputs from targets.</summary>
internal sealed class MeanSquaredErrorMetric<T> : IMetric<T, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public string Name => "mean squared error";

    public bool? LargerIsBetter => false;

    public double Sum(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int samples) =>
        SquaredErrors.Sum(outputs, targets) * samples / targets.Length;
}

/// <summary>The root of the mean squared distance of outputs from targets.</summary>
internal sealed class RootMeanSquaredErrorMetric<T> : ISummaryMetric<T, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public string Name => "root mean squared error";

    public bool? LargerIsBetter => false;

    public int SumCount => 2;

    public void Add(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int samples, Span<double> sums)
    {
        sums[0] += SquaredErrors.Sum(outputs, targets);
        sums[1] += targets.Length;
    }

    public double Value(ReadOnlySpan<double> sums, long samples) => Math.Sqrt(sums[0] / sums[1]);
}

/// <summary>Squared distances, in double precision.</summary>
internal static class SquaredErrors
{
    public static double Sum<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            double error = double.CreateTruncating(outputs[i]) - double.CreateTruncating(targets[i]);
            sum += error * error;
        }

        return sum;
    }
}
