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

    /// <summary>
    /// A batch longer than a chunk passes the convolutions a few samples at a time and the large dense layer by the chunk; its
    /// gradient is still the sum of its samples' gradients.
    /// </summary>
    [Fact]
    public void GradientOfABatchIsTheSumOfItsSamples()
    {
        const int Samples = 67;
        Dataset<float, int> batch = Digits.Drawn.Train.Take(Samples);
        var network = new MnistDeepCnn(seed: 2);
        network.ForwardBackward(batch.Inputs, batch.Targets);
        float[] whole = network.Gradients.ToArray();
        double[] sum = new double[whole.Length];
        for (int i = 0; i < Samples; i++)
        {
            network.ForwardBackward(batch.Input(i), batch.Target(i));
            ReadOnlySpan<float> single = network.Gradients;
            for (int k = 0; k < sum.Length; k++)
            {
                sum[k] += single[k];
            }
        }

        foreach (ParameterInfo parameter in MnistDeepCnn.ParameterTable)
        {
            IEnumerable<int> range = Enumerable.Range(parameter.Offset, parameter.Length);
            double error = Math.Sqrt(range.Sum(k => Math.Pow(whole[k] - sum[k], 2)));
            double norm = Math.Sqrt(range.Sum(k => sum[k] * sum[k]));
            Assert.True(error <= 1e-5 * norm, $"{parameter.Name} is off by {error / norm:E1} of its norm.");
        }
    }
}
