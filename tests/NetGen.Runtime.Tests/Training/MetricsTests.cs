namespace NetGen.Runtime.Tests.Training;

public class MetricsTests
{
    [Fact]
    public void AccuracyOfClassLabels()
    {
        IMetric<float, int> accuracy = Metrics.Accuracy(new LinearClassifier(1, 3));
        Assert.Equal("accuracy", accuracy.Name);
        Assert.Equal(2, accuracy.Sum([0.1f, 0.8f, 0.1f, 0.3f, 0.3f, 0.4f, 0.5f, 0.5f, 0], [1, 0, 0], 3)); // the first of equals counts
        Assert.Equal(0.5, accuracy.Sum([0, 1, 0, 1, 0, 0], [1, 2], 1)); // a sample of two positions
    }

    [Theory]
    [InlineData(TargetKind.ClassProbabilities, false, new double[] { 0.2, 0.8, 0.9, 0.1 }, new double[] { 0, 1, 0, 1 }, 1)]
    [InlineData(TargetKind.Binary, false, new double[] { 0.6, 0.5, 0.9, 0.1 }, new double[] { 1, 1, 1, 0 }, 1.5)]
    [InlineData(TargetKind.Binary, true, new double[] { 0.1, 0, 5, -3 }, new double[] { 1, 1, 1, 0 }, 1.5)]
    public void AccuracyOfProbabilities(TargetKind kind, bool fromLogits, double[] outputs, double[] targets, double sum) =>
        Assert.Equal(sum, Metrics.Accuracy(new LinearRegression(1, 2) { Loss = new("x", kind, fromLogits, false) }).Sum(outputs, targets, 2));

    [Fact]
    public void MeanAbsoluteErrorIsAveragedWithinASample() =>
        Assert.Equal(1.5 + 0.5, Metrics.MeanAbsoluteError<double>().Sum([1, 2, 3, 4], [0, 4, 3, 5], 2));

    [Fact]
    public void TopKAccuracyCountsTheBestGuesses()
    {
        IMetric<float, int> best = Metrics.TopKAccuracy(new LinearClassifier(1, 3), 2);
        Assert.Equal("top-2 accuracy", best.Name);
        Assert.Equal(2, best.Sum([0.5f, 0.3f, 0.2f, 0.5f, 0.3f, 0.2f, 0.5f, 0.3f, 0.2f], [0, 1, 2], 3));
        Assert.Equal(1, best.Sum([0.4f, 0.3f, 0.3f], [2], 1)); // equals do not count as larger

        var network = new LinearRegression(1, 2) { Loss = new("x", TargetKind.ClassProbabilities, false, false) };
        Assert.Equal(1, Metrics.TopKAccuracy(network, 1).Sum([0.2, 0.8, 0.9, 0.1], [0, 1, 0, 1], 2));
        Assert.Throws<ArgumentException>(() => Metrics.TopKAccuracy(new LinearRegression(1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>("k", () => Metrics.TopKAccuracy(network, 0));
    }

    [Fact]
    public void ErrorsAreAveraged()
    {
        Assert.Equal(2.5 + 0.5, Metrics.MeanSquaredError<double>().Sum([1, 2, 3, 4], [0, 4, 3, 5], 2));
        Assert.Equal(Math.Sqrt(1.5), Over(Metrics.RootMeanSquaredError<double>(), [1, 2, 3, 4], [0, 4, 3, 5]), 1e-12);
    }

    [Fact]
    public void PrecisionAndRecallAreSharesOverAllBatches()
    {
        double[] outputs = [0.9, 0.8, 0.4, 0.6, 0.5, 0.1], targets = [1, 0, 1, 1, 1, 0];
        Assert.Equal(2.0 / 3, Over(Metrics.Precision<double>(), outputs, targets), 1e-12);
        Assert.Equal(2.0 / 4, Over(Metrics.Recall<double>(), outputs, targets), 1e-12);
        Assert.Equal(4.0 / 5, Over(Metrics.Precision<double>(0.3), outputs, targets), 1e-12);
        Assert.Equal(0, Over(Metrics.Precision<double>(2), outputs, targets));
        Assert.Equal(0, Over(Metrics.Recall<double>(), outputs, new double[6]));
        Assert.Equal(1.0 / 2 * 2, Metrics.Precision<double>().Sum(outputs.AsSpan(0, 2), targets.AsSpan(0, 2), 2), 1e-12); // a batch alone
    }

    [Fact]
    public void TheAreaUnderTheCurveIsTheShareOfPairsInOrder()
    {
        double[] outputs = [0.9, 0.8, 0.35, 0.6, 0.8, 0.1, 0, 1], targets = [1, 0, 1, 1, 1, 0, 0, 1];
        double right = 0;
        for (int yes = 0; yes < 8; yes++)
        {
            for (int no = 0; no < 8; no++)
            {
                right += targets[yes] > targets[no] ? outputs[yes] > outputs[no] ? 1 : outputs[yes] == outputs[no] ? 0.5 : 0 : 0;
            }
        }

        Assert.Equal(right / 15, Over(Metrics.Auc<double>(), outputs, targets), 1e-12);
        double[] logits = [.. outputs.Select(p => Math.Log(p / (1 - p)))];
        Assert.Equal(right / 15, Over(Metrics.Auc<double>(fromLogits: true), logits, targets), 1e-12);
        Assert.Equal(0.5, Over(Metrics.Auc<double>(2), outputs, targets), 1e-12); // one bucket tells nothing apart
        Assert.Equal(0, Over(Metrics.Auc<double>(), outputs, new double[8]));
        Assert.Throws<ArgumentOutOfRangeException>("thresholds", () => Metrics.Auc<double>(1));
    }

    [Fact]
    public void AConfusionMatrixCountsByClass()
    {
        // The network's outputs are its inputs.
        var network = new LinearClassifier(3, 3);
        new float[] { 9, 0, 0, 0, 9, 0, 0, 0, 9, 0, 0, 0 }.CopyTo(network.Weights);
        Dataset<float, int> data = Dataset.Create<float, int>([1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1], [0, 1, 2, 2], 3);
        ConfusionMatrix matrix = network.ConfusionMatrix(data, batchSize: 3);
        Assert.Equal(3, matrix.Classes);
        Assert.Equal(4, matrix.Count);
        Assert.Equal([1, 1, 1, 1, 0], new[] { matrix[0, 0], matrix[1, 1], matrix[2, 1], matrix[2, 2], matrix[1, 2] });
        Assert.Equal(0.75, matrix.Accuracy);
        Assert.Equal([1, 0.5, 1], Enumerable.Range(0, 3).Select(matrix.Precision));
        Assert.Equal([1, 1, 0.5], Enumerable.Range(0, 3).Select(matrix.Recall));
        Assert.Equal("   0  1  2\n0  1  0  0\n1  0  1  0\n2  0  1  1", matrix.ToString());
        Assert.Throws<ArgumentOutOfRangeException>("predicted", () => matrix[0, 3]);

        var answers = new LinearRegression(1, 1) { Loss = new("x", TargetKind.Binary, true, false) };
        new double[] { 1, 0 }.CopyTo(answers.Weights);
        matrix = answers.ConfusionMatrix(Dataset.Create<double, double>([-1, 2, 3], [0, 1, 0], 1));
        Assert.Equal([1, 1, 1, 0], new[] { matrix[0, 0], matrix[0, 1], matrix[1, 1], matrix[1, 0] });
        Assert.Throws<ArgumentException>("network", () => new LinearRegression(1, 1).ConfusionMatrix(Dataset.Create<double, double>([1], [1], 1)));
    }

    [Fact]
    public void NoAccuracyFitsRealValues()
    {
        var exception = Assert.Throws<ArgumentException>(() => Metrics.Accuracy(new LinearRegression(1, 1)));
        Assert.Contains("MeanSquaredError", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Metrics.Default(new LinearRegression(1, 1)));
    }

    /// <summary>A metric over a data set in batches of two; the outputs are the inputs.</summary>
    private static double Over(IMetric<double, double> metric, double[] outputs, double[] targets)
    {
        var network = new LinearRegression(1, 1);
        new double[] { 1, 0 }.CopyTo(network.Weights);
        return network.Evaluate(Dataset.Create(outputs, targets, 1), batchSize: 2, [metric]).Metrics[metric.Name];
    }
}
