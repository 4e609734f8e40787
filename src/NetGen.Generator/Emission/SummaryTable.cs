using System.Globalization;
using NetGen.Generator.Passes;

namespace NetGen.Generator.Emission;

/// <summary>The table of layers, as text.</summary>
internal static class SummaryTable
{
    /// <summary>Layers that a hover over the class shows; who wants more has the table itself.</summary>
    private const int MostRows = 60;

    public static string Write(CompiledNetwork network) => Write(network, int.MaxValue);

    /// <summary>The table without most of the layers of a network that has hundreds.</summary>
    public static string WriteShort(CompiledNetwork network) => Write(network, MostRows);

    private static string Write(CompiledNetwork network, int most)
    {
        ExecutionPlan plan = network.Inference!;
        string elementName = network.Spec.Precision == Precision.Double ? "double" : "float";
        int bytes = network.Spec.Precision == Precision.Double ? 8 : 4;
        List<string[]> rows =
        [
            ["Layer", "Output shape", "Parameters", "Multiply-adds"],
            [$"input ({elementName})", plan.Program.Input.Shape.ToString(), "0", "0"],
            .. network.Lowered.Layers.Select(l => new[] { $"{l.Name} ({l.Kind})", l.Shape.ToString(), Number(l.Parameters), Number(l.MultiplyAdds) }),
        ];
        int[] widths = [.. Enumerable.Range(0, 4).Select(c => rows.Max(r => r[c].Length))];
        string rule = new('─', widths.Sum() + 6);
        var lines = new List<string> { $"Network {network.Spec.Name}", rule };
        for (int i = 0; i < rows.Count; i++)
        {
            if (i > most && rows.Count > most + 2)
            {
                lines.Add($"… and {rows.Count - i} layers more");
                break;
            }

            string[] r = rows[i];
            lines.Add($"{r[0].PadRight(widths[0])}  {r[1].PadRight(widths[1])}  {r[2].PadLeft(widths[2])}  {r[3].PadLeft(widths[3])}");
            if (i == 0)
            {
                lines.Add(rule);
            }
        }

        long parameters = network.Lowered.Layers.Sum(l => (long)l.Parameters);
        long trainable = plan.Program.Parameters.Where(p => p.IsTrainable).Sum(p => (long)p.Shape.Size);
        long multiplyAdds = network.Lowered.Layers.Sum(l => l.MultiplyAdds);
        lines.Add(rule);
        lines.Add($"Parameters: {Number(parameters)} ({Number(trainable)} trainable), {Number(parameters * bytes)} bytes");
        lines.Add($"Multiply-adds a sample: {Number(multiplyAdds)}");
        string training = network.Training is null ? string.Empty : $", {Number(network.Training.WorkspacePerSample * bytes)} bytes in training";
        lines.Add($"Workspace a sample: {Number(plan.WorkspacePerSample * bytes)} bytes{training}");
        return string.Join("\n", lines);
    }

    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
