namespace NetGen.Benchmarks;

/// <summary>What is timed: a network, trained or run, at a batch size and a number of threads.</summary>
internal sealed record Workload(BenchmarkNetwork Network, bool Training, int Batch, int Threads)
{
    /// <summary>Every workload of the comparison on one thread.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        .. Digits.Select(n => new Workload(n, true, n.TrainingBatch, 1)),
        new(BenchmarkNetwork.Find("resnet18-32"), true, 32, 1),
        .. Digits.Select(n => new Workload(n, false, 1, 1)),
        .. Digits.Select(n => new Workload(n, false, 64, 1)),
        new(BenchmarkNetwork.Find("resnet18"), false, 1, 1),
        new(BenchmarkNetwork.Find("vgg16"), false, 1, 1),
    ];

    /// <summary>Such as <c>keras/train/64</c>.</summary>
    public string Name => $"{Network.Name}/{Mode}/{Batch}";

    /// <summary>The word for it in names and in the peers' commands.</summary>
    public string Mode => Training ? "train" : "infer";

    /// <summary>Nominal operations of one iteration.</summary>
    public double Flops => (double)Batch * (Training ? NominalWork.Training(Network) : NominalWork.Inference(Network));

    private static IEnumerable<BenchmarkNetwork> Digits =>
        new[] { "keras", "adadelta", "tf", "lenet5", "mlp", "tiny" }.Select(BenchmarkNetwork.Find);

    /// <summary>Whether the pattern's words, parted by slashes, are among the name's: <c>keras</c>, <c>train</c>, <c>tf/infer/1</c>.</summary>
    public bool Matches(string pattern) => pattern.Split('/').All(Name.Split('/').Contains);

    /// <summary>What the workload moves through memory, where that is what bounds it; else null.</summary>
    /// <param name="seconds">The time of one iteration.</param>
    public string? MemoryNote(double seconds)
    {
        const double Mega = 1e6, Giga = 1e9;
        double weights = (double)Network.TrainableParameterCount * sizeof(float);
        if (Training)
        {
            return $"optimiser {Network.Training!.BytesMoved(Network.TrainableParameterCount) / Mega:F1} MB a step";
        }

        // Where each weight meets one multiply-add or less, as in dense layers, reading them is the work.
        return Batch == 1 && Network.MultiplyAdds <= Network.TrainableParameterCount
            ? $"weights {weights / Mega:F2} MB, {weights / seconds / Giga:F1} GB/s"
            : null;
    }
}
