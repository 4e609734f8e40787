namespace NetGen.Benchmarks;

/// <summary>One network of the benchmarks, seen without its class.</summary>
/// <param name="Name">The name on the command line, and in the peers' scripts.</param>
/// <param name="MultiplyAdds">The multiply-adds of one prediction.</param>
/// <param name="TrainableParameterCount">How many of its parameters training changes.</param>
/// <param name="Summary">The table of its layers.</param>
/// <param name="Create">Makes an instance with random weights.</param>
/// <param name="Training">How it is trained, or null where it is only run.</param>
public sealed record BenchmarkNetwork(
    string Name, long MultiplyAdds, int TrainableParameterCount, string Summary, Func<INetwork<float>> Create, TrainingMethod? Training)
{
    /// <summary>Every network of the benchmarks, the small ones first.</summary>
    public static IReadOnlyList<BenchmarkNetwork> All { get; } =
    [
        Trained<KerasNetwork>("keras", TrainingMethod.RmsProp),
        Trained<AdadeltaNetwork>("adadelta", TrainingMethod.Adadelta),
        Trained<TfNetwork>("tf", TrainingMethod.Adam, batch: 50),
        Trained<LeNet5Network>("lenet5", TrainingMethod.Adam),
        Trained<MlpNetwork>("mlp", TrainingMethod.Adam),
        Trained<TinyNetwork>("tiny", TrainingMethod.Adam),
        Trained<OneConvolution>("convolution", TrainingMethod.Momentum),
        Run<ResNet18Network>("resnet18"),
        Run<Vgg16Network>("vgg16"),
        Trained<ResNet18Small>("resnet18-32", TrainingMethod.Momentum, batch: 32),
    ];

    /// <summary>The names on the command line.</summary>
    public static string[] Names => [.. All.Select(n => n.Name)];

    /// <summary>The samples of a batch in training.</summary>
    public int TrainingBatch { get; private init; }

    /// <summary>The network of a name.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static BenchmarkNetwork Find(string name) => All.Single(n => n.Name == name);

    private static BenchmarkNetwork Run<T>(string name)
        where T : INetwork<T, float> => new(name, T.MultiplyAdds, T.TrainableParameterCount, T.Summary, () => T.Create(1), null);

    private static BenchmarkNetwork Trained<T>(string name, TrainingMethod method, int batch = 64)
        where T : INetwork<T, float>, ITrainable<float, int> => Run<T>(name) with { Training = method, TrainingBatch = batch };
}
