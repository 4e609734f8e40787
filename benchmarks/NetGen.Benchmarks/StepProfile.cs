using NetGen.Profiling;

namespace NetGen.Benchmarks;

/// <summary>Where the time of a training step goes.</summary>
internal static class StepProfile
{
    /// <summary>Times each kernel of a training step; the step with the median total is kept.</summary>
    public static IReadOnlyList<KernelTime> Measure<TNetwork, TTarget>(TNetwork network, int batch)
        where TNetwork : ITrainable<float, TTarget>
        where TTarget : unmanaged
    {
        const int Warmups = 20, Steps = 60;
        var random = new Random(1);
        float[] x = [.. Enumerable.Range(0, batch * network.InputSize).Select(_ => random.NextSingle())];
        var target = new TTarget[batch * network.TargetSize];
        var runs = new List<IReadOnlyList<KernelTime>>();
        for (int i = 0; i < Warmups + Steps; i++)
        {
            KernelProfile.Reset();
            network.ForwardBackward(x, target);
            if (i >= Warmups)
            {
                runs.Add(KernelProfile.Snapshot());
            }
        }

        return [.. runs[0].Select(k => Median(k, runs))];
    }

    /// <summary>Prints a line for each kernel.</summary>
    public static void Print(IReadOnlyList<KernelTime> times, double peak)
    {
        Console.WriteLine($"{"kernel",-64} {"µs",9} {"GFLOP/s",9} {"% of peak",10}");
        foreach (KernelTime time in times)
        {
            double flops = 2.0 * time.MultiplyAdds / time.Elapsed.TotalSeconds;
            string rate = time.MultiplyAdds == 0 ? new string(' ', 20) : $"{flops / 1e9,9:F0} {100 * flops / peak,10:F1}";
            Console.WriteLine($"{time.Name,-64} {time.Elapsed.TotalMicroseconds,9:F1} {rate}");
        }

        double total = times.Sum(t => t.Elapsed.TotalSeconds);
        double all = 2.0 * times.Sum(t => t.MultiplyAdds);
        Console.WriteLine($"{"total",-64} {total * 1e6,9:F1} {all / total / 1e9,9:F0} {100 * all / total / peak,10:F1}");
    }

    private static KernelTime Median(KernelTime kernel, List<IReadOnlyList<KernelTime>> runs)
    {
        TimeSpan[] sorted = [.. runs.Select(r => r.Single(k => k.Name == kernel.Name).Elapsed).Order()];
        return kernel with { Elapsed = sorted[sorted.Length / 2] };
    }
}
