using System.Diagnostics;

namespace NetGen.Benchmarks;

/// <summary>The loop of multiply-adds, on each of the workload's threads at once.</summary>
internal sealed class PeakContender : IContender
{
    private int _threads = 1;

    public string Name => "FMA peak";

    public Process Process { get; } = Process.GetCurrentProcess();

    /// <summary>Operations of one iteration.</summary>
    public double Flops => PeakLoop.Flops * _threads;

    public bool Takes(Workload workload) => true;

    public void Open(Workload workload) => _threads = workload.Threads;

    public double Run(int iterations)
    {
        using var start = new Barrier(_threads);
        long started = 0;
        void Loop(bool first)
        {
            start.SignalAndWait();
            if (first)
            {
                started = Stopwatch.GetTimestamp();
            }

            for (int i = 0; i < iterations; i++)
            {
                PeakLoop.Run();
            }
        }

        Thread[] others = [.. Enumerable.Range(1, _threads - 1).Select(_ => new Thread(() => Loop(first: false)))];
        foreach (Thread thread in others)
        {
            thread.Start();
        }

        Loop(first: true);
        foreach (Thread thread in others)
        {
            thread.Join();
        }

        return Stopwatch.GetElapsedTime(started).TotalSeconds / iterations;
    }

    public void Dispose() => Process.Dispose();
}
