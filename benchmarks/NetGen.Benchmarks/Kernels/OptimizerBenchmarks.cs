using BenchmarkDotNet.Attributes;

namespace NetGen.Benchmarks;

/// <summary>A step of each optimiser on 3,274,634 parameters, on one thread.</summary>
public class OptimizerBenchmarks
{
    private static readonly Dictionary<string, Func<IOptimizer>> Optimizers = new()
    {
        ["sgd"] = () => new Sgd(),
        ["momentum"] = () => new Sgd(momentum: 0.9),
        ["rmsprop"] = () => new RmsProp(),
        ["adadelta"] = () => new Adadelta(),
        ["adam"] = () => new Adam(),
    };

    private TfNetwork _network = null!;
    private IOptimizer _optimizer = null!;

    /// <summary>The optimisers.</summary>
    public static IEnumerable<string> Rules => Optimizers.Keys;

    /// <summary>The optimiser.</summary>
    [ParamsSource(nameof(Rules))]
    public string Rule { get; set; } = string.Empty;

    /// <summary>Makes the network, a gradient and the optimiser.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Parallelism.MaxThreads = 1;
        _network = new TfNetwork(1);
        _network.ForwardBackward(new float[TfNetwork.InputSize], [3]);
        _optimizer = Optimizers[Rule]();
    }

    /// <summary>One step.</summary>
    [Benchmark]
    public void Step() => _optimizer.Step(_network);
}
