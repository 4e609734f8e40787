extern alias float32;
extern alias float64;

using System.Numerics;
using NetGen.Tests.Cases;
using Double = float64::NetGen.Tests.Corpus;
using Single = float32::NetGen.Tests.Corpus;

namespace NetGen.Tests;

/// <summary>What the noisy layers draw has the distribution they promise, and prediction draws nothing.</summary>
public class NoiseTests
{
    private const int Samples = 2000, Rows = 4, Columns = 17;
    private const double Rate = 0.3;

    [Fact]
    public void DropoutDropsASharePerValue()
    {
        CheckDropout(Train<Double.PureDropout, double>(1));
        CheckDropout(Train<Single.PureDropout, float>(1));

        static void CheckDropout<T>(T[] y)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            double[] values = Array.ConvertAll(y, double.CreateChecked);
            Assert.All(values, v => Assert.True(v == 0 || Math.Abs(v - (1 / (1 - Rate))) < 1e-6));
            Assert.InRange(values.Count(v => v == 0) / (double)values.Length, Rate - 0.005, Rate + 0.005);
        }
    }

    [Fact]
    public void DrawsOfOneShapeServeAll()
    {
        double[] rows = Train<Double.PureDropoutOfRows, double>(1);
        Assert.All(rows.Chunk(Columns), r => Assert.Single(r.Distinct()));
        Assert.InRange(rows.Count(v => v == 0) / (double)rows.Length, Rate - 0.02, Rate + 0.02);

        CheckChannels(Train<Double.PureSpatialDropout1D, double>(1));
        CheckChannels(Train<Double.PureSpatialDropout2D, double>(1));
        CheckChannels(Train<Double.PureSpatialDropout3D, double>(1));

        static void CheckChannels(double[] y)
        {
            foreach (double[] sample in y.Chunk(Rows * Columns))
            {
                Assert.All(Enumerable.Range(0, sample.Length), i => Assert.Equal(sample[i % Columns], sample[i]));
            }

            Assert.InRange(y.Count(v => v == 0) / (double)y.Length, Rate - 0.02, Rate + 0.02);
        }
    }

    [Fact]
    public void GaussianNoiseIsNormal()
    {
        CheckNormal(Train<Double.PureGaussianNoise, double>(1), 1, 0.3);
        CheckNormal(Train<Single.PureGaussianNoise, float>(1), 1, 0.3);
    }

    [Fact]
    public void GaussianDropoutIsNormal() => CheckNormal(Train<Double.PureGaussianDropout, double>(2), 2, 2 * Math.Sqrt(Rate / (1 - Rate)));

    [Fact]
    public void AlphaDropoutKeepsMeanAndVariance()
    {
        var random = new Random(5);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double[] y = Train<Double.PureAlphaDropout, double>([.. Enumerable.Range(0, Samples * Rows * Columns).Select(_ => Normal())]);
        (double mean, double deviation) = Moments(y);
        Assert.InRange(mean, -0.01, 0.01);
        Assert.InRange(deviation, 0.99, 1.01);
    }

    [Fact]
    public void TheMeanOfManyPassesIsThePrediction()
    {
        var network = new Double.NoisyDropout(3);
        var random = new Random(4);
        double[] x = [.. Enumerable.Range(0, Double.NoisyDropout.InputSize).Select(_ => random.NextDouble() - 0.5)];
        double[] y = new double[Double.NoisyDropout.OutputSize], mean = new double[Double.NoisyDropout.OutputSize], target = new double[Double.NoisyDropout.OutputSize];
        var still = new PlainDescent { LearningRate = 0 };
        const int Passes = 20_000;
        for (int i = 0; i < Passes; i++)
        {
            network.TrainBatch(x, target, still, y);
            for (int j = 0; j < y.Length; j++)
            {
                mean[j] += y[j] / Passes;
            }
        }

        network.Predict(x, y);
        Assert.All(y.Zip(mean), p => Assert.Equal(p.First, p.Second, 0.02));
    }

    [Fact]
    public void SeedDecidesAndEachStepDrawsAnew()
    {
        double[] x = [.. Enumerable.Repeat(1.0, 3 * Rows * Columns)], first = new double[x.Length], second = new double[x.Length];
        Double.PureGaussianNoise network = new(7), twin = new(7), other = new(8);
        var still = new PlainDescent();
        network.TrainBatch(x, x, still, first);
        twin.TrainBatch(x, x, still, second);
        Assert.Equal(first, second);
        other.TrainBatch(x, x, still, second);
        Assert.NotEqual(first, second);
        network.TrainBatch(x, x, still, second);
        Assert.NotEqual(first, second);
        network.Predict(x, second);
        Assert.Equal(x, second);
    }

    [Fact]
    public void SeedOfALayerDecidesInAnyNetwork()
    {
        double[] x = [.. Enumerable.Repeat(1.0, 3 * Rows * Columns)], first = new double[x.Length], second = new double[x.Length];
        Double.PureSeededNoise network = new(7), other = new(8);
        var still = new PlainDescent();
        network.TrainBatch(x, x, still, first);
        other.TrainBatch(x, x, still, second);
        Assert.Equal(first, second);
        Assert.True(first.Distinct().Count() > x.Length / 2);
        network.TrainBatch(x, x, still, second);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void LayersOfOneSeedDrawTheSame() => Assert.All(Train<Double.PureEqualSeeds, double>(1), v => Assert.Equal(0, v));

    private static T[] Train<TNetwork, T>(double value)
        where TNetwork : class, INetwork<TNetwork, T>, ITrainable<T, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Train<TNetwork, T>([.. Enumerable.Repeat(T.CreateChecked(value), Samples * Rows * Columns)]);

    /// <summary>What one training step gives for some samples.</summary>
    private static T[] Train<TNetwork, T>(T[] x)
        where TNetwork : class, INetwork<TNetwork, T>, ITrainable<T, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var y = new T[x.Length];
        TNetwork.Create(1).TrainBatch(x, x, new PlainDescent(), y);
        return y;
    }

    private static (double Mean, double Deviation) Moments(double[] values)
    {
        double mean = values.Average();
        return (mean, Math.Sqrt(values.Average(v => (v - mean) * (v - mean))));
    }

    /// <summary>Mean, deviation and the shares within one and two deviations.</summary>
    private static void CheckNormal<T>(T[] y, double expectedMean, double expectedDeviation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] values = Array.ConvertAll(y, double.CreateChecked);
        (double mean, double deviation) = Moments(values);
        Assert.InRange(mean, expectedMean - (0.01 * expectedDeviation), expectedMean + (0.01 * expectedDeviation));
        Assert.InRange(deviation / expectedDeviation, 0.99, 1.01);
        Assert.InRange(Within(1), 0.6827 - 0.005, 0.6827 + 0.005);
        Assert.InRange(Within(2), 0.9545 - 0.003, 0.9545 + 0.003);

        double Within(double deviations) => values.Count(v => Math.Abs(v - mean) < deviations * deviation) / (double)values.Length;
    }
}
