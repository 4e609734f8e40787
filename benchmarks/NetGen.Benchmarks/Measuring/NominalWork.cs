using System.Globalization;

namespace NetGen.Benchmarks;

/// <summary>Floating-point operations that the shapes of a network's layers ask for, whatever a program really computes.</summary>
internal static class NominalWork
{
    /// <summary>Operations of a prediction of one sample: two for each multiply-add.</summary>
    public static long Inference(BenchmarkNetwork network) => 2 * network.MultiplyAdds;

    /// <summary>
    /// Operations of a training step for each sample: forward, gradient of the weights, and gradient of the input, which the first layer
    /// does not need.
    /// </summary>
    public static long Training(BenchmarkNetwork network) => (6 * network.MultiplyAdds) - (2 * FirstLayer(network));

    /// <summary>The multiply-adds of the first layer that has any; the summary's last column.</summary>
    private static long FirstLayer(BenchmarkNetwork network) => network.Summary
        .Split('\n')
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault())
        .Select(word => long.TryParse(word, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out long count) ? count : 0)
        .First(count => count > 0);
}
