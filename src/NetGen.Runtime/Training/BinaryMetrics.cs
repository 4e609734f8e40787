using System.Numerics;

namespace NetGen.Training;

/// <summary>The share of those judged yes that are a yes.</summary>
internal sealed class PrecisionMetric<T>(double threshold) : ISummaryMetric<T, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _threshold = T.CreateTruncating(threshold);

    public string Name => "precision";

    public bool? LargerIsBetter => true;

    public int SumCount => 2;

    public void Add(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int samples, Span<double> sums)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            if (outputs[i] > _threshold)
            {
                sums[Answer.IsYes(targets[i]) ? 0 : 1]++;
            }
        }
    }

    public double Value(ReadOnlySpan<double> sums, long samples) => Answer.Share(sums[0], sums[1]);
}

/// <summary>The share of those which are a yes that are judged so.</summary>
internal sealed class RecallMetric<T>(double threshold) : ISummaryMetric<T, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _threshold = T.CreateTruncating(threshold);

    public string Name => "recall";

    public bool? LargerIsBetter => true;

    public int SumCount => 2;

    public void Add(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int samples, Span<double> sums)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            if (Answer.IsYes(targets[i]))
            {
                sums[outputs[i] > _threshold ? 0 : 1]++;
            }
        }
    }

    public double Value(ReadOnlySpan<double> sums, long samples) => Answer.Share(sums[0], sums[1]);
}

/// <summary>
/// The area under the curve of true over false positives. The thresholds bound buckets of outputs; the first sums count each bucket's
/// yes, the others its no.
/// </summary>
internal sealed class AucMetric<T>(int thresholds, bool fromLogits) : ISummaryMetric<T, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _buckets = thresholds - 1;

    public string Name => "AUC";

    public bool? LargerIsBetter => true;

    public int SumCount => 2 * _buckets;

    public void Add(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int samples, Span<double> sums)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            double output = double.CreateTruncating(outputs[i]);
            double probability = fromLogits ? 1 / (1 + Math.Exp(-output)) : output;
            sums[Bucket(probability) + (Answer.IsYes(targets[i]) ? 0 : _buckets)]++;
        }
    }

    public double Value(ReadOnlySpan<double> sums, long samples)
    {
        // From the highest threshold down, both shares grow from 0 to 1.
        double yes = 0, no = 0, area = 0;
        for (int i = _buckets - 1; i >= 0; i--)
        {
            area += sums[_buckets + i] * (yes + (0.5 * sums[i]));
            yes += sums[i];
            no += sums[_buckets + i];
        }

        return yes == 0 || no == 0 ? 0 : area / (yes * no);
    }

    /// <summary>Buckets are even parts of 0 to 1, each with its upper bound.</summary>
    private int Bucket(double probability) =>
        double.IsNaN(probability) ? 0 : (int)Math.Clamp(Math.Ceiling(probability * _buckets) - 1, 0, _buckets - 1);
}

/// <summary>What metrics of yes and no share.</summary>
internal static class Answer
{
    public static bool IsYes<T>(T target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => target > T.CreateTruncating(0.5);

    /// <summary>A part of a whole; 0 where there is nothing, as in Keras.</summary>
    public static double Share(double part, double rest) => part + rest == 0 ? 0 : part / (part + rest);
}
