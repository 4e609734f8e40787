using Samples;

namespace NetGen.Samples.Tests;

public class AnnTests
{
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.1)]
    public void AllPointsAreRightFromAnyStart(double learningRate)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var network = new Ann(seed);
            var errors = AnnTraining.Run(network, learningRate);
            Assert.Equal(8, AnnTraining.CountRight(network));
            Assert.Equal(Enumerable.Range(0, 101).Select(i => 100 * i), errors.Select(report => report.Step));
            Assert.True(errors[^1].Error < 0.05);
        }
    }

    [Fact]
    public void WeightsStartUniformBetweenMinusOneAndOne()
    {
        float[] weights = [.. Enumerable.Range(0, 500).SelectMany(seed => Kernels(new Ann(seed)))];
        Assert.All(weights, weight => Assert.InRange(weight, -1, 1));
        Assert.InRange(weights.Average(), -0.03, 0.03);
        Assert.InRange(weights.Average(weight => weight * weight), 0.32, 0.35);
    }

    /// <summary>The same training written out in double precision.</summary>
    [Fact]
    public void ErrorsAreThoseOfAPlainImplementation()
    {
        var network = new Ann(seed: 1);
        double[] weights = [.. Kernels(network).Select(weight => (double)weight)];
        var errors = AnnTraining.Run(network, learningRate: 0.01);
        float[] points = AnnTraining.Points.Inputs.ToArray(), targets = AnnTraining.Points.Targets.ToArray();
        for (int step = 0; step <= AnnTraining.Steps; step++)
        {
            double error = 0;
            var gradient = new double[12];
            for (int point = 0; point < 8; point++)
            {
                double x = points[2 * point], y = points[(2 * point) + 1], sum = 0;
                var hidden = new double[4];
                for (int j = 0; j < 4; j++)
                {
                    hidden[j] = Sigmoid((x * weights[j]) + (y * weights[4 + j]));
                    sum += hidden[j] * weights[8 + j];
                }

                double output = Sigmoid(sum);
                error += Math.Abs(output - targets[point]) / 8;
                double slope = 2 * (output - targets[point]) * output * (1 - output);
                for (int j = 0; j < 4; j++)
                {
                    double inner = slope * weights[8 + j] * hidden[j] * (1 - hidden[j]);
                    gradient[j] += inner * x;
                    gradient[4 + j] += inner * y;
                    gradient[8 + j] += slope * hidden[j];
                }
            }

            if (step % AnnTraining.ReportInterval == 0)
            {
                Assert.Equal(error, errors[step / AnnTraining.ReportInterval].Error, 1e-4);
            }

            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] -= 0.01 * gradient[i];
            }
        }
    }

    [Fact]
    public void CommandDrawsTheBoundaries()
    {
        string folder = Directory.CreateTempSubdirectory("netgen-ann-").FullName;
        try
        {
            var (exitCode, lines, errors) = SampleProcess.Run("Ann", "--pictures", folder);
            Assert.Equal("", errors);
            Assert.Equal(0, exitCode);
            Assert.StartsWith("rate 0.01: 8 of 8 points right", lines[^2], StringComparison.Ordinal);
            Assert.StartsWith("rate 0.1: 8 of 8 points right", lines[^1], StringComparison.Ordinal);
            foreach (string rate in new[] { "0.01", "0.1" })
            {
                (int width, int height, int[] pixels) = PngPicture.Read(Path.Combine(folder, $"ann-rate-{rate}.png"), isGrey: false);
                Assert.True(width >= 500 && height >= 500);
                Assert.Equal(width * height, pixels.Length);

                // Four points of each kind, each a disc of radius 6 with a soft edge.
                Assert.InRange(pixels.Count(pixel => pixel == 0xE3803C), 4 * 90, 4 * 125);
                Assert.InRange(pixels.Count(pixel => pixel == 0x3B76AF), 4 * 90, 4 * 125);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static float[] Kernels(Ann network) =>
        [.. Ann.ParameterTable.SelectMany(parameter => network.Weights.Slice(parameter.Offset, parameter.Length).ToArray())];

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
