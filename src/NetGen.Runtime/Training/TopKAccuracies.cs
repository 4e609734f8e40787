using System.Globalization;
using System.Numerics;

namespace NetGen.Training;

/// <summary>The share of positions whose labelled class has one of the k largest outputs.</summary>
internal sealed class ClassIndexTopK<T>(int classes, int k) : IMetric<T, int>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public string Name => TopK.Name(k);

    public bool? LargerIsBetter => true;

    public double Sum(ReadOnlySpan<T> outputs, ReadOnlySpan<int> targets, int samples)
    {
        int right = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            right += TopK.Holds(outputs.Slice(i * classes, classes), targets[i], k) ? 1 : 0;
        }

        return (double)right * samples / targets.Length;
    }
}

/// <summary>The share of positions where the class of the largest target has one of the k largest outputs.</summary>
internal sealed class ClassProbabilityTopK<T>(int classes, int k) : IMetric<T, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public string Name => TopK.Name(k);

    public bool? LargerIsBetter => true;

    public double Sum(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int samples)
    {
        int positions = targets.Length / classes, right = 0;
        for (int i = 0; i < positions; i++)
        {
            int label = Largest.Of(targets.Slice(i * classes, classes));
            right += TopK.Holds(outputs.Slice(i * classes, classes), label, k) ? 1 : 0;
        }

        return (double)right * samples / positions;
    }
}

/// <summary>What the accuracies of the k best guesses share.</summary>
internal static class TopK
{
    public static string Name(int k) => string.Create(CultureInfo.InvariantCulture, $"top-{k} accuracy");

    /// <summary>Whether fewer than k outputs are larger than the label's.</summary>
    public static bool Holds<T>(ReadOnlySpan<T> outputs, int label, int k)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int larger = 0;
        foreach (T output in outputs)
        {
            larger += output > outputs[label] ? 1 : 0;
        }

        return larger < k && T.IsFinite(outputs[label]);
    }
}
