namespace NetGen;

/// <summary>Divides the first rate by a number that grows steadily.</summary>
/// <remarks>
/// <c>η(t) = η₀ / (1 + ρ t / T)</c> with <c>T</c> = <see cref="DecaySteps"/> and <c>ρ</c> = <see cref="DecayRate"/>; as a
/// staircase, with <c>⌊t / T⌋</c> for <c>t / T</c>. Source: Keras 3, <c>InverseTimeDecay</c>.
/// </remarks>
public sealed class InverseTimeDecay : LearningRateSchedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="initialLearningRate">The rate of the first step, η₀.</param>
    /// <param name="decaySteps">The steps in which the divisor grows by <paramref name="decayRate"/>; at least 1.</param>
    /// <param name="decayRate">What the divisor grows by, ρ; not negative.</param>
    /// <param name="staircase">Whether the rate stays put between multiples of <paramref name="decaySteps"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public InverseTimeDecay(double initialLearningRate, long decaySteps, double decayRate, bool staircase = false)
    {
        InitialLearningRate = Arguments.NotNegative(initialLearningRate, nameof(initialLearningRate));
        ArgumentOutOfRangeException.ThrowIfLessThan(decaySteps, 1);
        DecaySteps = decaySteps;
        DecayRate = Arguments.NotNegative(decayRate, nameof(decayRate));
        Staircase = staircase;
    }

    /// <summary>The rate of the first step.</summary>
    public double InitialLearningRate { get; }

    /// <summary>The steps in which the divisor grows by <see cref="DecayRate"/>.</summary>
    public long DecaySteps { get; }

    /// <summary>What the divisor grows by.</summary>
    public double DecayRate { get; }

    /// <summary>Whether the rate stays put between multiples of <see cref="DecaySteps"/>.</summary>
    public bool Staircase { get; }

    /// <inheritdoc/>
    public override double At(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        double times = Staircase ? step / DecaySteps : (double)step / DecaySteps;
        return InitialLearningRate / (1 + (DecayRate * times));
    }
}
