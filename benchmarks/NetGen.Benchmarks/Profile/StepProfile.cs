using System.Diagnostics;
using NetGen.Profiling;

namespace NetGen.Benchmarks;

/// <summary>Where the time of a training step or of a prediction goes.</summary>
/// <param name="Kernels">Each kernel with its median time over the steps, in the order of the program; times of all threads are added.</param>
/// <param name="Optimizer">The optimiser's median time in seconds; 0 in inference.</param>
/// <param name="Whole">The median time from start to end, in seconds.</param>
internal sealed record StepProfile(IReadOnlyList<KernelTime> Kernels, double Optimizer, double Whole)
{
    /// <summary>Times steps of training: forward, backward and optimiser.</summary>
    public static StepProfile OfTraining(INetwork<float> network, IOptimizer optimizer, int batch)
    {
        var trainable = (ITrainable<float, int>)network;
        (float[] x, Random random) = Inputs(network, batch);
        int[] target = [.. Enumerable.Range(0, batch * trainable.TargetSize).Select(_ => random.Next(10))];
        return Measure(() => trainable.ForwardBackward(x, target), () => optimizer.Step(trainable));
    }

    /// <summary>Times predictions.</summary>
    public static StepProfile OfInference(INetwork<float> network, int batch)
    {
        (float[] x, _) = Inputs(network, batch);
        float[] y = new float[batch * network.OutputSize];
        return Measure(() => network.Predict(x, y), null);
    }

    private static (float[] X, Random Random) Inputs(INetwork<float> network, int batch)
    {
        var random = new Random(1);
        return ([.. Enumerable.Range(0, batch * network.InputSize).Select(_ => random.NextSingle())], random);
    }

    private static StepProfile Measure(Action run, Action? optimize)
    {
        const int Warmups = 20, Steps = 61;
        var runs = new List<Dictionary<string, KernelTime>>();
        IReadOnlyList<KernelTime> last = [];
        Samples elapsed = new(), optimizing = new();
        for (int i = 0; i < Warmups + Steps; i++)
        {
            KernelProfile.Reset();
            long start = Stopwatch.GetTimestamp();
            run();
            long middle = Stopwatch.GetTimestamp();
            optimize?.Invoke();
            long end = Stopwatch.GetTimestamp();
            if (i >= Warmups)
            {
                last = KernelProfile.Snapshot();
                runs.Add(last.ToDictionary(k => k.Name));
                elapsed.Add(Stopwatch.GetElapsedTime(start, end).TotalSeconds);
                optimizing.Add(optimize is null ? 0 : Stopwatch.GetElapsedTime(middle, end).TotalSeconds);
            }
        }

        return new([.. last.Select(k => Median(k, runs))], optimizing.Median, elapsed.Median);
    }

    private static KernelTime Median(KernelTime kernel, List<Dictionary<string, KernelTime>> runs)
    {
        var times = new Samples();
        foreach (Dictionary<string, KernelTime> run in runs)
        {
            if (run.TryGetValue(kernel.Name, out KernelTime? time))
            {
                times.Add(time.Seconds);
            }
        }

        return kernel with { Seconds = times.Median };
    }
}
