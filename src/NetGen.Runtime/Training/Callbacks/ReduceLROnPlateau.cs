using NetGen.Training;

namespace NetGen;

/// <summary>Lowers the learning rate when a figure has stopped improving. Keras: <c>ReduceLROnPlateau</c>.</summary>
/// <remarks>The optimiser must not follow a schedule of its own.</remarks>
public sealed class ReduceLROnPlateau : ITrainingCallback
{
    private readonly FigureMonitor _monitor;
    private readonly double _factor;
    private readonly int _patience;
    private readonly double _minLearningRate;
    private int _wait;
    private int _cooling;

    /// <summary>Watches a figure.</summary>
    /// <param name="monitor">The figure, such as <c>val_loss</c>. Keras: <c>monitor</c>.</param>
    /// <param name="factor">What the learning rate is multiplied by, at least 0 and below 1. Keras: <c>factor</c>.</param>
    /// <param name="patience">After how many epochs without an improvement; not negative. Keras: <c>patience</c>.</param>
    /// <param name="minDelta">The change that is exceeded by an improvement; not negative. Keras: <c>min_delta</c>.</param>
    /// <param name="minLearningRate">The lowest rate; not negative. Keras: <c>min_lr</c>.</param>
    /// <param name="mode">Which values are better. Keras: <c>mode</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="monitor"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public ReduceLROnPlateau(
        string monitor = "val_loss",
        double factor = 0.1,
        int patience = 10,
        double minDelta = 1e-4,
        double minLearningRate = 0,
        MonitorMode mode = MonitorMode.Auto)
    {
        ArgumentException.ThrowIfNullOrEmpty(monitor);
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        _monitor = new FigureMonitor(monitor, mode, Arguments.NotNegative(minDelta, nameof(minDelta)));
        _factor = Arguments.Decay(factor, nameof(factor));
        _patience = patience;
        _minLearningRate = Arguments.NotNegative(minLearningRate, nameof(minLearningRate));
    }

    /// <summary>For how many epochs after a reduction nothing is counted. Default: 0. Keras: <c>cooldown</c>.</summary>
    public int Cooldown { get; init; }

    /// <inheritdoc/>
    public void OnTrainingStart(TrainingSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        _monitor.Start(session);
        _wait = _cooling = 0;
    }

    /// <inheritdoc/>
    public void OnEpochEnd(TrainingSession session, EpochResult epoch)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(epoch);
        if (_cooling > 0)
        {
            _cooling--;
            _wait = 0;
        }

        if (_monitor.Improve(epoch))
        {
            _wait = 0;
        }
        else if (_cooling == 0 && ++_wait >= _patience && session.Optimizer.LearningRate > _minLearningRate)
        {
            session.Optimizer.LearningRate = Math.Max(session.Optimizer.LearningRate * _factor, _minLearningRate);
            _cooling = Cooldown;
            _wait = 0;
        }
    }
}
