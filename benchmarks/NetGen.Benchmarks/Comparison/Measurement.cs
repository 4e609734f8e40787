namespace NetGen.Benchmarks;

/// <summary>The times of all contenders on one workload, taken in turns.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="Times">By contender's name, in the order of their turns.</param>
/// <param name="PeakTimes">The times of <paramref name="PeakFlops"/> operations on the workload's threads.</param>
/// <param name="PeakFlops">The operations of one iteration of the peak's loop.</param>
/// <param name="Quantile">Which of the times stand for all: 0.5 is the median.</param>
/// <param name="IdleShare">How much of a core processes took while it was another's turn.</param>
internal sealed record Measurement(
    Workload Workload, IReadOnlyDictionary<string, Samples> Times, Samples PeakTimes, double PeakFlops, double Quantile, double IdleShare)
{
    /// <summary>Operations a second of the workload's threads.</summary>
    public double Peak => PeakFlops / PeakTimes.Quantile(Quantile);

    /// <summary>The seconds that a contender took, or null where it had no turn.</summary>
    public double? Seconds(string contender) => Times.TryGetValue(contender, out Samples? times) ? times.Quantile(Quantile) : null;

    /// <summary>The share of the peak that a time is worth, in nominal operations.</summary>
    public double ShareOfPeak(double seconds) => Workload.Flops / seconds / Peak;
}
