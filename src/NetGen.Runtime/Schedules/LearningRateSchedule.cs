namespace NetGen;

/// <summary>A learning rate that depends on the number of steps taken; an optimiser follows it as its <see cref="Optimizer.Schedule"/>.</summary>
/// <remarks>
/// Schedules keep no state: one may serve several optimisers, and one of your own needs no more than <see cref="At"/>. Names,
/// formulas and defaults of those that come with NetGen are Keras 3's, from <c>keras.optimizers.schedules</c>.
/// </remarks>
public abstract class LearningRateSchedule
{
    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">The number of steps taken before it: 0 for the first.</param>
    /// <returns>A rate that is finite and not negative.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    public abstract double At(long step);
}
