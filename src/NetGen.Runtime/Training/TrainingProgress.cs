namespace NetGen;

/// <summary>How far training is. Reported on the training thread after every batch, and once more at the end of every epoch.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">The number of epochs.</param>
/// <param name="Batch">The number of batches of the epoch that are done.</param>
/// <param name="Batches">The number of batches of an epoch.</param>
/// <param name="Loss">The loss over the epoch so far, as in <see cref="EpochResult.Loss"/>.</param>
/// <param name="Metrics">The metrics over the epoch so far by name.</param>
/// <param name="SamplesPerSecond">Training speed over the epoch so far, validation left out.</param>
/// <param name="Elapsed">The time since training began.</param>
/// <param name="Remaining">An estimate of the time until all epochs are done, at the speed so far.</param>
/// <param name="IsEpochEnd">Whether this is the report at the end of an epoch, after validation, or of what cancellation left of one.</param>
/// <param name="IsCancelled">Whether training ends here because it was cancelled.</param>
/// <param name="ValidationLoss">The loss on the validation set; only at the end of an epoch.</param>
/// <param name="ValidationMetrics">The metrics on the validation set by name; only at the end of an epoch.</param>
/// <param name="EpochDuration">The time since the epoch began, validation included.</param>
public readonly record struct TrainingProgress(
    int Epoch,
    int Epochs,
    int Batch,
    int Batches,
    double Loss,
    IReadOnlyDictionary<string, double> Metrics,
    double SamplesPerSecond,
    TimeSpan Elapsed,
    TimeSpan Remaining,
    bool IsEpochEnd,
    bool IsCancelled,
    double? ValidationLoss,
    IReadOnlyDictionary<string, double>? ValidationMetrics,
    TimeSpan EpochDuration);
