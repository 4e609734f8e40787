using NetGen;

namespace Samples;

/// <summary>Trains <see cref="MnistCnn"/> with RMSprop, in batches of 64.</summary>
public static class MnistCnnTraining
{
    /// <summary>Trains on one set of digits and judges on another, after every epoch.</summary>
    public static (MnistCnn Network, History History) Run(
        Dataset<float, int> train, Dataset<float, int> test, long seed, int epochs, IProgress<TrainingProgress>? progress = null)
    {
        var network = new MnistCnn(seed);
        History history = network.Fit(
            train, new RmsProp(), epochs, batchSize: 64, validation: test, progress: progress, seed: seed);
        return (network, history);
    }
}
