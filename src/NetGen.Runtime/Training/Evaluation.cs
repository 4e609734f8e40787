using NetGen.Training;

namespace NetGen;

/// <summary>How well a network does on a data set.</summary>
/// <param name="Loss">The loss, penalties included: the mean over samples; for a summed loss the mean over batches of their sums.</param>
/// <param name="Metrics">The metrics by name.</param>
public sealed record Evaluation(double Loss, IReadOnlyDictionary<string, double> Metrics)
{
    /// <summary>The metric <c>accuracy</c>, from 0 to 1; not a number where accuracy was not measured.</summary>
    public double Accuracy => Metrics.TryGetValue(AccuracyName.Value, out double accuracy) ? accuracy : double.NaN;

    /// <summary>Loss and metrics, such as <c>loss: 0.0301, accuracy: 0.9912</c>.</summary>
    public override string ToString() => ReportText.LossAndMetrics("", Loss, Metrics);
}
