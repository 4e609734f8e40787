using NetGen;

namespace Samples;

/// <summary>Trains <see cref="MnistDropoutCnn"/> with Adadelta, in batches of 128, on one-hot labels.</summary>
public static class MnistDropoutCnnTraining
{
    /// <summary>The rate of the paper that introduced Adadelta; training goes well.</summary>
    public const double PaperRate = 1.0;

    /// <summary>Keras's default rate; twelve epochs do not get far with it.</summary>
    public const double KerasDefaultRate = 0.001;

    /// <summary>Trains on one set of digits and judges on another, after every epoch.</summary>
    public static (History History, Evaluation Test) Run(
        Dataset<float, int> train,
        Dataset<float, int> test,
        long seed,
        int epochs,
        double learningRate = PaperRate,
        IProgress<TrainingProgress>? progress = null)
    {
        Dataset<float, float> trainOneHot = train.OneHot(10), testOneHot = test.OneHot(10);
        var network = new MnistDropoutCnn(seed);
        History history = network.Fit(
            trainOneHot, new Adadelta(learningRate), epochs, batchSize: 128, validation: testOneHot, progress: progress, seed: seed);
        return (history, network.Evaluate(testOneHot, batchSize: 128));
    }
}
