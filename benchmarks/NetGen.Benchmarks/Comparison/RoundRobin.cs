using System.Diagnostics;

namespace NetGen.Benchmarks;

/// <summary>Times contenders in turns, so that what else the machine does meets them all.</summary>
/// <param name="rounds">How often each has its turn.</param>
/// <param name="sliceSeconds">How long a turn lasts, about, after its warm-up.</param>
/// <param name="quantile">Which of the times stand for all: 0.5 is the median.</param>
internal sealed class RoundRobin(int rounds, double sliceSeconds, double quantile)
{
    private readonly PeakContender _peak = new();

    /// <summary>Times a workload.</summary>
    public Measurement Measure(Workload workload, IEnumerable<IContender> contenders)
    {
        var turns = new List<Turn>();
        foreach (IContender contender in contenders.Where(c => c.Takes(workload)).Prepend(_peak))
        {
            try
            {
                contender.Open(workload);
                turns.Add(new Turn(contender, sliceSeconds));
            }
            catch (PeerException e)
            {
                Console.WriteLine(e.Message);
            }
        }

        GC.Collect();
        for (int round = 0; round < rounds; round++)
        {
            foreach (Turn turn in turns)
            {
                turn.Take([.. turns.Select(t => t.Contender.Process)]);
            }
        }

        TimeSpan elapsed = Sum(turns, t => t.Elapsed), others = Sum(turns, t => t.Others);
        return new Measurement(
            workload, turns.Skip(1).ToDictionary(t => t.Contender.Name, t => t.Times), turns[0].Times, _peak.Flops, quantile, others / elapsed);
    }

    private static TimeSpan Sum(List<Turn> turns, Func<Turn, TimeSpan> time) => turns.Aggregate(TimeSpan.Zero, (sum, turn) => sum + time(turn));

    /// <summary>A contender and its times.</summary>
    private sealed class Turn
    {
        private const int Blocks = 10;

        private readonly int _blocks, _iterations;

        /// <summary>Finds how many iterations fill a turn, which warms up too.</summary>
        public Turn(IContender contender, double sliceSeconds)
        {
            Contender = contender;
            int iterations = 1;
            double seconds = contender.Run(1);
            while ((seconds = contender.Run(iterations)) * iterations < sliceSeconds)
            {
                iterations *= 2;
            }

            _iterations = Math.Max(1, (int)(sliceSeconds / Blocks / seconds));
            _blocks = Math.Clamp((int)(sliceSeconds / (_iterations * seconds)), 1, Blocks);
        }

        public IContender Contender { get; }

        public Samples Times { get; } = new();

        /// <summary>How long its turns lasted.</summary>
        public TimeSpan Elapsed { get; private set; }

        /// <summary>The processor time that the other processes took meanwhile.</summary>
        public TimeSpan Others { get; private set; }

        /// <summary>Runs a block to warm up and then those that count.</summary>
        public void Take(IReadOnlyList<Process> processes)
        {
            Process[] others = [.. processes.DistinctBy(p => p.Id).Where(p => p.Id != Contender.Process.Id)];
            AwaitQuiet(others);
            Contender.Run(_iterations);
            TimeSpan before = ProcessorTime(others);
            long start = Stopwatch.GetTimestamp();
            for (int block = 0; block < _blocks; block++)
            {
                Times.Add(Contender.Run(_iterations));
            }

            Elapsed += Stopwatch.GetElapsedTime(start);
            Others += ProcessorTime(others) - before;
        }

        /// <summary>Threads of some libraries spin for up to a tenth of a second after their work before they sleep.</summary>
        private static void AwaitQuiet(Process[] processes)
        {
            const int Longest = 50;
            TimeSpan step = TimeSpan.FromMilliseconds(30), before;
            int steps = 0;
            do
            {
                before = ProcessorTime(processes);
                Thread.Sleep(step);
            }
            while (ProcessorTime(processes) > before && ++steps < Longest);
        }

        private static TimeSpan ProcessorTime(Process[] processes)
        {
            TimeSpan sum = TimeSpan.Zero;
            foreach (Process process in processes)
            {
                process.Refresh();
                sum += process.TotalProcessorTime;
            }

            return sum;
        }
    }
}
