namespace NetGen;

/// <summary>Multiplies the rate by the same factor over and over.</summary>
/// <remarks>
/// <c>η(t) = η₀ ρ^(t / T)</c> with <c>T</c> = <see cref="DecaySteps"/> and <c>ρ</c> = <see cref="DecayRate"/>; as a staircase,
/// with <c>⌊t / T⌋</c> for <c>t / T</c>. Source: Keras 3, <c>ExponentialDecay</c>.
/// </remarks>
public sealed class ExponentialDecay : LearningRateSchedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="initialLearningRate">The rate of the first step, η₀.</param>
    /// <param name="decaySteps">The steps that multiply the rate by the factor once; at least 1.</param>
    /// <param name="decayRate">The factor, ρ; not negative.</param>
    /// <param name="staircase">Whether the rate stays put between multiples of <paramref name="decaySteps"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public ExponentialDecay(double initialLearningRate, long decaySteps, double decayRate, bool staircase = false)
    {
        InitialLearningRate = Arguments.NotNegative(initialLearningRate, nameof(initialLearningRate));
        ArgumentOutOfRangeException.ThrowIfLessThan(decaySteps, 1);
        DecaySteps = decaySteps;
        DecayRate = Arguments.NotNegative(decayRate, nameof(decayRate));
        Staircase = staircase;
    }

    /// <summary>The rate of the first step.</summary>
    public double InitialLearningRate { get; }

    /// <summary>The steps that multiply the rate by <see cref="DecayRate"/> once.</summary>
    public long DecaySteps { get; }

    /// <summary>The factor.</summary>
    public double DecayRate { get; }

    /// <summary>Whether the rate stays put between multiples of <see cref="DecaySteps"/>.</summary>
    public bool Staircase { get; }

    /// <inheritdoc/>
    public override double At(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        double times = Staircase ? step / DecaySteps : (double)step / DecaySteps;
        return InitialLearningRate * Math.Pow(DecayRate, times);
    }
}
