namespace NetGen;

/// <summary>Goes from one rate to another along a power of the steps that are left: with the default power, in a straight line.</summary>
/// <remarks>
/// <c>η(t) = (η₀ − η₁) (1 − min(t, T) / T)^p + η₁</c> with <c>T</c> = <see cref="DecaySteps"/> and <c>p</c> =
/// <see cref="Power"/>. With <see cref="Cycle"/>, <c>η(t) = (η₀ − η₁) (1 − t / T′)^p + η₁</c>, where <c>T′</c> is the least
/// multiple of <c>T</c>, but 0, that is not below <c>t</c>. Source: Keras 3, <c>PolynomialDecay</c>.
/// </remarks>
public sealed class PolynomialDecay : LearningRateSchedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="initialLearningRate">The rate of the first step, η₀.</param>
    /// <param name="decaySteps">How many steps it takes to reach the last rate; at least 1.</param>
    /// <param name="endLearningRate">The last rate, η₁.</param>
    /// <param name="power">The power, p; not negative.</param>
    /// <param name="cycle">Whether, past <paramref name="decaySteps"/>, the fall is stretched to twice as many steps, past these to thrice as many, and so on.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public PolynomialDecay(
        double initialLearningRate, long decaySteps, double endLearningRate = 0.0001, double power = 1, bool cycle = false)
    {
        InitialLearningRate = Arguments.NotNegative(initialLearningRate, nameof(initialLearningRate));
        ArgumentOutOfRangeException.ThrowIfLessThan(decaySteps, 1);
        DecaySteps = decaySteps;
        EndLearningRate = Arguments.NotNegative(endLearningRate, nameof(endLearningRate));
        Power = Arguments.NotNegative(power, nameof(power));
        Cycle = cycle;
    }

    /// <summary>The rate of the first step.</summary>
    public double InitialLearningRate { get; }

    /// <summary>How many steps it takes to reach <see cref="EndLearningRate"/>.</summary>
    public long DecaySteps { get; }

    /// <summary>The last rate.</summary>
    public double EndLearningRate { get; }

    /// <summary>The power.</summary>
    public double Power { get; }

    /// <summary>Whether the fall is stretched to the next multiple of <see cref="DecaySteps"/> rather than over.</summary>
    public bool Cycle { get; }

    /// <inheritdoc/>
    public override double At(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        double progress = (double)step / DecaySteps;
        progress = Cycle ? progress / Math.Max(1, Math.Ceiling(progress)) : Math.Min(1, progress);
        return ((InitialLearningRate - EndLearningRate) * Math.Pow(1 - progress, Power)) + EndLearningRate;
    }
}
