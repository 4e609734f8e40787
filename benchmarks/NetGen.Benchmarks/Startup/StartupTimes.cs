using System.Diagnostics;
using System.Globalization;

namespace NetGen.Benchmarks;

/// <summary>How long processes take to their first prediction: medians of several, in seconds since before each was started.</summary>
/// <param name="Main">To the program's first line.</param>
/// <param name="Network">To the network's being there.</param>
/// <param name="Prediction">To the end of the first prediction.</param>
/// <param name="Second">What a second prediction took.</param>
/// <param name="Output">What the network answered; the same in each process.</param>
internal sealed record StartupTimes(double Main, double Network, double Prediction, double Second, string Output)
{
    /// <summary>Starts a program several times, one after another, and once more before that, so that its files are in memory.</summary>
    /// <exception cref="InvalidDataException">The program failed, or its answers differ.</exception>
    public static StartupTimes Measure(ProcessStartInfo program, int runs)
    {
        Samples main = new(), network = new(), prediction = new(), second = new();
        (_, string output) = Start(program);
        for (int i = 0; i < runs; i++)
        {
            (double[] clock, string again) = Start(program);
            if (again != output)
            {
                throw new InvalidDataException($"{program.FileName} answered {output}, then {again}.");
            }

            main.Add(clock[0]);
            network.Add(clock[1]);
            prediction.Add(clock[2]);
            second.Add(clock[3] - clock[2]);
        }

        return new(main.Median, network.Median, prediction.Median, second.Median, output);
    }

    /// <summary>The readings that the program took of the machine's clock, since before it was started, and its answer.</summary>
    private static (double[] Clock, string Output) Start(ProcessStartInfo program)
    {
        program.RedirectStandardOutput = true;
        double before = Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
        using Process process = Process.Start(program)!;
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n');
        process.WaitForExit();
        return process.ExitCode == 0 && lines.Length > 1
            ? ([.. lines[1].Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture) - before)], lines[0])
            : throw new InvalidDataException($"{program.FileName} ended with {process.ExitCode}.");
    }
}
