using System.Globalization;
using System.Text.RegularExpressions;
using Samples;

namespace NetGen.Samples.Tests;

public partial class MnistCnnTests
{
    [Fact]
    public void CommandEndsWithTheAccuracyOnDrawnDigits()
    {
        var (exitCode, lines, errors) = SampleProcess.Run("MnistCnn", "--epochs", "2", "--seed", "3");
        Assert.Equal("", errors);
        Assert.Equal(0, exitCode);
        Assert.Equal("Network MnistCnn", lines[0]);
        Assert.Contains("RMSprop at rate 0.001, falling to 0.0001.", lines);
        Assert.Equal(2, lines.Count(line => line.StartsWith("Epoch ", StringComparison.Ordinal)));
        Match last = LastLine().Match(lines[^1]);
        Assert.True(last.Success, lines[^1]);
        Assert.InRange(double.Parse(last.Groups[1].Value, CultureInfo.InvariantCulture), 0.95, 1);
    }

    [Theory]
    [InlineData("--data", "no-such-folder")]
    [InlineData("--epochs", "0")]
    [InlineData("--threads", "0")]
    public void MistakesAreReportedInOneLine(string option, string value)
    {
        var (exitCode, _, errors) = SampleProcess.Run("MnistCnn", option, value);
        Assert.Equal(1, exitCode);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void SameSeedGivesTheSameWeights()
    {
        var (train, test) = (Digits.Drawn.Train.Take(500), Digits.Drawn.Test.Take(100));
        float[] first = MnistCnnTraining.Run(train, test, seed: 5, epochs: 1).Network.Weights.ToArray();
        float[] second = MnistCnnTraining.Run(train, test, seed: 5, epochs: 1).Network.Weights.ToArray();
        float[] other = MnistCnnTraining.Run(train, test, seed: 6, epochs: 1).Network.Weights.ToArray();
        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public void TheRateFallsUnlessItIsConstant()
    {
        var (train, test) = (Digits.Drawn.Train.Take(500), Digits.Drawn.Test.Take(100));
        var byHand = new MnistCnn(seed: 5);
        byHand.Fit(train, new RmsProp(), epochs: 1, batchSize: 64, seed: 5);
        Assert.Equal(
            byHand.Weights.ToArray(), MnistCnnTraining.Run(train, test, seed: 5, epochs: 1, constantRate: true).Network.Weights.ToArray());

        // 500 digits make 8 steps: 7 of 64 digits and one of 52.
        byHand = new MnistCnn(seed: 5);
        byHand.Fit(train, new RmsProp { Schedule = new PolynomialDecay(0.001, 8) }, epochs: 1, batchSize: 64, seed: 5);
        Assert.Equal(byHand.Weights.ToArray(), MnistCnnTraining.Run(train, test, seed: 5, epochs: 1).Network.Weights.ToArray());
    }

    [RealMnistFact]
    public void OneEpochReadsHandwrittenDigits()
    {
        var (train, test) = Digits.Real;
        var (network, history) = MnistCnnTraining.Run(train, test, seed: 1, epochs: 1);
        double accuracy = network.Evaluate(test).Accuracy;
        Assert.InRange(accuracy, 0.97, 1);
        Assert.Equal(accuracy, history.Epochs.Single().ValidationMetrics!["accuracy"], 1e-9);
    }

    [GeneratedRegex(@"^test accuracy: ([01]\.\d{4})$")]
    private static partial Regex LastLine();
}
