using System.Numerics;

namespace NetGen;

/// <summary>
/// Gives each channel mean 0 and variance 1 over the samples it was fitted to:
/// <c>y[i, c] = (x[i, c] − mean[c]) / max(√variance[c], 10⁻⁷)</c>. Keras: <c>Normalization</c>.
/// </summary>
/// <remarks>Fit it to the samples to train on, and apply it to those to test with as well.</remarks>
public sealed class Standardization : DataStep
{
    private const double SmallestDeviation = 1e-7;

    private readonly double[] _means;
    private readonly double[] _variances;
    private readonly double[] _scales;

    /// <summary>Takes known means and variances.</summary>
    /// <param name="inputSize">The number of elements of a sample, a multiple of the number of channels.</param>
    /// <param name="means">The mean of each channel.</param>
    /// <param name="variances">The variance of each channel.</param>
    /// <exception cref="ArgumentException">The numbers of means and variances differ, they do not divide the sample, or a variance is negative.</exception>
    public Standardization(int inputSize, ReadOnlySpan<double> means, ReadOnlySpan<double> variances)
        : base(inputSize, inputSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        Statistics.CheckChannels(inputSize, means.Length, nameof(means));
        if (variances.Length != means.Length)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected a variance for each of {means.Length} means, found {variances.Length}."), nameof(variances));
        }

        _means = means.ToArray();
        _variances = variances.ToArray();
        _scales = new double[means.Length];
        for (int i = 0; i < _scales.Length; i++)
        {
            if (!(_variances[i] >= 0))
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"Expected variances from 0, found {_variances[i]} for channel {i}."), nameof(variances));
            }

            _scales[i] = 1 / Math.Max(Math.Sqrt(_variances[i]), SmallestDeviation);
        }
    }

    /// <summary>The mean of each channel.</summary>
    public ReadOnlySpan<double> Means => _means;

    /// <summary>The variance of each channel.</summary>
    public ReadOnlySpan<double> Variances => _variances;

    /// <summary>Takes each channel's mean and variance over all samples and positions.</summary>
    /// <param name="train">The samples to train on.</param>
    /// <param name="channels">The size of the samples' last axis. For a table of features it is the number of the features.</param>
    /// <typeparam name="T">The type of a sample's elements.</typeparam>
    /// <typeparam name="TTarget">The type of a target's elements.</typeparam>
    /// <exception cref="ArgumentException">The data set is empty, or <paramref name="channels"/> does not divide its samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="channels"/> is below 1.</exception>
    public static Standardization Fit<T, TTarget>(Dataset<T, TTarget> train, int channels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        Statistics.CheckFit(train, nameof(train));
        Statistics.CheckChannels(train.InputSize, channels, nameof(channels));
        double[] means = Statistics.Means(train.Inputs, channels);
        return new(train.InputSize, means, Statistics.Variances(train.Inputs, means));
    }

    /// <inheritdoc/>
    private protected override void Transform<T>(ReadOnlySpan<T> samples, Span<T> results)
    {
        for (int start = 0; start < samples.Length; start += _means.Length)
        {
            for (int c = 0; c < _means.Length; c++)
            {
                results[start + c] = T.CreateTruncating((double.CreateTruncating(samples[start + c]) - _means[c]) * _scales[c]);
            }
        }
    }
}
