using System.Numerics;

namespace NetGen.Training;

/// <summary>The share of positions whose largest output is the labelled class.</summary>
internal sealed class ClassIndexAccuracy<T>(int classes) : IMetric<T, int>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public string Name => AccuracyName.Value;

    public bool? LargerIsBetter => true;

    public double Sum(ReadOnlySpan<T> outputs, ReadOnlySpan<int> targets, int samples)
    {
        int right = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            right += Largest.Of(outputs.Slice(i * classes, classes)) == targets[i] ? 1 : 0;
        }

        return (double)right * samples / targets.Length;
    }
}

/// <summary>The share of positions whose largest output is the class of the largest target.</summary>
internal sealed class ClassProbabilityAccuracy<T>(int classes) : IMetric<T, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public string Name => AccuracyName.Value;

    public bool? LargerIsBetter => true;

    public double Sum(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int samples)
    {
        int positions = targets.Length / classes, right = 0;
        for (int i = 0; i < positions; i++)
        {
            int found = Largest.Of(outputs.Slice(i * classes, classes));
            right += found == Largest.Of(targets.Slice(i * classes, classes)) ? 1 : 0;
        }

        return (double)right * samples / positions;
    }
}

/// <summary>The share of outputs above the threshold where the target is one, and not above it where it is zero.</summary>
internal sealed class BinaryAccuracy<T>(double threshold) : IMetric<T, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _threshold = T.CreateTruncating(threshold);

    public string Name => AccuracyName.Value;

    public bool? LargerIsBetter => true;

    public double Sum(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int samples)
    {
        int right = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            right += targets[i] == (outputs[i] > _threshold ? T.One : T.Zero) ? 1 : 0;
        }

        return (double)right * samples / targets.Length;
    }
}

/// <summary>What every accuracy is called.</summary>
internal static class AccuracyName
{
    public const string Value = "accuracy";
}

/// <summary>Finds the largest of some numbers.</summary>
internal static class Largest
{
    /// <summary>The place of the largest number, the first of equals.</summary>
    public static int Of<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
        {
            best = values[i] > values[best] ? i : best;
        }

        return best;
    }
}
