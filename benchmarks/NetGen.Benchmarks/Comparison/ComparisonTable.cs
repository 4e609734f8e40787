using System.Globalization;
using System.Text;

namespace NetGen.Benchmarks;

/// <summary>Writes measurements as rows of a table, aligned for the console or in Markdown.</summary>
/// <param name="contenders">The contenders' names, NetGen first.</param>
internal sealed class ComparisonTable(IReadOnlyList<string> contenders)
{
    private const int First = 20;

    private string[] Heading =>
    [
        "workload", "threads", "GFLOP", "GFLOP/s peak", .. contenders.SelectMany((c, i) => i == 0 ? new[] { c, "of peak" } : [c, "of peak", "ratio"]), "memory",
    ];

    /// <summary>The heading, for the console.</summary>
    public string ConsoleHeading => Align(Heading);

    /// <summary>One measurement, for the console.</summary>
    public string ConsoleRow(Measurement measurement) => Align(Row(measurement));

    /// <summary>All of them, in Markdown.</summary>
    public string Markdown(IEnumerable<Measurement> measurements)
    {
        var text = new StringBuilder();
        void Line(IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        Line(Heading);
        Line(Heading.Select(h => h is "workload" or "memory" ? "---" : "---:"));
        foreach (Measurement measurement in measurements)
        {
            Line(Row(measurement));
        }

        return text.ToString();
    }

    private string[] Row(Measurement measurement)
    {
        Workload workload = measurement.Workload;
        double netGen = measurement.Seconds(contenders[0])!.Value;
        var cells = new List<string>
        {
            workload.Name, Text($"{workload.Threads}"), Text($"{workload.Flops / 1e9:G3}"), Text($"{measurement.Peak / 1e9:F0}"),
        };
        for (int i = 0; i < contenders.Count; i++)
        {
            int count = i == 0 ? 2 : 3;
            string[] all = measurement.Seconds(contenders[i]) is { } seconds
                ? [Time(seconds), Text($"{100 * measurement.ShareOfPeak(seconds):F1} %"), Text($"{seconds / netGen:F2}×")]
                : ["–", "–", "–"];
            cells.AddRange(all.Take(count));
        }

        cells.Add(workload.MemoryNote(netGen) ?? string.Empty);
        return [.. cells];
    }

    private string Align(string[] cells) => string.Join("  ", cells.Select((c, i) => (i, Heading[i]) switch
    {
        (0, _) => c.PadRight(First),
        (_, "memory") => c,
        _ => c.PadLeft(Math.Max(9, Heading[i].Length)),
    }));

    private static string Time(double seconds) => seconds < 1e-3 ? Text($"{seconds * 1e6:G4} µs") : Text($"{seconds * 1e3:G4} ms");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
