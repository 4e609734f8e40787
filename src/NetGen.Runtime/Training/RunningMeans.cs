using System.Numerics;

namespace NetGen.Training;

/// <summary>A loss and metrics over batches, weighted by their samples, in double precision.</summary>
internal sealed class RunningMeans<T, TTarget>(IReadOnlyList<IMetric<T, TTarget>> metrics)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TTarget : unmanaged
{
    private readonly string[] _names = [.. metrics.Select(metric => metric.Name)];
    private readonly double[][] _sums = [.. metrics.Select(metric => new double[metric is ISummaryMetric<T, TTarget> summary ? summary.SumCount : 1])];
    private double _lossSum;
    private long _samples;

    public long Samples => _samples;

    public double Loss => _samples == 0 ? double.NaN : _lossSum / _samples;

    public void Clear()
    {
        _lossSum = 0;
        _samples = 0;
        foreach (double[] sums in _sums)
        {
            Array.Clear(sums);
        }
    }

    public void Add(T loss, ReadOnlySpan<T> outputs, ReadOnlySpan<TTarget> targets, int samples)
    {
        _lossSum += double.CreateTruncating(loss) * samples;
        _samples += samples;
        for (int i = 0; i < _sums.Length; i++)
        {
            if (metrics[i] is ISummaryMetric<T, TTarget> summary)
            {
                summary.Add(outputs, targets, samples, _sums[i]);
            }
            else
            {
                _sums[i][0] += metrics[i].Sum(outputs, targets, samples);
            }
        }
    }

    public MetricValues Metrics() => new(_names, [.. metrics.Select((metric, i) => Value(metric, _sums[i]))]);

    private double Value(IMetric<T, TTarget> metric, double[] sums) =>
        _samples == 0 ? double.NaN : metric is ISummaryMetric<T, TTarget> summary ? summary.Value(sums, _samples) : sums[0] / _samples;
}
