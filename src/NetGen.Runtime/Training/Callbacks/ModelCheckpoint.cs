using NetGen.Training;

namespace NetGen;

/// <summary>Saves the weights after epochs. Keras: <c>ModelCheckpoint</c>.</summary>
public sealed class ModelCheckpoint : ITrainingCallback
{
    private readonly Func<EpochResult, string> _path;
    private readonly FigureMonitor _monitor;

    /// <summary>Saves to one file, which the last save decides.</summary>
    /// <param name="path">The safetensors file. Keras: <c>filepath</c>.</param>
    /// <param name="monitor">The figure that says which epoch is best, such as <c>val_loss</c>; read with <see cref="SaveBestOnly"/>. Keras: <c>monitor</c>.</param>
    /// <param name="mode">Which values are better. Keras: <c>mode</c>.</param>
    /// <exception cref="ArgumentException">A text is empty.</exception>
    public ModelCheckpoint(string path, string monitor = "val_loss", MonitorMode mode = MonitorMode.Auto)
        : this(_ => path, monitor, mode) => ArgumentException.ThrowIfNullOrEmpty(path);

    /// <summary>Saves to a file for each epoch.</summary>
    /// <param name="path">Names an epoch's file, as in <c>e => $"epoch {e.Epoch}.safetensors"</c>.</param>
    /// <param name="monitor">The figure that says which epoch is best, such as <c>val_loss</c>; read with <see cref="SaveBestOnly"/>.</param>
    /// <param name="mode">Which values are better.</param>
    /// <exception cref="ArgumentException"><paramref name="monitor"/> is empty.</exception>
    public ModelCheckpoint(Func<EpochResult, string> path, string monitor = "val_loss", MonitorMode mode = MonitorMode.Auto)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentException.ThrowIfNullOrEmpty(monitor);
        _path = path;
        _monitor = new FigureMonitor(monitor, mode, 0);
    }

    /// <summary>Whether only epochs are saved that beat those before. Default: false. Keras: <c>save_best_only</c>.</summary>
    public bool SaveBestOnly { get; init; }

    /// <summary>
    /// What the first save must beat, with <see cref="SaveBestOnly"/>; null for nothing (the default). Keras: <c>initial_value_threshold</c>.
    /// </summary>
    public double? InitialValueThreshold { get; init; }

    /// <inheritdoc/>
    public void OnTrainingStart(TrainingSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (SaveBestOnly)
        {
            _monitor.Start(session, InitialValueThreshold);
        }
    }

    /// <inheritdoc/>
    public void OnEpochEnd(TrainingSession session, EpochResult epoch)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(epoch);
        if (!SaveBestOnly || _monitor.Improve(epoch))
        {
            session.Save(_path(epoch));
        }
    }
}
