using System.Diagnostics;

namespace NetGen.Benchmarks;

/// <summary>The generated program, in this process.</summary>
internal sealed class NetGenContender : IContender
{
    private Action _iteration = () => { };
    private int _threads;

    public string Name => "NetGen";

    public Process Process { get; } = Process.GetCurrentProcess();

    public bool Takes(Workload workload) => true;

    public void Open(Workload workload)
    {
        INetwork<float> network = workload.Network.Create();
        _threads = workload.Threads;
        var random = new Random(1);
        float[] x = [.. Enumerable.Range(0, workload.Batch * network.InputSize).Select(_ => random.NextSingle())];
        if (workload.Training)
        {
            var trainable = (ITrainable<float, int>)network;
            int[] target = [.. Enumerable.Range(0, workload.Batch).Select(_ => random.Next(10))];
            IOptimizer optimizer = workload.Network.Training!.Create();
            _iteration = () => trainable.TrainBatch(x, target, optimizer);
        }
        else
        {
            float[] y = new float[workload.Batch * network.OutputSize];
            _iteration = () => network.Predict(x, y);
        }
    }

    public double Run(int iterations)
    {
        Parallelism.MaxThreads = _threads;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < iterations; i++)
        {
            _iteration();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / iterations;
    }

    public void Dispose() => Process.Dispose();
}
