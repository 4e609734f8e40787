using System.Numerics;

namespace NetGen;

/// <summary>A step that takes samples in either precision.</summary>
public abstract class DataStep : IDataStep<float>, IDataStep<double>
{
    private protected DataStep(int inputSize, int outputSize)
    {
        InputSize = inputSize;
        OutputSize = outputSize;
    }

    /// <summary>The number of elements of a sample.</summary>
    public int InputSize { get; }

    /// <summary>The number of elements of what becomes of it.</summary>
    public int OutputSize { get; }

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<float> samples, Span<float> results) => CheckAndTransform(samples, results);

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<double> samples, Span<double> results) => CheckAndTransform(samples, results);

    /// <summary>Changes samples whose number has been checked.</summary>
    private protected abstract void Transform<T>(ReadOnlySpan<T> samples, Span<T> results)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    private void CheckAndTransform<T>(ReadOnlySpan<T> samples, Span<T> results)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (samples.Length % InputSize != 0)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected rows of {InputSize} elements, found {samples.Length} elements, which is no multiple of it."), nameof(samples));
        }

        int count = samples.Length / InputSize;
        if (results.Length != (long)count * OutputSize)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected {count} rows of {OutputSize} elements for as many samples, found {results.Length} elements."), nameof(results));
        }

        Transform(samples, results);
    }
}
