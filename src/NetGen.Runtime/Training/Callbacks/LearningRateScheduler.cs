namespace NetGen;

/// <summary>Sets the learning rate before every epoch. Keras: <c>LearningRateScheduler</c>.</summary>
/// <remarks>For a rate that follows steps rather than epochs, give the optimiser a <see cref="Optimizer.Schedule"/>.</remarks>
/// <param name="schedule">Takes the epoch, from 1, and the rate so far; gives the rate of the epoch. Keras: <c>schedule</c>, from 0.</param>
public sealed class LearningRateScheduler(Func<int, double, double> schedule) : ITrainingCallback
{
    private readonly Func<int, double, double> _schedule = schedule ?? throw new ArgumentNullException(nameof(schedule));

    /// <inheritdoc/>
    public void OnEpochStart(TrainingSession session, int epoch)
    {
        ArgumentNullException.ThrowIfNull(session);
        session.Optimizer.LearningRate = _schedule(epoch, session.Optimizer.LearningRate);
    }
}
