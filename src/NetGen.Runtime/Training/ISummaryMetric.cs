using System.Numerics;

namespace NetGen;

/// <summary>A figure over all samples that is no mean of figures of each, such as precision: it is computed from sums over them.</summary>
/// <typeparam name="T">The type of an output's elements.</typeparam>
/// <typeparam name="TTarget">The type of a target's elements.</typeparam>
public interface ISummaryMetric<T, TTarget> : IMetric<T, TTarget>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TTarget : unmanaged
{
    /// <summary>How many sums are kept; at least 1.</summary>
    int SumCount { get; }

    /// <summary>Adds a batch to the sums, which begin at zero; must not keep the spans, and should not allocate.</summary>
    /// <param name="outputs">The network's outputs, flat rows.</param>
    /// <param name="targets">The targets, flat rows.</param>
    /// <param name="samples">The number of rows; at least 1.</param>
    /// <param name="sums">The sums so far, <see cref="SumCount"/> of them.</param>
    void Add(ReadOnlySpan<T> outputs, ReadOnlySpan<TTarget> targets, int samples, Span<double> sums);

    /// <summary>The figure that the sums come to.</summary>
    /// <param name="sums">The sums over all samples.</param>
    /// <param name="samples">The number of samples; at least 1.</param>
    double Value(ReadOnlySpan<double> sums, long samples);

    /// <summary>The figure of the batch alone, times its samples.</summary>
    /// <inheritdoc/>
    double IMetric<T, TTarget>.Sum(ReadOnlySpan<T> outputs, ReadOnlySpan<TTarget> targets, int samples)
    {
        Span<double> sums = new double[SumCount];
        Add(outputs, targets, samples, sums);
        return Value(sums, samples) * samples;
    }
}
