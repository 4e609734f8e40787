using Samples;

namespace NetGen.Samples.Tests;

public class MnistDeepCnnTests
{
    [Fact]
    public void SomeStepsReadDrawnDigits()
    {
        var (validation, train) = Digits.Drawn.Train.Split(500);
        var reports = new List<(int Step, double Accuracy)>();
        MnistDeepCnnResult result = MnistDeepCnnTraining.Run(
            train, validation, Digits.Drawn.Test, seed: 1, steps: 101, (step, accuracy) => reports.Add((step, accuracy)));
        Assert.Equal([0, 100], result.TrainingAccuracies.Select(report => report.Step));
        Assert.Equal(result.TrainingAccuracies, reports);
        Assert.InRange(result.TrainingAccuracies[^1].Accuracy, 0.8, 1);
        Assert.InRange(result.ValidationAccuracy, 0.85, 1);
        Assert.InRange(result.TestAccuracy, 0.85, 1);
    }

    [RealMnistFact]
    public void SomeStepsReadHandwrittenDigits()
    {
        var (validation, train) = Digits.Real.Train.Split(5_000);
        MnistDeepCnnResult result = MnistDeepCnnTraining.Run(train, validation.Take(1_000), Digits.Real.Test.Take(2_000), seed: 1, steps: 300);
        Assert.Equal(55_000, train.Count);
        Assert.InRange(result.ValidationAccuracy, 0.9, 1);
        Assert.InRange(result.TestAccuracy, 0.9, 1);
    }

    [Fact]
    public void WeightsStartAsDeclared()
    {
        var network = new MnistDeepCnn(seed: 1);
        foreach (ParameterInfo parameter in MnistDeepCnn.ParameterTable)
        {
            float[] values = network.Weights.Slice(parameter.Offset, parameter.Length).ToArray();
            if (parameter.Name.EndsWith(".bias", StringComparison.Ordinal))
            {
                Assert.All(values, value => Assert.Equal(0.1f, value));
            }
            else
            {
                Assert.InRange(Math.Sqrt(values.Average(value => (double)value * value)), 0.09, 0.11);
                Assert.InRange(values.Average(), -0.02, 0.02);
            }
        }
    }
}
