namespace NetGen.Runtime.Tests.Training;

/// <summary>A network whose validation losses are known beforehand; its weight counts the batches it was trained on.</summary>
internal sealed class ScriptedNetwork(params float[] validationLosses) : FakeNetwork<float>(Parameter("w", 0, 1)), ITrainable<float, float>
{
    public int TargetSize => 1;

    public float BatchLoss { get; init; } = 1;

    public float ForwardBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> target, ReadOnlySpan<float> sampleWeights = default) => BatchLoss;

    public float TrainBatch(
        ReadOnlySpan<float> x, ReadOnlySpan<float> target, IOptimizer optimizer, Span<float> y = default, ReadOnlySpan<float> sampleWeights = default)
    {
        Weights[0]++;
        return BatchLoss;
    }

    public float EvaluateBatch(ReadOnlySpan<float> x, ReadOnlySpan<float> target, Span<float> y, ReadOnlySpan<float> sampleWeights = default) =>
        validationLosses[(int)Weights[0] - 1];
}
