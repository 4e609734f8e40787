namespace NetGen.Runtime.Tests.Training;

public class WeightingTests
{
    private static readonly Dictionary<int, double> Doubled = new() { [1] = 2 };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WeightsStayWithTheirSamples(bool shuffle)
    {
        float[] samples = [.. Enumerable.Range(0, 20).Select(i => (float)i)], weights = [.. samples.Select(s => s / 2)];
        var network = new WeightedNetwork<int>(1, TargetKind.Values, 1);
        network.Fit(Dataset.Create(samples, new int[20], 1), new Sgd(), epochs: 2, batchSize: 6, shuffle: shuffle, seed: 3, sampleWeights: weights);
        Assert.Equal(40, network.Seen.Count);
        Assert.All(network.Seen, s => Assert.Equal(s.Sample / 2, s.Weight));
        Assert.Equal(shuffle, network.Seen[1].Sample != 1);
    }

    [Fact]
    public void ClassesHaveWeights()
    {
        Assert.Equal([1f, 2, 1, 2], Weights<int>([0, 1, 2, 1], 1, TargetKind.ClassIndex, 3));
        Assert.Equal([1f, 2], Weights<float>([0.9f, 0.1f, 0, 0.2f, 0.5f, 0.3f], 3, TargetKind.ClassProbabilities, 3));
        Assert.Equal([1f, 2, 1], Weights<float>([0, 1, 0.2f], 1, TargetKind.Binary, 1));
    }

    [Fact]
    public void WithoutWeightsTheNetworkGetsNone()
    {
        var network = new WeightedNetwork<int>(1, TargetKind.Values, 1);
        network.Fit(Dataset.Create<float, int>([0, 1], [0, 1], 1), new Sgd());
        Assert.All(network.Seen, s => Assert.Equal(float.NaN, s.Weight));
    }

    [Fact]
    public void WeightsAreChecked()
    {
        var network = new WeightedNetwork<int>(1, TargetKind.ClassIndex, 3);
        Dataset<float, int> data = Dataset.Create<float, int>([0, 1], [0, 2], 1);
        Fails("a weight for each of the 2 samples, found 3 weights", new float[] { 1, 2, 3 });
        Fails("found -1 for sample 1", new float[] { 1, -1 });
        Fails("found NaN for sample 0", new float[] { float.NaN, 1 });
        Fails("found both", new float[] { 1, 1 }, Doubled);
        Fails("classes from 0 to 2, found a weight for class 3", null, new() { [3] = 1 });
        Fails("found -0.5 for class 2", null, new() { [2] = -0.5 });
        Assert.Contains("labels from 0 to 2, found 7 for sample 1", Assert.Throws<ArgumentException>("train", () => network.Fit(Dataset.Create<float, int>([0, 1], [0, 7], 1), new Sgd(), classWeights: Doubled)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "the loss Fake has 4 targets of kind Binary for each",
            Assert.Throws<ArgumentException>("classWeights", () => Weights<float>([0, 1, 0, 1], 4, TargetKind.Binary, 4)).Message,
            StringComparison.Ordinal);

        void Fails(string message, float[]? weights, Dictionary<int, double>? classes = null) => Assert.Contains(
            message, Assert.Throws<ArgumentException>(() => network.Fit(data, new Sgd(), classWeights: classes, sampleWeights: weights)).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<float> Weights<TTarget>(TTarget[] targets, int targetSize, TargetKind kind, int outputs)
        where TTarget : unmanaged
    {
        var network = new WeightedNetwork<TTarget>(targetSize, kind, outputs);
        network.Fit(Dataset.Create(new float[targets.Length / targetSize], targets, 1, targetSize), new Sgd(), metrics: [], shuffle: false, classWeights: Doubled);
        return network.Seen.Select(s => s.Weight);
    }

    /// <summary>Notes samples and their weights.</summary>
    private sealed class WeightedNetwork<TTarget> : FakeNetwork<float>, ITrainable<float, TTarget>
        where TTarget : unmanaged
    {
        public WeightedNetwork(int targetSize, TargetKind kind, int outputs)
            : base(Parameter("w", 0, 1))
        {
            TargetSize = targetSize;
            OutputSize = outputs;
            Loss = new LossInfo("Fake", kind, false, false);
        }

        public int TargetSize { get; }

        public List<(float Sample, float Weight)> Seen { get; } = [];

        public float ForwardBackward(ReadOnlySpan<float> x, ReadOnlySpan<TTarget> target, ReadOnlySpan<float> sampleWeights = default) =>
            throw new NotSupportedException();

        public float TrainBatch(
            ReadOnlySpan<float> x, ReadOnlySpan<TTarget> target, IOptimizer optimizer, Span<float> y = default, ReadOnlySpan<float> sampleWeights = default)
        {
            for (int i = 0; i < x.Length; i++)
            {
                Seen.Add((x[i], sampleWeights.IsEmpty ? float.NaN : sampleWeights[i]));
            }

            return 0;
        }

        public float EvaluateBatch(ReadOnlySpan<float> x, ReadOnlySpan<TTarget> target, Span<float> y, ReadOnlySpan<float> sampleWeights = default) =>
            throw new NotSupportedException();
    }
}
