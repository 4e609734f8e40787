using BenchmarkDotNet.Attributes;

namespace NetGen.Benchmarks;

/// <summary>Predictions of networks of one layer, on one thread.</summary>
public class KernelBenchmarks
{
    private static readonly Dictionary<string, Func<INetwork<float>>> Networks = new()
    {
        ["convolution"] = () => new ConvolutionKernel(1),
        ["depthwise"] = () => new DepthwiseKernel(1),
        ["dense"] = () => new DenseKernel(1),
        ["pooling"] = () => new PoolingKernel(1),
        ["softmax"] = () => new SoftmaxKernel(1),
        ["recurrent"] = () => new RecurrentKernel(1),
    };

    private INetwork<float> _network = null!;
    private float[] _x = [], _y = [];

    /// <summary>The layers.</summary>
    public static IEnumerable<string> Layers => Networks.Keys;

    /// <summary>The layer.</summary>
    [ParamsSource(nameof(Layers))]
    public string Layer { get; set; } = string.Empty;

    /// <summary>The samples of a prediction.</summary>
    [Params(1, 64)]
    public int Batch { get; set; }

    /// <summary>Makes the network and its input.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Parallelism.MaxThreads = 1;
        _network = Networks[Layer]();
        var random = new Random(1);
        _x = [.. Enumerable.Range(0, Batch * _network.InputSize).Select(_ => random.NextSingle())];
        _y = new float[Batch * _network.OutputSize];
    }

    /// <summary>One prediction.</summary>
    [Benchmark]
    public void Predict() => _network.Predict(_x, _y);
}
