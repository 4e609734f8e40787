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

    /// <summary>
    /// All the padding before the first step, <c>(size - 1) * dilation</c> of it, so that no output reads a later step than its
    /// own. Only for convolutions over steps. Keras: <c>causal</c>.
    /// </summary>
    Causal,

    /// <summary>
    /// <c>(size - 1) * dilation</c> of padding on each side, so that every position that overlaps the input counts: with stride 1,
    /// <c>n + (size - 1) * dilation</c> of them. Only for convolutions. NumPy: <c>convolve(mode="full")</c>.
    /// </summary>
    Full,
}
