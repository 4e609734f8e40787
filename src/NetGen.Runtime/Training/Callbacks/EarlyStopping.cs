using NetGen.Training;

namespace NetGen;

/// <summary>Ends training when a figure has stopped improving. Keras: <c>EarlyStopping</c>.</summary>
public sealed class EarlyStopping : ITrainingCallback
{
    private readonly FigureMonitor _monitor;
    private readonly int _patience;
    private WeightSnapshot? _best;
    private int _wait;

    /// <summary>Watches a figure.</summary>
    /// <param name="monitor">The figure, such as <c>val_loss</c>, <c>loss</c> or <c>val_accuracy</c>. Keras: <c>monitor</c>.</param>
    /// <param name="patience">After how many epochs without an improvement training ends; not negative. Keras: <c>patience</c>.</param>
    /// <param name="minDelta">The change that is exceeded by an improvement; not negative. Keras: <c>min_delta</c>.</param>
    /// <param name="mode">Which values are better. Keras: <c>mode</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="monitor"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite.</exception>
    public EarlyStopping(string monitor = "val_loss", int patience = 0, double minDelta = 0, MonitorMode mode = MonitorMode.Auto)
    {
        ArgumentException.ThrowIfNullOrEmpty(monitor);
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        _monitor = new FigureMonitor(monitor, mode, Arguments.NotNegative(minDelta, nameof(minDelta)));
        _patience = patience;
    }

    /// <summary>What the figure must beat for the wait to begin anew; null for its own best alone (the default). Keras: <c>baseline</c>.</summary>
    public double? Baseline { get; init; }

    /// <summary>
    /// Whether the network ends up with the weights of the best epoch rather than the last, also where training was not ended early.
    /// Default: false. Keras: <c>restore_best_weights</c>.
    /// </summary>
    public bool RestoreBestWeights { get; init; }

    /// <summary>How many epochs pass before the figure is watched. Default: 0. Keras: <c>start_from_epoch</c>.</summary>
    public int StartFromEpoch { get; init; }

    /// <summary>The epoch after which training was ended; 0 if it was not. Keras: <c>stopped_epoch</c>, from 0.</summary>
    public int StoppedEpoch { get; private set; }

    /// <summary>The best epoch, from 1; 0 before the first. Keras: <c>best_epoch</c>, from 0.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>The figure's best value. Keras: <c>best</c>.</summary>
    public double Best => _monitor.Best;

    /// <inheritdoc/>
    public void OnTrainingStart(TrainingSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        _monitor.Start(session);
        _best = null;
        _wait = 0;
        StoppedEpoch = BestEpoch = 0;
    }

    /// <inheritdoc/>
    public void OnEpochEnd(TrainingSession session, EpochResult epoch)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(epoch);
        if (epoch.Epoch <= StartFromEpoch)
        {
            return;
        }

        _wait++;
        bool isBetter = _monitor.Improve(epoch);
        if (isBetter || BestEpoch == 0)
        {
            BestEpoch = epoch.Epoch;
            Capture(session);
        }

        if (isBetter)
        {
            _wait = Baseline is not { } baseline || _monitor.Beats(epoch.Figure(_monitor.Figure), baseline) ? 0 : _wait;
        }
        else if (_wait >= _patience && epoch.Epoch > 1)
        {
            StoppedEpoch = epoch.Epoch;
            session.Stop();
        }
    }

    /// <inheritdoc/>
    public void OnTrainingEnd(TrainingSession session)
    {
        _best?.Restore();
        _best = null;
    }

    private void Capture(TrainingSession session)
    {
        if (!RestoreBestWeights)
        {
            return;
        }

        if (_best is null)
        {
            _best = session.CaptureWeights();
        }
        else
        {
            _best.Update();
        }
    }
}
