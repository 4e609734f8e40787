using NetGen;

namespace Samples;

/// <summary>Trains <see cref="Ann"/> on eight points of the plane.</summary>
public static class AnnTraining
{
    /// <summary>The steps of a run.</summary>
    public const int Steps = 10_000;

    /// <summary>The steps between two measures of the error.</summary>
    public const int ReportInterval = 100;

    /// <summary>The points, and to which of two kinds each belongs.</summary>
    public static Dataset<float, float> Points { get; } = Dataset.Create<float, float>(
        [3, 1, 2, 5, 1, 8, 6, 4, 5, 2, 3, 5, 4, 7, 4, -1], [0, 1, 1, 0, 0, 1, 1, 0], inputSize: 2);

    /// <summary>Takes 10,000 steps of plain gradient descent on the squared error, summed over all points.</summary>
    /// <returns>The mean absolute error before the first step and after every hundred.</returns>
    public static IReadOnlyList<(int Step, double Error)> Run(Ann network, double learningRate)
    {
        var optimizer = new Sgd(learningRate);
        var errors = new List<(int Step, double Error)> { (0, MeanAbsoluteError(network)) };
        for (int step = 1; step <= Steps; step++)
        {
            network.TrainBatch(Points.Inputs, Points.Targets, optimizer);
            if (step % ReportInterval == 0)
            {
                errors.Add((step, MeanAbsoluteError(network)));
            }
        }

        return errors;
    }

    /// <summary>The number of points on the right side of one half.</summary>
    public static int CountRight(Ann network)
    {
        var outputs = new float[Points.Count];
        network.Predict(Points.Inputs, outputs);
        return Enumerable.Range(0, Points.Count).Count(i => outputs[i] > 0.5f == Points.Targets[i] > 0.5f);
    }

    private static double MeanAbsoluteError(Ann network)
    {
        IMetric<float, float> metric = Metrics.MeanAbsoluteError<float>();
        return network.Evaluate(Points, metrics: [metric]).Metrics[metric.Name];
    }
}
