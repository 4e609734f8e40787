using NetGen;

namespace Samples;

/// <summary>Trains <see cref="MnistCnn"/> with RMSprop, in batches of 64.</summary>
public static class MnistCnnTraining
{
    /// <summary>The rate of the first step, Keras's default.</summary>
    public const double FirstRate = 0.001;

    /// <summary>The rate of the last step, unless the rate is constant.</summary>
    public const double LastRate = 0.0001;

    private const int BatchSize = 64;

    /// <summary>Trains on one set of digits and judges on another, after every epoch.</summary>
    public static (MnistCnn Network, History History) Run(
        Dataset<float, int> train,
        Dataset<float, int> test,
        long seed,
        int epochs,
        bool constantRate = false,
        IProgress<TrainingProgress>? progress = null)
    {
        // The rate falls in a straight line over the whole training: small steps at the end settle what large ones keep moving.
        long steps = epochs * ((train.Count + BatchSize - 1L) / BatchSize);
        var optimizer = constantRate
            ? new RmsProp(FirstRate)
            : new RmsProp { Schedule = new PolynomialDecay(FirstRate, steps, LastRate) };

        var network = new MnistCnn(seed);
        History history = network.Fit(train, optimizer, epochs, BatchSize, validation: test, progress: progress, seed: seed);
        return (network, history);
    }
}
