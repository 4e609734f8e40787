namespace NetGen;

/// <summary>Ends training when the loss of a batch is not a finite number. Keras: <c>TerminateOnNaN</c>.</summary>
public sealed class TerminateOnNaN : ITrainingCallback
{
    /// <inheritdoc/>
    public void OnBatchEnd(TrainingSession session, double loss)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (!double.IsFinite(loss))
        {
            session.Stop();
        }
    }
}
