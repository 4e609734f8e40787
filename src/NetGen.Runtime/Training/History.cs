namespace NetGen;

/// <summary>What a call of <c>Fit</c> did.</summary>
/// <param name="Epochs">The epochs in order; after a cancellation the last may be incomplete.</param>
/// <param name="WasCancelled">Whether training was cancelled before its end.</param>
/// <param name="Duration">The time the whole call took.</param>
public sealed record History(IReadOnlyList<EpochResult> Epochs, bool WasCancelled, TimeSpan Duration)
{
    /// <summary>Whether a callback, such as <see cref="EarlyStopping"/>, ended training before its last epoch or batch.</summary>
    public bool WasStopped { get; init; }
}
