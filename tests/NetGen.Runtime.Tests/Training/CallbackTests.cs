using NetGen.Generated;

namespace NetGen.Runtime.Tests.Training;

public class CallbackTests
{
    private static readonly Dataset<float, float> One = Dataset.Create<float, float>([0], [0], 1);

    [Theory]
    [InlineData(0, 0.0, 3)] // the third epoch is the first that is no better
    [InlineData(1, 0.0, 3)]
    [InlineData(2, 0.0, 6)] // the fourth begins the wait anew
    [InlineData(2, 0.5, 4)] // and does not if it must be better by more
    [InlineData(9, 0.0, 7)]
    public void EarlyStoppingWaits(int patience, double minDelta, int epochs)
    {
        var network = new ScriptedNetwork(5, 4, 4.5f, 3.75f, 3.75f, 3.75f, 9);
        var stopping = new EarlyStopping(patience: patience, minDelta: minDelta);
        History history = Fit(network, 7, stopping);
        Assert.Equal(epochs, history.Epochs.Count);
        Assert.Equal(epochs < 7, history.WasStopped);
        Assert.False(history.WasCancelled);
        Assert.Equal(epochs < 7 ? epochs : 0, stopping.StoppedEpoch);
        Assert.Equal(epochs, network.Weights[0]);
    }

    [Fact]
    public void EarlyStoppingRestoresTheBestWeights()
    {
        var network = new ScriptedNetwork(5, 4, 6, 7, 8);
        var stopping = new EarlyStopping(patience: 2) { RestoreBestWeights = true };
        Assert.Equal(4, Fit(network, 5, stopping).Epochs.Count);
        Assert.Equal(2, network.Weights[0]);
        Assert.Equal(2, stopping.BestEpoch);
        Assert.Equal(4, stopping.Best);

        // Also where it did not end training, and where no epoch was better than nothing.
        network = new ScriptedNetwork(4, 5);
        Fit(network, 2, new EarlyStopping(patience: 9) { RestoreBestWeights = true });
        Assert.Equal(1, network.Weights[0]);
        network = new ScriptedNetwork(float.NaN, float.NaN);
        Fit(network, 2, new EarlyStopping(patience: 9) { RestoreBestWeights = true });
        Assert.Equal(1, network.Weights[0]);
    }

    [Fact]
    public void EarlyStoppingHasABaselineAndALateStart()
    {
        Assert.Equal(2, Fit(new ScriptedNetwork(9, 9, 7, 6, 5), 5, new EarlyStopping(patience: 1) { Baseline = 4 }).Epochs.Count);
        Assert.Equal(4, Fit(new ScriptedNetwork(1, 2, 3, 3, 3), 5, new EarlyStopping { StartFromEpoch = 2 }).Epochs.Count);
    }

    [Fact]
    public void ModesDecideWhatIsBetter()
    {
        Assert.Equal(3, Fit(new ScriptedNetwork(1, 2, 2, 1), 4, new EarlyStopping(mode: MonitorMode.Max)).Epochs.Count);
        Assert.Equal(2, Fit(new ScriptedNetwork(1, 2, 2, 1), 4, new EarlyStopping("loss", mode: MonitorMode.Min)).Epochs.Count);

        var network = new ScriptedNetwork(1, 1);
        IReadOnlyList<IMetric<float, float>> metrics = [new Shrug(), Metrics.Recall<float>()];
        string message = Assert.Throws<InvalidOperationException>(
            () => network.Fit(One, new Sgd(), metrics: metrics, callbacks: [new EarlyStopping("shrug")])).Message;
        Assert.Contains("'shrug' does not say", message, StringComparison.Ordinal);
        message = Assert.Throws<ArgumentException>(
            () => network.Fit(One, new Sgd(), metrics: metrics, callbacks: [new EarlyStopping()])).Message;
        Assert.Contains("figures loss, shrug, recall, found 'val_loss'", message, StringComparison.Ordinal);
        Assert.Equal(2, network.Fit(One, new Sgd(), epochs: 9, metrics: metrics, callbacks: [new EarlyStopping("recall")]).Epochs.Count);
    }

    [Fact]
    public void CheckpointsAreSaved()
    {
        using var folder = new TemporaryFolder();
        string best = folder.File("best.safetensors");
        var network = new ScriptedNetwork(3, 2, 4, 1.5f, 9);
        Fit(network, 5, new ModelCheckpoint(best) { SaveBestOnly = true }, new ModelCheckpoint(e => folder.File($"{e.Epoch}.safetensors")));
        Assert.Equal(4, Saved(best));
        Assert.Equal([1f, 2, 3, 4, 5], Enumerable.Range(1, 5).Select(e => Saved(folder.File($"{e}.safetensors"))));

        string none = folder.File("none.safetensors");
        Fit(new ScriptedNetwork(3, 2), 2, new ModelCheckpoint(none) { SaveBestOnly = true, InitialValueThreshold = 1 });
        Assert.False(File.Exists(none));
    }

    [Fact]
    public void TheLearningRateFallsOnAPlateau()
    {
        Assert.Equal([1, 1, 1, 0.5, 0.5, 0.5, 0.3], Rates(new ReduceLROnPlateau(factor: 0.5, patience: 2, minLearningRate: 0.3), 5, 5, 5, 4, 4, 4, 4));
        Assert.Equal([1, 1, 0.5, 0.5, 0.5, 0.25], Rates(new ReduceLROnPlateau(factor: 0.5, patience: 1) { Cooldown = 3 }, 5, 5, 5, 5, 5, 5));
        Assert.Equal([1, 1, 0.5], Rates(new ReduceLROnPlateau(factor: 0.5, patience: 1, minDelta: 2), 5, 4, 3.5f));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => new ReduceLROnPlateau(factor: 1));
    }

    [Fact]
    public void TheLearningRateIsSetByEpoch() =>
        Assert.Equal([1, 0.5, 1.0 / 6], Rates(new LearningRateScheduler((epoch, rate) => rate / epoch), 0, 0, 0));

    [Fact]
    public void TrainingEndsAtALossThatIsNoNumber()
    {
        var network = new ScriptedNetwork() { BatchLoss = float.NaN };
        History history = network.Fit(Dataset.Create<float, float>([1, 2, 3], [1, 2, 3], 1), new Sgd(), epochs: 5, batchSize: 1, callbacks: [new TerminateOnNaN()]);
        Assert.True(history.WasStopped);
        Assert.False(Assert.Single(history.Epochs).IsComplete);
        Assert.Equal(1, network.Weights[0]);
    }

    [Fact]
    public void CallbacksAreToldOfEverything()
    {
        var log = new Log();
        new ScriptedNetwork(1, 1).Fit(Dataset.Create<float, float>([1, 2, 3], [1, 2, 3], 1), new Sgd(), epochs: 1, batchSize: 2, validation: One, callbacks: [log]);
        Assert.Equal(["start of 1", "epoch 1", "batch 1", "batch 1", "end of epoch 1, val_loss 1", "end"], log.Lines);
    }

    [Fact]
    public void FiguresHaveKerasNames()
    {
        var metrics = new Dictionary<string, double> { ["accuracy"] = 0.5 };
        var epoch = new EpochResult(3, 1, metrics, 2, new Dictionary<string, double> { ["accuracy"] = 0.25 }, default, true);
        Assert.Equal([1, 2, 0.5, 0.25], new[] { "loss", "val_loss", "accuracy", "val_accuracy" }.Select(epoch.Figure));
        Assert.Throws<KeyNotFoundException>(() => epoch.Figure("recall"));
        Assert.Throws<KeyNotFoundException>(() => new EpochResult(3, 1, metrics, null, null, default, true).Figure("val_loss"));
    }

    private static History Fit(ScriptedNetwork network, int epochs, params ITrainingCallback[] callbacks) =>
        network.Fit(One, new Sgd(), epochs, validation: One, callbacks: callbacks);

    /// <summary>The learning rate of each epoch.</summary>
    private static double[] Rates(ITrainingCallback callback, params float[] losses) =>
        [.. new ScriptedNetwork(losses).Fit(One, new Sgd(1), losses.Length, validation: One, callbacks: [callback]).Epochs.Select(e => e.LearningRate)];

    private static float Saved(string path)
    {
        var network = new ScriptedNetwork();
        WeightFile.Load(network, path);
        return network.Weights[0];
    }

    private sealed class Shrug : IMetric<float, float>
    {
        public string Name => "shrug";

        public double Sum(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int samples) => 0;
    }

    private sealed class Log : ITrainingCallback
    {
        public List<string> Lines { get; } = [];

        public void OnTrainingStart(TrainingSession session) => Lines.Add($"start of {session.Epochs}");

        public void OnEpochStart(TrainingSession session, int epoch) => Lines.Add($"epoch {epoch}");

        public void OnBatchEnd(TrainingSession session, double loss) => Lines.Add($"batch {loss}");

        public void OnEpochEnd(TrainingSession session, EpochResult epoch) => Lines.Add($"end of epoch {epoch.Epoch}, val_loss {epoch.ValidationLoss}");

        public void OnTrainingEnd(TrainingSession session) => Lines.Add("end");
    }
}
