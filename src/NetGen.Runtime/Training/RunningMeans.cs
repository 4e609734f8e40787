using System.Numerics;

namespace NetGen.Training;

/// <summary>The means of a loss and of metrics over batches, weighted by their samples, in double precision.</summary>
internal sealed class RunningMeans<T, TTarget>(IReadOnlyList<IMetric<T, TTarget>> metrics)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TTarget : unmanaged
{
    private readonly string[] _names = [.. metrics.Select(metric => metric.Name)];
    private readonly double[] _sums = new double[metrics.Count];
    private double _lossSum;
    private long _samples;

    public long Samples => _samples;

    public double Loss => _samples == 0 ? double.NaN : _lossSum / _samples;

    public void Clear()
    {
        _lossSum = 0;
        _samples = 0;
        Array.Clear(_sums);
    }

    public void Add(T loss, ReadOnlySpan<T> outputs, ReadOnlySpan<TTarget> targets, int samples)
    {
        _lossSum += double.CreateTruncating(loss) * samples;
        _samples += samples;
        for (int i = 0; i < _sums.Length; i++)
        {
            _sums[i] += metrics[i].Sum(outputs, targets, samples);
        }
    }

    public MetricValues Metrics() => new(_names, [.. _sums.Select(sum => _samples == 0 ? double.NaN : sum / _samples)]);
}
