using NetGen;

namespace Samples;

/// <summary>Trains the networks, and judges them on a thousand of the training images, held out, and on the test images.</summary>
public static class CifarTraining
{
    /// <summary>The samples of a step.</summary>
    public const int BatchSize = 64;

    private const int HeldOut = 1_000;

    /// <summary>The network with local response normalisation, with Adam at a constant rate of 0.0001.</summary>
    public static (History History, Evaluation Test) Lrn(
        Dataset<float, int> train, Dataset<float, int> test, long seed, int epochs, IProgress<TrainingProgress>? progress = null) =>
        Run(new LrnNet(seed), train, test, (_, _) => new Adam(1e-4), seed, epochs, augment: false, progress);

    /// <summary>The same network in its published form, trained in the same way.</summary>
    public static (History History, Evaluation Test) Published(
        Dataset<float, int> train, Dataset<float, int> test, long seed, int epochs, IProgress<TrainingProgress>? progress = null) =>
        Run(PublishedLrnNet.ForTraining(seed), train, test, (_, _) => new Adam(1e-4), seed, epochs, augment: false, progress);

    /// <summary>Our own network, on images that are moved and mirrored at random, with Adam at a rate that falls to zero.</summary>
    public static (History History, Evaluation Test) Own(
        Dataset<float, int> train, Dataset<float, int> test, long seed, int epochs, IProgress<TrainingProgress>? progress = null) =>
        Run(new CifarNet(seed), train, test, (samples, rounds) => new Adam { Schedule = new CosineDecay(3e-3, (long)rounds * Steps(samples)) }, seed, epochs, augment: true, progress);

    private static (History History, Evaluation Test) Run(
        ITrainable<float, int> network,
        Dataset<float, int> images,
        Dataset<float, int> test,
        Func<int, int, IOptimizer> optimizer,
        long seed,
        int epochs,
        bool augment,
        IProgress<TrainingProgress>? progress)
    {
        var (validation, train) = images.Shuffle(0).Split(Math.Min(HeldOut, images.Count / 10));
        Standardization standardize = Standardization.Fit(train, Cifar10.Shape.Channels);
        train = train.Apply(standardize);
        if (augment)
        {
            train = train.Augment(new RandomCrop(Cifar10.Shape, 32, 32, padding: 4), new RandomFlip(Cifar10.Shape));
        }

        History history = network.Fit(
            train, optimizer(train.Count, epochs), epochs, BatchSize, validation.Apply(standardize), progress, seed: seed);
        return (history, network.Evaluate(test.Apply(standardize)));
    }

    private static int Steps(int samples) => (samples + BatchSize - 1) / BatchSize;
}
