using NetGen.Training;

namespace NetGen;

/// <summary>What one epoch came to.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Loss">The training loss, penalties included: the mean over batches, weighted by their samples, each measured before its step.</param>
/// <param name="Metrics">The metrics on the training samples by name, measured as <paramref name="Loss"/> is, in training mode.</param>
/// <param name="ValidationLoss">The loss on the validation set after the epoch; null without one, or if cancelled before its end.</param>
/// <param name="ValidationMetrics">The metrics on the validation set by name; null where <paramref name="ValidationLoss"/> is.</param>
/// <param name="Duration">The time it took, validation included.</param>
/// <param name="IsComplete">Whether every batch was trained; false for an epoch cut short by cancellation.</param>
public sealed record EpochResult(
    int Epoch,
    double Loss,
    IReadOnlyDictionary<string, double> Metrics,
    double? ValidationLoss,
    IReadOnlyDictionary<string, double>? ValidationMetrics,
    TimeSpan Duration,
    bool IsComplete)
{
    /// <summary>Loss and metrics, such as <c>epoch 1: loss: 0.1234, accuracy: 0.9612</c>, then those on the validation set.</summary>
    public override string ToString()
    {
        string training = FormattableString.Invariant($"epoch {Epoch}: {ReportText.LossAndMetrics("", Loss, Metrics)}");
        return ValidationLoss is { } loss && ValidationMetrics is { } metrics
            ? $"{training}, {ReportText.LossAndMetrics("validation ", loss, metrics)}"
            : training;
    }
}
