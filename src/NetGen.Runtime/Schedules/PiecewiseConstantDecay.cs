using System.Collections.Immutable;

namespace NetGen;

/// <summary>One rate up to a step, another up to a later one, and so on.</summary>
/// <remarks>
/// With boundaries <c>b₀ &lt; b₁ &lt; …</c> and values <c>v₀, v₁, …</c>: <c>η(t) = v₀</c> where <c>t ≤ b₀</c>, <c>v₁</c> where
/// <c>b₀ &lt; t ≤ b₁</c>, …, and the last value past the last boundary. A boundary itself still has the rate before it. Source:
/// Keras 3, <c>PiecewiseConstantDecay</c>.
/// </remarks>
public sealed class PiecewiseConstantDecay : LearningRateSchedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="boundaries">The last step of each rate but the last; not negative, each above the one before.</param>
    /// <param name="values">The rates, one more than boundaries.</param>
    /// <exception cref="ArgumentException">There is not one value more than boundaries, or the boundaries do not increase.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A boundary is negative, or a value is negative or not finite.</exception>
    public PiecewiseConstantDecay(IReadOnlyList<long> boundaries, IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(boundaries);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count != boundaries.Count + 1)
        {
            throw new ArgumentException(
                $"Expected one value more than the {boundaries.Count} boundaries, found {values.Count}.", nameof(values));
        }

        for (int i = 0; i < boundaries.Count; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(boundaries[i], nameof(boundaries));
            if (i > 0 && boundaries[i] <= boundaries[i - 1])
            {
                throw new ArgumentException(
                    $"Expected boundaries that increase, found {boundaries[i]} after {boundaries[i - 1]}.", nameof(boundaries));
            }
        }

        foreach (double value in values)
        {
            Arguments.NotNegative(value, nameof(values));
        }

        Boundaries = [.. boundaries];
        Values = [.. values];
    }

    /// <summary>The last step of each rate but the last.</summary>
    public ImmutableArray<long> Boundaries { get; }

    /// <summary>The rates.</summary>
    public ImmutableArray<double> Values { get; }

    /// <inheritdoc/>
    public override double At(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        int piece = 0;
        while (piece < Boundaries.Length && step > Boundaries[piece])
        {
            piece++;
        }

        return Values[piece];
    }
}
