using NetGen;

namespace Samples;

/// <summary>Trains the two networks with Adam, in batches of 32.</summary>
public static class MlpTraining
{
    private const int BatchSize = 32;

    /// <summary>Trains with cross-entropy.</summary>
    public static Evaluation RunCrossEntropy(
        Dataset<float, int> train, Dataset<float, int> test, long seed, int epochs, IProgress<TrainingProgress>? progress = null)
    {
        var network = new MlpCrossEntropy(seed);
        network.Fit(train, new Adam(0.003), epochs, BatchSize, test, progress, seed: seed);
        return network.Evaluate(test);
    }

    /// <summary>Trains with the mean squared error. No accuracy goes with that loss by itself, so it is asked for.</summary>
    public static Evaluation RunSquaredError(
        Dataset<float, int> train, Dataset<float, int> test, long seed, int epochs, IProgress<TrainingProgress>? progress = null)
    {
        Dataset<float, float> trainOneHot = train.OneHot(10), testOneHot = test.OneHot(10);
        IMetric<float, float>[] metrics = [new OneHotAccuracy(10)];
        var network = new MlpSquaredError(seed);
        network.Fit(trainOneHot, new Adam(0.003), epochs, BatchSize, testOneHot, progress, seed: seed, metrics: metrics);
        return network.Evaluate(testOneHot, metrics: metrics);
    }
}
