using System.Numerics;
using NetGen.Numerics;

namespace NetGen;

/// <summary>An augmentation that takes samples in either precision.</summary>
public abstract class Augmentation : IAugmentation<float>, IAugmentation<double>
{
    private protected Augmentation(int inputSize, int outputSize)
    {
        InputSize = inputSize;
        OutputSize = outputSize;
    }

    /// <summary>The number of elements of a sample.</summary>
    public int InputSize { get; }

    /// <summary>The number of elements of what becomes of it.</summary>
    public int OutputSize { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void Apply(ReadOnlySpan<float> sample, Span<float> result, RandomSequence random) => CheckAndTransform(sample, result, random);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void Apply(ReadOnlySpan<double> sample, Span<double> result, RandomSequence random) => CheckAndTransform(sample, result, random);

    /// <summary>Changes one sample, whose length has been checked.</summary>
    private protected abstract void Transform<T>(ReadOnlySpan<T> sample, Span<T> result, RandomSequence random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    private void CheckAndTransform<T>(ReadOnlySpan<T> sample, Span<T> result, RandomSequence random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(random);
        if (sample.Length != InputSize)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected {InputSize} elements, found {sample.Length}."), nameof(sample));
        }

        if (result.Length != OutputSize)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected {OutputSize} elements, found {result.Length}."), nameof(result));
        }

        Transform(sample, result, random);
    }
}
