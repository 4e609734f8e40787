namespace NetGen;

/// <summary>How a sliding window treats the edges of its input.</summary>
public enum Padding
{
    /// <summary>No padding: the window stays inside the input. The default. Keras: <c>valid</c>.</summary>
    Valid,

    /// <summary>
    /// As much padding as gives <c>ceil(n / stride)</c> positions along an axis of length n; an odd pixel goes to the end, as in
    /// TensorFlow. Keras: <c>same</c>.
    /// </summary>
    Same,
}
