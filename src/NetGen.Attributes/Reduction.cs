namespace NetGen;

/// <summary>
/// How the losses of a batch become one number. Each loss first reduces the last axis by its own formula, as in Keras.
/// </summary>
public enum Reduction
{
    /// <summary>Their mean, so that the gradient does not grow with the batch. The default. Keras: <c>sum_over_batch_size</c>.</summary>
    Mean,

    /// <summary>Their sum. Keras: <c>sum</c>.</summary>
    Sum,
}
