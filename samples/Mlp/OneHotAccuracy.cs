using NetGen;

namespace Samples;

/// <summary>A metric of one's own: the share of samples whose largest output is where the target is one.</summary>
public sealed class OneHotAccuracy(int classes) : IMetric<float, float>
{
    /// <inheritdoc/>
    public string Name => "accuracy";

    /// <inheritdoc/>
    public double Sum(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int samples)
    {
        int right = 0;
        for (int row = 0; row < samples; row++)
        {
            int guess = IndexOfLargest(outputs.Slice(row * classes, classes));
            right += targets[(row * classes) + guess] == 1 ? 1 : 0;
        }

        return right;
    }

    private static int IndexOfLargest(ReadOnlySpan<float> values)
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
        {
            best = values[i] > values[best] ? i : best;
        }

        return best;
    }
}
