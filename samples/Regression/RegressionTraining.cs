using NetGen;

namespace Samples;

/// <summary>Trains <see cref="Regression"/> on points below and above a line.</summary>
public static class RegressionTraining
{
    /// <summary>The steps of a run.</summary>
    public const int Steps = 3_000;

    /// <summary>The points of one step.</summary>
    public const int BatchSize = 8;

    /// <summary>The steps between two measures of the loss.</summary>
    public const int ReportInterval = 500;

    private const int Count = 32;

    /// <summary>Points uniform in [0, 1)², each with target 1 where x0 + x1 &lt; 1, else 0.</summary>
    public static Dataset<float, float> Points(int seed)
    {
        var random = new Random(seed);
        var points = new float[2 * Count];
        var targets = new float[Count];
        for (int i = 0; i < Count; i++)
        {
            float x0 = points[2 * i] = random.NextSingle();
            float x1 = points[(2 * i) + 1] = random.NextSingle();
            targets[i] = x0 + x1 < 1 ? 1 : 0;
        }

        return Dataset.Create(points, targets, inputSize: 2);
    }

    /// <summary>Trains in batches of 8 points that always come in the same order.</summary>
    /// <returns>The loss on all points before the first step and after every 500.</returns>
    public static IReadOnlyList<(int Step, double Loss)> Run(Regression network, Dataset<float, float> points, IOptimizer optimizer)
    {
        int batches = points.Count / BatchSize;
        var losses = new List<(int Step, double Loss)> { (0, network.Evaluate(points).Loss) };
        for (int step = ReportInterval; step <= Steps; step += ReportInterval)
        {
            network.Fit(points, optimizer, epochs: ReportInterval / batches, BatchSize, shuffle: false);
            losses.Add((step, network.Evaluate(points).Loss));
        }

        return losses;
    }
}
