using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NetGen.Benchmarks;

/// <summary>Writes a comparison to files.</summary>
internal static class ComparisonReport
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A page with the machine, how it was measured, and the table.</summary>
    public static void WriteMarkdown(string path, ComparisonTable table, IReadOnlyList<Measurement> measurements, string method) =>
        File.WriteAllText(path, $"{method}\n\n{method}\n\n{table.Markdown(measurements)}");

    /// <summary>Every time that was taken, in seconds.</summary>
    public static void WriteJson(string path, IReadOnlyList<Measurement> measurements, string method)
    {
        var report = new
        {
            time = DateTime.UtcNow.ToString("s", CultureInfo.InvariantCulture),
            method,
            workloads = measurements.Select(m => new
            {
                name = m.Workload.Name,
                network = m.Workload.Network.Name,
                mode = m.Workload.Mode,
                batch = m.Workload.Batch,
                threads = m.Workload.Threads,
                flops = m.Workload.Flops,
                peak = m.Peak,
                idleShare = m.IdleShare,
                contenders = m.Times.Select(t => new
                {
                    name = t.Key,
                    median = t.Value.Median,
                    lowerQuartile = t.Value.Quantile(0.25),
                    upperQuartile = t.Value.Quantile(0.75),
                    shareOfPeak = m.ShareOfPeak(t.Value.Quantile(m.Quantile)),
                    seconds = t.Value.Sorted,
                }),
            }),
        };
        File.WriteAllText(path, JsonSerializer.Serialize(report, Readable) + "\n");
    }

    /// <summary>
    /// A remark where the peak on several threads was at times far below as many times that on one, as on a machine whose host puts two of its processors
    /// on one core for a while; else null. Two threads then take as long as one, whatever they do.
    /// </summary>
    public static string? SharedCores(IReadOnlyList<Measurement> measurements)
    {
        const double Enough = 0.8;
        double[] one = [.. measurements.Where(m => m.Workload.Threads == 1).Select(m => m.Peak).Order()];
        double[] shares = one.Length == 0 ? [] :
        [
            .. measurements
                .Where(m => m.Workload.Threads > 1)
                .SelectMany(m => m.PeakTimes.Sorted.Select(seconds => m.PeakFlops / seconds / m.Workload.Threads / one[one.Length / 2])),
        ];
        int low = shares.Count(s => s < Enough);
        return low == 0 ? null
            : $"In {low} of {shares.Length} turns on several threads the peak of a thread was below {Enough:P0} of what one thread has alone: processors may share a core at times.";
    }

    /// <summary>Cores, widths, versions, and what else the machine does, in a line.</summary>
    public static string Machine()
    {
        const string ProcessorFile = "/proc/cpuinfo";
        string? model = File.Exists(ProcessorFile)
            ? File.ReadLines(ProcessorFile).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            : null;
        int bits = System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? 512 : System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated ? 256 : 128;
        const string LoadFile = "/proc/loadavg";
        string load = File.Exists(LoadFile) ? $", load {File.ReadAllText(LoadFile).Split(' ')[0]} at the start" : string.Empty;
        return $"{model ?? RuntimeInformation.ProcessArchitecture.ToString()}, {Environment.ProcessorCount} processors, vectors of {bits} bits, " +
            $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}{load}";
    }
}
