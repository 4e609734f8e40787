namespace NetGen;

/// <summary>Falls along half a wave of the cosine: slowly, then fast, then slowly again; if asked for, climbs in a straight line first.</summary>
/// <remarks>
/// <c>η(t) = η₀ ((1 − α) (1 + cos(π min(t, T) / T)) / 2 + α)</c> with <c>T</c> = <see cref="DecaySteps"/>. With a
/// <see cref="WarmupTarget"/> η₁ and <c>W</c> = <see cref="WarmupSteps"/>, <c>η(t) = η₀ + (η₁ − η₀) t / W</c> while
/// <c>t &lt; W</c>, then as above from η₁ on, with <c>t − W</c> for <c>t</c>. Source: Keras 3, <c>CosineDecay</c>; I. Loshchilov,
/// F. Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017.
/// </remarks>
public sealed class CosineDecay : LearningRateSchedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="initialLearningRate">The rate of the first step, η₀.</param>
    /// <param name="decaySteps">How many steps the fall takes, those of the climb not counted; at least 1.</param>
    /// <param name="alpha">The fraction of the rate that is left at the end, α; not negative.</param>
    /// <param name="warmupTarget">The rate that is climbed to before the fall; null for no climb.</param>
    /// <param name="warmupSteps">How many steps the climb takes; 0 without <paramref name="warmupTarget"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    /// <exception cref="ArgumentException"><paramref name="warmupSteps"/> is given without <paramref name="warmupTarget"/>.</exception>
    public CosineDecay(
        double initialLearningRate, long decaySteps, double alpha = 0, double? warmupTarget = null, long warmupSteps = 0)
    {
        InitialLearningRate = Arguments.NotNegative(initialLearningRate, nameof(initialLearningRate));
        ArgumentOutOfRangeException.ThrowIfLessThan(decaySteps, 1);
        DecaySteps = decaySteps;
        Alpha = Arguments.NotNegative(alpha, nameof(alpha));
        WarmupTarget = warmupTarget is null ? null : Arguments.NotNegative(warmupTarget.Value, nameof(warmupTarget));
        ArgumentOutOfRangeException.ThrowIfNegative(warmupSteps);
        if (warmupTarget is null && warmupSteps > 0)
        {
            throw new ArgumentException($"{nameof(warmupSteps)} needs a {nameof(warmupTarget)}, the rate to climb to.", nameof(warmupSteps));
        }

        WarmupSteps = warmupSteps;
    }

    /// <summary>The rate of the first step.</summary>
    public double InitialLearningRate { get; }

    /// <summary>How many steps the fall takes.</summary>
    public long DecaySteps { get; }

    /// <summary>The fraction of the rate that is left at the end.</summary>
    public double Alpha { get; }

    /// <summary>The rate that is climbed to before the fall; null for no climb.</summary>
    public double? WarmupTarget { get; }

    /// <summary>How many steps the climb takes.</summary>
    public long WarmupSteps { get; }

    /// <inheritdoc/>
    public override double At(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        double peak = WarmupTarget ?? InitialLearningRate;
        if (step < WarmupSteps)
        {
            return InitialLearningRate + ((peak - InitialLearningRate) * step / WarmupSteps);
        }

        double progress = Math.Min(1, (double)(step - WarmupSteps) / DecaySteps);
        double wave = (1 + Math.Cos(Math.PI * progress)) / 2;
        return peak * (((1 - Alpha) * wave) + Alpha);
    }
}
