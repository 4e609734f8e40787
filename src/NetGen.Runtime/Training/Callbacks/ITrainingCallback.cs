namespace NetGen;

/// <summary>Takes part in a call of <c>Fit</c>, on the training thread. Keras: <c>Callback</c>.</summary>
/// <remarks>Callbacks are called in the order they are given in. What they throw ends training and leaves <c>Fit</c>.</remarks>
public interface ITrainingCallback
{
    /// <summary>Called before the first epoch. Keras: <c>on_train_begin</c>.</summary>
    /// <param name="session">The training under way.</param>
    void OnTrainingStart(TrainingSession session)
    {
    }

    /// <summary>Called before every epoch. Keras: <c>on_epoch_begin</c>.</summary>
    /// <param name="session">The training under way.</param>
    /// <param name="epoch">The epoch, from 1.</param>
    void OnEpochStart(TrainingSession session, int epoch)
    {
    }

    /// <summary>Called after every batch; should not allocate. Keras: <c>on_train_batch_end</c>.</summary>
    /// <param name="session">The training under way.</param>
    /// <param name="loss">The loss of the batch, before its step.</param>
    void OnBatchEnd(TrainingSession session, double loss)
    {
    }

    /// <summary>Called after every epoch that was trained and validated to its end. Keras: <c>on_epoch_end</c>.</summary>
    /// <param name="session">The training under way.</param>
    /// <param name="epoch">What the epoch came to.</param>
    void OnEpochEnd(TrainingSession session, EpochResult epoch)
    {
    }

    /// <summary>Called once training has ended, cancelled or not. Keras: <c>on_train_end</c>.</summary>
    /// <param name="session">The training that was under way.</param>
    void OnTrainingEnd(TrainingSession session)
    {
    }
}
