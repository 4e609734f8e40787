using NetGen.Numerics;

namespace NetGen.Runtime.Tests.Training;

public class FitTests
{
    [Fact]
    public void AClassifierLearnsDigits()
    {
        (Dataset<float, int> train, Dataset<float, int> test) = SyntheticDigits.Load(1_000, 300);
        var net = new LinearClassifier(784, 10);
        History history = net.Fit(train, new Adam(0.005), epochs: 5, batchSize: 32, validation: test);
        Assert.Equal([1, 2, 3, 4, 5], history.Epochs.Select(e => e.Epoch));
        Assert.False(history.WasCancelled);
        Assert.All(history.Epochs, e => Assert.True(e.IsComplete));
        Assert.True(history.Epochs[4].Loss < history.Epochs[0].Loss);
        Assert.InRange(history.Epochs[4].Metrics["accuracy"], 0.9, 1);
        Evaluation score = net.Evaluate(test);
        Assert.InRange(score.Accuracy, 0.85, 1);
        Assert.Equal(score.Loss, history.Epochs[4].ValidationLoss!.Value, 1e-6);
        Assert.Equal(score.Accuracy, history.Epochs[4].ValidationMetrics!["accuracy"], 1e-12);
        Assert.StartsWith("loss: 0.", score.ToString(), StringComparison.Ordinal);
        Assert.Contains(", validation loss: ", history.Epochs[4].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ARegressionFindsItsLine()
    {
        Dataset<double, double> data = Line(200);
        var net = new LinearRegression(2, 1);
        History history = net.Fit(data, new Sgd(0.1), epochs: 200, batchSize: 50, metrics: [Metrics.MeanAbsoluteError<double>()]);
        Assert.Equal([3, -2, 0.5], net.Weights.ToArray().Select(w => Math.Round(w, 4)));
        Assert.InRange(history.Epochs[^1].Metrics["mean absolute error"], 0, 1e-4);
        Assert.True(double.IsNaN(net.Evaluate(data).Accuracy));
        Assert.Empty(net.Evaluate(data).Metrics);
        Assert.Null(history.Epochs[0].ValidationLoss);
    }

    [Fact]
    public void TheLastSmallerBatchIsTrainedToo()
    {
        var net = new LinearRegression(2, 1);
        net.Fit(Line(25), new Sgd(), epochs: 2, batchSize: 10);
        Assert.Equal([10, 10, 5, 10, 10, 5], net.Batches);

        net = new LinearRegression(2, 1);
        net.Fit(Line(25), new Sgd(), batchSize: 1_000_000_000);
        Assert.Equal([25], net.Batches);
    }

    [Fact]
    public void EverySampleIsSeenOnceAnEpochInAnOrderThatSeedAndEpochDecide()
    {
        List<int> Orders(long seed, bool shuffle)
        {
            var seen = new List<int>();
            var recorder = new Recorder(seen);
            recorder.Fit(Dataset.Create<float, int>([.. Enumerable.Range(0, 20).Select(i => (float)i)], new int[20], 1), new Sgd(), epochs: 2, batchSize: 6, shuffle: shuffle, seed: seed);
            return seen;
        }

        List<int> plain = Orders(0, false), first = Orders(1, true), again = Orders(1, true), other = Orders(2, true);
        Assert.Equal([.. Enumerable.Range(0, 20), .. Enumerable.Range(0, 20)], plain);
        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.NotEqual(first[..20], first[20..]);
        Assert.Equal(Enumerable.Range(0, 20), first[..20].Order());
        Assert.Equal(Enumerable.Range(0, 20), first[20..].Order());
    }

    [Fact]
    public void TheSameSeedGivesTheSameBits()
    {
        (Dataset<float, int> train, _) = SyntheticDigits.Load(300, 1);
        float[] Train()
        {
            var net = new LinearClassifier(784, 10);
            net.Fit(train, new RmsProp(), epochs: 2, batchSize: 32, seed: 9);
            return net.Weights.ToArray();
        }

        Assert.Equal(Train(), Train());
    }

    [Fact]
    public void LossAndMetricsAreMeansWeightedBySamples()
    {
        // A learning rate of zero keeps the network as it is, so the mean over batches is the mean over samples.
        Dataset<double, double> data = Line(25);
        var net = new LinearRegression(2, 1);
        IReadOnlyList<IMetric<double, double>> metrics = [Metrics.MeanAbsoluteError<double>()];
        EpochResult epoch = net.Fit(data, new Sgd(0), batchSize: 10, metrics: metrics).Epochs[0];
        Evaluation whole = net.Evaluate(data, batchSize: 25, metrics), parts = net.Evaluate(data, batchSize: 10, metrics);
        Assert.Equal(whole.Loss, epoch.Loss, 1e-12);
        Assert.Equal(whole.Metrics["mean absolute error"], epoch.Metrics["mean absolute error"], 1e-12);
        Assert.Equal(whole.Loss, parts.Loss, 1e-12);
    }

    [Fact]
    public void SummedLossesAreReportedAsTheMeanOfTheBatches()
    {
        Dataset<double, double> data = Line(20);
        var net = new LinearRegression(2, 1, isSum: true);
        double whole = net.Evaluate(data, batchSize: 20).Loss;
        Assert.Equal(whole / 2, net.Evaluate(data, batchSize: 10).Loss, 1e-12);
        Assert.Equal(whole / 2, net.Fit(data, new Sgd(0), batchSize: 10).Epochs[0].Loss, 1e-12);
    }

    [Fact]
    public void ABatchAllocatesNothing()
    {
        var allocated = new List<long>(2_000);
        var net = new LinearClassifier(784, 10) { OnBatch = _ => allocated.Add(GC.GetAllocatedBytesForCurrentThread()) };
        net.Fit(SyntheticDigits.Generate(640, 1), new Adam(), epochs: 3, batchSize: 32);

        // Between the batches of an epoch; the first epoch warms up.
        Assert.Equal(60, allocated.Count);
        for (int i = 21; i < 60; i++)
        {
            Assert.True(i % 20 == 0 || allocated[i] == allocated[i - 1], $"batch {i}: {allocated[i] - allocated[i - 1]} bytes");
        }
    }

    [Fact]
    public void CancellationKeepsWeightsAndHistory()
    {
        using var source = new CancellationTokenSource();
        var net = new LinearRegression(2, 1)
        {
            OnBatch = n =>
            {
                if (n.Batches.Count == 6)
                {
                    source.Cancel();
                }
            },
        };
        var optimizer = new Sgd();
        var reports = new Reports();
        History history = net.Fit(Line(40), optimizer, epochs: 5, batchSize: 10, progress: reports, cancellationToken: source.Token);
        Assert.True(history.WasCancelled);
        Assert.Equal(7, optimizer.Steps); // the batch under way was finished
        Assert.Equal([true, false], history.Epochs.Select(e => e.IsComplete));
        Assert.True(double.IsFinite(history.Epochs[1].Loss));
        Assert.True(reports.All[^1].IsCancelled && reports.All[^1].IsEpochEnd);
        Assert.Equal(3, reports.All[^1].Batch);
        Assert.DoesNotContain(net.Weights.ToArray(), w => !double.IsFinite(w));
        Assert.False(net.Fit(Line(40), optimizer).WasCancelled); // and training can go on
    }

    [Fact]
    public void CancellationBeforeTheStartChangesNothing()
    {
        var net = new LinearRegression(2, 1);
        double[] before = net.Weights.ToArray();
        History history = net.Fit(Line(40), new Sgd(), cancellationToken: new CancellationToken(canceled: true));
        Assert.True(history.WasCancelled);
        Assert.Empty(history.Epochs);
        Assert.Equal(before, net.Weights.ToArray());
    }

    [Fact]
    public void CancellationDuringTheLastBatchOfAllCancelsNothing()
    {
        using var source = new CancellationTokenSource();
        var net = new LinearRegression(2, 1) { OnBatch = n => source.Cancel() };
        Assert.False(net.Fit(Line(10), new Sgd(), batchSize: 10, cancellationToken: source.Token).WasCancelled);
    }

    [Fact]
    public void CancellationDuringValidationLeavesItOut()
    {
        using var source = new CancellationTokenSource();
        var net = new LinearRegression(2, 1) { OnBatch = n => source.Cancel() };
        History history = net.Fit(Line(10), new Sgd(), batchSize: 10, validation: Line(20), cancellationToken: source.Token);
        Assert.True(history.WasCancelled);
        Assert.True(history.Epochs[0].IsComplete);
        Assert.Null(history.Epochs[0].ValidationLoss);
    }

    [Fact]
    public async Task FitAsyncTrainsElsewhereAndReturnsItsHistoryWhenCancelled()
    {
        using var source = new CancellationTokenSource();
        using var release = new ManualResetEventSlim();
        int caller = Environment.CurrentManagedThreadId, trainer = 0;
        var net = new LinearRegression(2, 1)
        {
            OnBatch = n =>
            {
                trainer = Environment.CurrentManagedThreadId;
                release.Wait();
            },
        };
        Task<History> task = net.FitAsync(Line(40), new Sgd(), epochs: 1_000, batchSize: 10, cancellationToken: source.Token);
        Assert.False(task.IsCompleted);
        await source.CancelAsync();
        release.Set();
        History history = await task;
        Assert.True(history.WasCancelled);
        Assert.NotEqual(caller, trainer);
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = net.FitAsync(Line(4), new Sgd(), epochs: 0); });
    }

    [Fact]
    public void ProgressTellsOfEveryBatchAndEpoch()
    {
        var reports = new Reports();
        var net = new LinearRegression(2, 1);
        net.Fit(Line(25), new Sgd(), epochs: 2, batchSize: 10, validation: Line(5), progress: reports, metrics: [Metrics.MeanAbsoluteError<double>()]);
        Assert.Equal([1, 2, 3, 3, 1, 2, 3, 3], reports.All.Select(r => r.Batch));
        Assert.Equal([1, 1, 1, 1, 2, 2, 2, 2], reports.All.Select(r => r.Epoch));
        Assert.Equal([3, 7], reports.All.Select((r, i) => r.IsEpochEnd ? i : -1).Where(i => i >= 0));
        Assert.All(reports.All, r =>
        {
            Assert.Equal(3, r.Batches);
            Assert.Equal(2, r.Epochs);
            Assert.True(r.SamplesPerSecond > 0);
            Assert.True(r.Remaining >= TimeSpan.Zero);
            Assert.Equal(r.IsEpochEnd, r.ValidationLoss is not null);
            Assert.Contains("mean absolute error", r.Metrics.Keys);
            Assert.Throws<KeyNotFoundException>(() => r.Metrics["accuracy"]);
        });
        Assert.Equal(TimeSpan.Zero, reports.All[^1].Remaining);
        Assert.True(reports.All[0].Loss != reports.All[1].Loss);
    }

    [Fact]
    public void ArgumentsAreChecked()
    {
        var net = new LinearRegression(2, 1);
        Dataset<double, double> narrow = Dataset.Create<double, double>([1], [1], 1), wide = Dataset.Create<double, double>([1, 2], [1, 2], 2, 2);
        Assert.Contains("samples of 2 elements, the network's input, found 1", Assert.Throws<ArgumentException>(() => net.Fit(narrow, new Sgd())).Message, StringComparison.Ordinal);
        Assert.Contains("targets of 1 elements for the loss MeanSquaredError, found 2", Assert.Throws<ArgumentException>(() => net.Fit(wide, new Sgd())).Message, StringComparison.Ordinal);
        Assert.Contains("empty data set", Assert.Throws<ArgumentException>(() => net.Evaluate(Line(1).Take(0))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("validation", () => net.Fit(Line(1), new Sgd(), validation: narrow));
        Assert.Throws<ArgumentOutOfRangeException>("epochs", () => net.Fit(Line(1), new Sgd(), epochs: 0));
        Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => net.Fit(Line(1), new Sgd(), batchSize: 0));
        Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => net.Evaluate(Line(1), batchSize: 0));
        Assert.Throws<ArgumentNullException>("optimizer", () => net.Fit(Line(1), null!));
        Assert.Throws<ArgumentNullException>("train", () => net.Fit(null!, new Sgd()));
    }

    /// <summary>y = 3 a − 2 b + 0.5 at random points.</summary>
    private static Dataset<double, double> Line(int count)
    {
        var random = new RandomSequence(4);
        double[] inputs = [.. Enumerable.Range(0, 2 * count).Select(_ => random.NextDouble(-1, 1))];
        double[] targets = [.. Enumerable.Range(0, count).Select(i => (3 * inputs[2 * i]) - (2 * inputs[(2 * i) + 1]) + 0.5)];
        return Dataset.Create(inputs, targets, 2);
    }

    private sealed class Reports : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> All { get; } = [];

        public void Report(TrainingProgress value) => All.Add(value);
    }

    /// <summary>Notes the samples it is shown.</summary>
    private sealed class Recorder(List<int> seen) : FakeNetwork<float>(Parameter("w", 0, 1)), ITrainable<float, int>
    {
        public int TargetSize => 1;

        public float ForwardBackward(ReadOnlySpan<float> x, ReadOnlySpan<int> target, ReadOnlySpan<float> sampleWeights = default) => 0;

        public float TrainBatch(
            ReadOnlySpan<float> x, ReadOnlySpan<int> target, IOptimizer optimizer, Span<float> y = default, ReadOnlySpan<float> sampleWeights = default)
        {
            foreach (float value in x)
            {
                seen.Add((int)value);
            }

            return 0;
        }

        public float EvaluateBatch(ReadOnlySpan<float> x, ReadOnlySpan<int> target, Span<float> y, ReadOnlySpan<float> sampleWeights = default) => 0;
    }
}
