namespace NetGen;

/// <summary>
/// Sets values to zero at random while training, so that no output leans on a single input. Keras: <c>Dropout</c>.
/// </summary>
/// <remarks>
/// <para>
/// The output has the shape of the input. No parameters. Each value is dropped with probability <see cref="Rate"/>, and those that
/// are kept are multiplied by <c>1 / (1 - rate)</c>, so that the expected output is the input. Prediction and evaluation pass values through.
/// </para>
/// <para>
/// The draws depend on the seed of the network, the training step and the layer, and not on the number of threads.
/// </para>
/// </remarks>
/// <param name="rate">The probability of dropping a value, at least 0 and below 1.</param>
public sealed class DropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The probability of dropping a value, at least 0 and below 1. Keras: <c>rate</c>.</summary>
    public double Rate { get; } = rate;
}
