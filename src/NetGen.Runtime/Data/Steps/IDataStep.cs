using System.Numerics;
using NetGen.Numerics;

namespace NetGen;

/// <summary>Changes samples, each on its own and always in the same way. See <c>Dataset.Apply</c>; it can also stand among augmentations.</summary>
/// <remarks>An implementation must be safe from many threads at once.</remarks>
/// <typeparam name="T">The type of a sample's elements.</typeparam>
public interface IDataStep<T> : IAugmentation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Changes samples.</summary>
    /// <param name="samples">Any number of samples, flat rows of <see cref="IAugmentation{T}.InputSize"/> elements.</param>
    /// <param name="results">Receives a row of <see cref="IAugmentation{T}.OutputSize"/> elements for each; does not overlap the samples.</param>
    /// <exception cref="ArgumentException">A length is no multiple of its row, or the two disagree on the number of samples.</exception>
    void Apply(ReadOnlySpan<T> samples, Span<T> results);

    /// <inheritdoc/>
    void IAugmentation<T>.Apply(ReadOnlySpan<T> sample, Span<T> result, RandomSequence random) => Apply(sample, result);
}
