using NetGen;

namespace Samples;

/// <summary>What training came to.</summary>
/// <param name="TrainingAccuracies">The accuracy on the coming batch, before every hundredth step.</param>
/// <param name="ValidationAccuracy">The accuracy on the validation set at the end.</param>
/// <param name="TestAccuracy">The accuracy on the test set at the end.</param>
public sealed record MnistDeepCnnResult(
    IReadOnlyList<(int Step, double Accuracy)> TrainingAccuracies, double ValidationAccuracy, double TestAccuracy);

/// <summary>Trains <see cref="MnistDeepCnn"/> with Adam, step by step rather than with <c>Fit</c>.</summary>
public static class MnistDeepCnnTraining
{
    private const int BatchSize = 50;
    private const int ReportInterval = 100;

    /// <summary>Takes some steps of 50 digits each, and tells of the accuracy on the way.</summary>
    public static MnistDeepCnnResult Run(
        Dataset<float, int> train,
        Dataset<float, int> validation,
        Dataset<float, int> test,
        long seed,
        int steps,
        Action<int, double>? report = null)
    {
        var network = new MnistDeepCnn(seed);
        var optimizer = new Adam(learningRate: 1e-4);
        var accuracies = new List<(int Step, double Accuracy)>();
        int batchesPerEpoch = train.Count / BatchSize;
        for (int step = 0; step < steps; step++)
        {
            int batch = step % batchesPerEpoch;
            if (batch == 0)
            {
                // A new order for every epoch.
                train = train.Shuffle(seed + (step / batchesPerEpoch));
            }

            Dataset<float, int> digits = train.Slice(batch * BatchSize, BatchSize);
            if (step % ReportInterval == 0)
            {
                double accuracy = network.Evaluate(digits, BatchSize).Accuracy;
                accuracies.Add((step, accuracy));
                report?.Invoke(step, accuracy);
            }

            network.TrainBatch(digits.Inputs, digits.Targets, optimizer);
        }

        return new(accuracies, network.Evaluate(validation, BatchSize).Accuracy, network.Evaluate(test, BatchSize).Accuracy);
    }
}
