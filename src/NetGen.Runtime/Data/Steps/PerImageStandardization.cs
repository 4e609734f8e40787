namespace NetGen;

/// <summary>
/// Gives each sample mean 0 and variance 1: <c>y = (x − mean(x)) / max(√variance(x), 1/√n)</c>, with mean and variance over its n
/// elements. TensorFlow: <c>tf.image.per_image_standardization</c>.
/// </summary>
/// <param name="inputSize">The number n of elements of a sample.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="inputSize"/> is below 1.</exception>
public sealed class PerImageStandardization(int inputSize) : DataStep(AtLeastOne(inputSize), inputSize)
{
    /// <inheritdoc/>
    private protected override void Transform<T>(ReadOnlySpan<T> samples, Span<T> results)
    {
        for (int start = 0; start < samples.Length; start += InputSize)
        {
            ReadOnlySpan<T> sample = samples.Slice(start, InputSize);
            double mean = 0, variance = 0;
            foreach (T value in sample)
            {
                mean += double.CreateTruncating(value);
            }

            mean /= InputSize;
            foreach (T value in sample)
            {
                double distance = double.CreateTruncating(value) - mean;
                variance += distance * distance;
            }

            variance /= InputSize;
            double scale = 1 / Math.Max(Math.Sqrt(variance), 1 / Math.Sqrt(InputSize));
            Span<T> result = results.Slice(start, InputSize);
            for (int i = 0; i < result.Length; i++)
            {
                result[i] = T.CreateTruncating((double.CreateTruncating(sample[i]) - mean) * scale);
            }
        }
    }

    private static int AtLeastOne(int inputSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        return inputSize;
    }
}
