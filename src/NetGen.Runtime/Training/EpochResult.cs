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
    /// <summary>What stands before the names of figures on the validation set, as in Keras.</summary>
    internal const string ValidationPrefix = "val_";

    /// <summary>The optimiser's learning rate at the epoch's last step.</summary>
    public double LearningRate { get; init; }

    /// <summary>
    /// A figure by the name Keras has for it: <c>loss</c>, <c>val_loss</c>, a metric's name such as <c>accuracy</c>, or that with
    /// <c>val_</c> before it.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <exception cref="KeyNotFoundException">There is no such figure.</exception>
    public double Figure(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Find(name, Loss, Metrics) is { } figure)
        {
            return figure;
        }

        return name.StartsWith(ValidationPrefix, StringComparison.Ordinal)
            && ValidationMetrics is not null
            && Find(name[ValidationPrefix.Length..], ValidationLoss, ValidationMetrics) is { } validated
            ? validated
            : throw new KeyNotFoundException($"No figure of epoch {Epoch} is called '{name}'.");
    }

    /// <summary>Loss and metrics, such as <c>epoch 1: loss: 0.1234, accuracy: 0.9612</c>, then those on the validation set.</summary>
    public override string ToString()
    {
        string training = FormattableString.Invariant($"epoch {Epoch}: {ReportText.LossAndMetrics("", Loss, Metrics)}");
        return ValidationLoss is { } loss && ValidationMetrics is { } metrics
            ? $"{training}, {ReportText.LossAndMetrics("validation ", loss, metrics)}"
            : training;
    }

    private static double? Find(string name, double? loss, IReadOnlyDictionary<string, double> metrics) =>
        name == "loss" ? loss : metrics.TryGetValue(name, out double value) ? value : null;
}
