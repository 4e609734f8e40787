using Samples;

namespace NetGen.Samples.Tests;

public class RegressionTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public void LossesAreThoseOfAPlainImplementation(int seed, bool adam)
    {
        Dataset<float, float> points = RegressionTraining.Points(seed);
        var network = new Regression(seed);
        var reference = new PlainRegression(network, points);
        var losses = RegressionTraining.Run(network, points, adam ? new Adam(0.001) : new Sgd(0.001));

        Assert.Equal([0, 500, 1000, 1500, 2000, 2500, 3000], losses.Select(report => report.Step));
        int step = 0;
        foreach ((int at, double loss) in losses)
        {
            for (; step < at; step++)
            {
                reference.Step(step % 4 * 8, 8, 0.001, adam);
            }

            Assert.Equal(reference.Loss(), loss, 1e-5);
        }

        Assert.True(losses[^1].Loss < losses[0].Loss);
    }

    [Fact]
    public void PointsAreLabelledBySide()
    {
        Dataset<float, float> points = RegressionTraining.Points(seed: 1);
        Assert.Equal(32, points.Count);
        for (int i = 0; i < points.Count; i++)
        {
            float x0 = points.Input(i)[0], x1 = points.Input(i)[1];
            Assert.True(x0 is >= 0 and < 1 && x1 is >= 0 and < 1);
            Assert.Equal(x0 + x1 < 1 ? 1 : 0, points.Target(i)[0]);
        }
    }

    [Fact]
    public void CommandPrintsLossesAndWeights()
    {
        var (exitCode, lines, errors) = SampleProcess.Run("Regression", "--adam");
        Assert.Equal("", errors);
        Assert.Equal(0, exitCode);
        Assert.Equal(7, lines.Count(line => line.StartsWith("step ", StringComparison.Ordinal)));
        Assert.Contains("Weights before:", lines);
        Assert.Contains("Weights after:", lines);
    }

    /// <summary>The network and its training in double precision, with plain loops.</summary>
    private sealed class PlainRegression
    {
        private readonly double[] _x, _t;
        private readonly double[] _w = new double[9]; // six of the first layer, (in, out), then three of the second
        private readonly double[] _m = new double[9], _v = new double[9];
        private int _steps;

        public PlainRegression(Regression network, Dataset<float, float> points)
        {
            _x = [.. points.Inputs.ToArray().Select(value => (double)value)];
            _t = [.. points.Targets.ToArray().Select(value => (double)value)];
            int at = 0;
            foreach (ParameterInfo parameter in Regression.ParameterTable)
            {
                foreach (float value in network.Weights.Slice(parameter.Offset, parameter.Length))
                {
                    _w[at++] = value;
                }
            }
        }

        public double Loss() => Enumerable.Range(0, _t.Length).Average(i => Math.Pow(Output(i) - _t[i], 2));

        public void Step(int first, int count, double rate, bool adam)
        {
            var g = new double[9];
            for (int i = first; i < first + count; i++)
            {
                double slope = 2 * (Output(i) - _t[i]) / count;
                for (int j = 0; j < 3; j++)
                {
                    g[j] += slope * _w[6 + j] * _x[2 * i];
                    g[3 + j] += slope * _w[6 + j] * _x[(2 * i) + 1];
                    g[6 + j] += slope * Hidden(i, j);
                }
            }

            _steps++;
            for (int k = 0; k < 9; k++)
            {
                _m[k] = (0.9 * _m[k]) + (0.1 * g[k]);
                _v[k] = (0.999 * _v[k]) + (0.001 * g[k] * g[k]);
                double scale = Math.Sqrt(1 - Math.Pow(0.999, _steps)) / (1 - Math.Pow(0.9, _steps));
                _w[k] -= adam ? rate * scale * _m[k] / (Math.Sqrt(_v[k]) + 1e-7) : rate * g[k];
            }
        }

        private double Hidden(int i, int j) => (_x[2 * i] * _w[j]) + (_x[(2 * i) + 1] * _w[3 + j]);

        private double Output(int i) => (Hidden(i, 0) * _w[6]) + (Hidden(i, 1) * _w[7]) + (Hidden(i, 2) * _w[8]);
    }
}
