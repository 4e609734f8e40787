using NetGen.Numerics;

namespace NetGen;

/// <summary>Turns left and right round, in some of the images. Keras: <c>RandomFlip("horizontal")</c>.</summary>
public sealed class RandomFlip : Augmentation
{
    private readonly ImageShape _shape;
    private readonly double _probability;

    /// <summary>Prepares to flip.</summary>
    /// <param name="shape">The images' shape, which stays.</param>
    /// <param name="probability">How likely each image is to be flipped.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the probability lies outside [0, 1].</exception>
    public RandomFlip(ImageShape shape, double probability = 0.5)
        : base(shape.Checked(nameof(shape)).Size, shape.Size)
    {
        if (!(probability is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "Expected a probability from 0 to 1.");
        }

        _shape = shape;
        _probability = probability;
    }

    /// <inheritdoc/>
    private protected override void Transform<T>(ReadOnlySpan<T> sample, Span<T> result, RandomSequence random)
    {
        if (random.NextDouble() >= _probability)
        {
            sample.CopyTo(result);
            return;
        }

        int channels = _shape.Channels, rowLength = _shape.Width * channels;
        for (int start = 0; start < sample.Length; start += rowLength)
        {
            ReadOnlySpan<T> row = sample.Slice(start, rowLength);
            Span<T> flipped = result.Slice(start, rowLength);
            for (int x = 0; x < rowLength; x += channels)
            {
                row.Slice(x, channels).CopyTo(flipped[(rowLength - channels - x)..]);
            }
        }
    }
}
