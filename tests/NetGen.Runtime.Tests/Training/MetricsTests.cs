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
    public void NoAccuracyFitsRealValues()
    {
        var exception = Assert.Throws<ArgumentException>(() => Metrics.Accuracy(new LinearRegression(1, 1)));
        Assert.Contains("MeanSquaredError", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Metrics.Default(new LinearRegression(1, 1)));
    }
}
