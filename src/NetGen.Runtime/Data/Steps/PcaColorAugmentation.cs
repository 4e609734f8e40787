using System.Numerics;
using NetGen.Numerics;

namespace NetGen;

/// <summary>
/// Changes the colour of the light: adds the same colour to all pixels of an image, drawn along the principal components of the colours,
/// <c>y = x + Σ α[k] √λ[k] w[k]</c> with α normal of mean 0 and the given deviation.
/// </summary>
/// <remarks>
/// Source: A. Krizhevsky, I. Sutskever, G. E. Hinton, "ImageNet classification with deep convolutional neural networks", 2012. The paper's
/// text has the eigenvalue λ in place of its root; with the root, as its authors' and others' programs have it, the change does not depend on the scale of
/// the pixels.
/// </remarks>
public sealed class PcaColorAugmentation : Augmentation
{
    private const int MostChannels = 64;

    private readonly double[] _directions;
    private readonly int _channels;

    /// <summary>Takes a known analysis of colours.</summary>
    /// <param name="inputSize">The number of elements of a sample, a multiple of the number of channels.</param>
    /// <param name="colors">The analysis of single pixels.</param>
    /// <param name="deviation">The standard deviation of the factors α.</param>
    /// <exception cref="ArgumentException">The number of channels does not divide the sample.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is negative, or there are more than 64 channels.</exception>
    public PcaColorAugmentation(int inputSize, Pca colors, double deviation = 0.1)
        : base(inputSize, inputSize)
    {
        ArgumentNullException.ThrowIfNull(colors);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(colors.InputSize, MostChannels, nameof(colors));
        Statistics.CheckChannels(inputSize, colors.InputSize, nameof(colors));
        if (!(deviation >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(deviation), deviation, "Expected a deviation from 0.");
        }

        _channels = colors.InputSize;
        _directions = colors.Components.ToArray();
        for (int i = 0; i < _directions.Length; i++)
        {
            _directions[i] *= deviation * Math.Sqrt(colors.Variances[i / _channels]);
        }
    }

    /// <summary>Takes the principal components of the colours of all pixels.</summary>
    /// <param name="train">The samples to train on, with the channels as their last axis.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="deviation">The standard deviation of the factors α.</param>
    /// <typeparam name="T">The type of a sample's elements.</typeparam>
    /// <typeparam name="TTarget">The type of a target's elements.</typeparam>
    /// <exception cref="ArgumentException">The data set is empty or holds a number that is not finite, or the channels do not divide its samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is negative, or the channels are not from 1 to 64.</exception>
    public static PcaColorAugmentation Fit<T, TTarget>(Dataset<T, TTarget> train, int channels = 3, double deviation = 0.1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        Statistics.CheckFit(train, nameof(train));
        Statistics.CheckChannels(train.InputSize, channels, nameof(channels));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channels, MostChannels);
        return new(train.InputSize, Pca.Fit(train.InputMemory, channels, channels, nameof(train)), deviation);
    }

    /// <inheritdoc/>
    private protected override void Transform<T>(ReadOnlySpan<T> sample, Span<T> result, RandomSequence random)
    {
        Span<double> color = stackalloc double[MostChannels];
        color.Clear();
        for (int start = 0; start < _directions.Length; start += _channels)
        {
            double factor = random.NextNormal();
            for (int c = 0; c < _channels; c++)
            {
                color[c] += factor * _directions[start + c];
            }
        }

        for (int start = 0; start < sample.Length; start += _channels)
        {
            for (int c = 0; c < _channels; c++)
            {
                result[start + c] = T.CreateTruncating(double.CreateTruncating(sample[start + c]) + color[c]);
            }
        }
    }
}
