using NetGen.Profiling;

namespace NetGen.Benchmarks;

/// <summary>Prints a profile: a line for each kernel, and sums of the passes.</summary>
/// <param name="profile">The profile.</param>
/// <param name="peak">Operations a second of one core.</param>
internal sealed class ProfileTable(StepProfile profile, double peak)
{
    private const int NameWidth = 72;

    private readonly double _total = profile.Kernels.Sum(k => k.Seconds) + profile.Optimizer;

    /// <summary>Prints the kernels in the order of the program, then the sums.</summary>
    /// <param name="optimizer">The bytes that the optimiser moves; 0 in inference.</param>
    /// <param name="nominal">The operations that the layers' shapes ask for, of which a program may leave some out.</param>
    /// <param name="threads">How many cores worked.</param>
    public void Print(long optimizer, double nominal, int threads)
    {
        Console.WriteLine($"{"kernel",-NameWidth} {"calls",6} {"µs",10} {"of time",8} {"MFLOP",9} {"GFLOP/s",8} {"of peak",8} {"MB",9} {"GB/s",7}");
        foreach (KernelTime kernel in profile.Kernels)
        {
            string name = kernel.Name[(kernel.Name.IndexOf(": ", StringComparison.Ordinal) + 2)..];
            Line(name, kernel.Calls, kernel.Seconds, kernel.MultiplyAdds, kernel.Bytes);
        }

        // The generator's names of everything in the backward pass say so.
        ILookup<bool, KernelTime> passes = profile.Kernels.ToLookup(k => k.Name.Contains("gradient", StringComparison.Ordinal));
        Console.WriteLine();
        Sum("forward", [.. passes[false]]);
        if (passes[true].Any())
        {
            Sum("backward", [.. passes[true]]);
            Line("optimiser", 1, profile.Optimizer, 0, optimizer);
        }

        Line("sum over threads", 1, _total, profile.Kernels.Sum(k => k.MultiplyAdds), profile.Kernels.Sum(k => k.Bytes) + optimizer);
        string share = $"{nominal / 1e6,9:F2} {nominal / profile.Whole / 1e9,8:F1} {nominal / profile.Whole / (peak * threads),8:P1}";
        Console.WriteLine($"{"from start to end, in nominal operations",-NameWidth} {"",6} {1e6 * profile.Whole,10:F2} {"",8} {share}");
    }

    private void Sum(string name, KernelTime[] kernels) => Line(
        name, kernels.Sum(k => k.Calls), kernels.Sum(k => k.Seconds), kernels.Sum(k => k.MultiplyAdds), kernels.Sum(k => k.Bytes));

    private void Line(string name, long calls, double seconds, long multiplyAdds, long bytes)
    {
        double flops = 2.0 * multiplyAdds;
        string rate = flops == 0 ? new string(' ', 27) : $"{flops / 1e6,9:F2} {Rate(flops, seconds) / 1e9,8:F1} {Rate(flops, seconds) / peak,8:P1}";
        string memory = bytes == 0 ? string.Empty : $" {bytes / 1e6,9:F3} {Rate(bytes, seconds) / 1e9,7:F1}";
        Console.WriteLine($"{name,-NameWidth} {calls,6} {1e6 * seconds,10:F2} {seconds / _total,8:P1} {rate}{memory}".TrimEnd());
    }

    /// <summary>Amount for time; 0 for what was too short to be timed.</summary>
    private static double Rate(double amount, double seconds) => seconds > 0 ? amount / seconds : 0;
}
