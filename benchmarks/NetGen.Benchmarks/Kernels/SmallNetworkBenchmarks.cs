using BenchmarkDotNet.Attributes;

namespace NetGen.Benchmarks;

/// <summary>Small networks: the prediction of one sample and a training step, on one thread.</summary>
public class SmallNetworkBenchmarks
{
    private ITrainable<float, int> _network = null!;
    private IOptimizer _optimizer = null!;
    private float[] _x = [], _batch = [], _y = [];
    private int[] _target = [];

    /// <summary>The network.</summary>
    [Params("tiny", "mlp", "lenet5", "keras")]
    public string Network { get; set; } = string.Empty;

    /// <summary>Makes the network, its input and its optimiser.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Parallelism.MaxThreads = 1;
        BenchmarkNetwork chosen = BenchmarkNetwork.Find(Network);
        _network = (ITrainable<float, int>)chosen.Create();
        _optimizer = chosen.Training!.Create();
        var random = new Random(1);
        _batch = [.. Enumerable.Range(0, chosen.TrainingBatch * _network.InputSize).Select(_ => random.NextSingle())];
        _target = [.. Enumerable.Range(0, chosen.TrainingBatch).Select(_ => random.Next(10))];
        _x = _batch[.._network.InputSize];
        _y = new float[_network.OutputSize];
    }

    /// <summary>The prediction of one sample.</summary>
    [Benchmark]
    public void Predict() => _network.Predict(_x, _y);

    /// <summary>A training step.</summary>
    [Benchmark]
    public float Train() => _network.TrainBatch(_batch, _target, _optimizer);
}
