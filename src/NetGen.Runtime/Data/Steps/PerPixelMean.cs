using System.Numerics;

namespace NetGen;

/// <summary>Takes the mean sample away, so that each element has mean 0 over the samples it was fitted to: <c>y[i] = x[i] − mean[i]</c>.</summary>
/// <remarks>Fit it to the samples to train on, and apply it to those to test with as well.</remarks>
public sealed class PerPixelMean : DataStep
{
    private readonly double[] _means;

    /// <summary>Takes known means.</summary>
    /// <param name="means">The mean of each element of a sample.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public PerPixelMean(ReadOnlySpan<double> means)
        : base(means.Length, means.Length)
    {
        if (means.IsEmpty)
        {
            throw new ArgumentException("Expected a mean for each element of a sample, found none.", nameof(means));
        }

        _means = means.ToArray();
    }

    /// <summary>The mean of each element: the mean image.</summary>
    public ReadOnlySpan<double> Means => _means;

    /// <summary>Takes each element's mean over the samples.</summary>
    /// <param name="train">The samples to train on.</param>
    /// <typeparam name="T">The type of a sample's elements.</typeparam>
    /// <typeparam name="TTarget">The type of a target's elements.</typeparam>
    /// <exception cref="ArgumentException">The data set is empty.</exception>
    public static PerPixelMean Fit<T, TTarget>(Dataset<T, TTarget> train)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        Statistics.CheckFit(train, nameof(train));
        return new(Statistics.Means(train.Inputs, train.InputSize));
    }

    /// <inheritdoc/>
    private protected override void Transform<T>(ReadOnlySpan<T> samples, Span<T> results)
    {
        for (int start = 0; start < samples.Length; start += _means.Length)
        {
            for (int i = 0; i < _means.Length; i++)
            {
                results[start + i] = T.CreateTruncating(double.CreateTruncating(samples[start + i]) - _means[i]);
            }
        }
    }
}
