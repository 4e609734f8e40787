using System.Numerics;

namespace NetGen;

/// <summary>A figure that says how well outputs match targets: the mean over samples of something measured on each.</summary>
/// <typeparam name="T">The type of an output's elements.</typeparam>
/// <typeparam name="TTarget">The type of a target's elements.</typeparam>
public interface IMetric<T, TTarget>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TTarget : unmanaged
{
    /// <summary>What reports call it, such as <c>accuracy</c>.</summary>
    string Name { get; }

    /// <summary>Whether larger values are better; null where the metric does not say.</summary>
    bool? LargerIsBetter => null;

    /// <summary>The sum of the measure over the samples of a batch; must not keep the spans, and should not allocate.</summary>
    /// <param name="outputs">The network's outputs, flat rows.</param>
    /// <param name="targets">The targets, flat rows.</param>
    /// <param name="samples">The number of rows; at least 1.</param>
    double Sum(ReadOnlySpan<T> outputs, ReadOnlySpan<TTarget> targets, int samples);
}
