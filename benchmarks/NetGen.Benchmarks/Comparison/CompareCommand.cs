using System.CommandLine;

namespace NetGen.Benchmarks;

/// <summary><c>compare</c>: NetGen, the peers that are installed and the machine's peak, in one run.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var command = new Command("compare", "Times NetGen, PyTorch and ONNX Runtime in turns, beside the machine's peak.")
        {
            CompareOptions.Workloads, CompareOptions.Threads, CompareOptions.Rounds, CompareOptions.Slice, CompareOptions.Quantile,
            CompareOptions.Markdown, CompareOptions.Json, CompareOptions.NodeModules, CompareOptions.Models, CompareOptions.List,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult options)
    {
        string[] patterns = options.GetValue(CompareOptions.Workloads) ?? [];
        Workload[] chosen = [.. Workload.All.Where(w => patterns.Length == 0 || patterns.Any(w.Matches))];
        if (chosen.Length == 0)
        {
            Console.Error.WriteLine($"No workload has the words of {string.Join(' ', patterns)}; --list shows them all.");
            return 1;
        }

        if (options.GetValue(CompareOptions.List))
        {
            Console.WriteLine(string.Join('\n', chosen.Select(w => w.Name)));
            return 0;
        }

        var contenders = new List<IContender> { new NetGenContender() };
        try
        {
            AddPeers(contenders, chosen, options);
            Compare([.. chosen.SelectMany(w => options.GetRequiredValue(CompareOptions.Threads).Select(t => w with { Threads = t }))], contenders, options);
        }
        finally
        {
            contenders.ForEach(c => c.Dispose());
        }

        return 0;
    }

    private static void AddPeers(List<IContender> contenders, Workload[] workloads, ParseResult options)
    {
        if (Peers.FindPyTorch() is { } torch)
        {
            contenders.Add(torch);
        }

        string[] networks = [.. workloads.Where(w => !w.Training).Select(w => w.Network.Name).Distinct()];
        if (networks.Length > 0
            && Peers.FindOnnxRuntime(options.GetValue(CompareOptions.NodeModules), options.GetRequiredValue(CompareOptions.Models), networks) is { } onnx)
        {
            contenders.Add(onnx);
        }
    }

    private static void Compare(Workload[] workloads, List<IContender> contenders, ParseResult options)
    {
        int rounds = options.GetValue(CompareOptions.Rounds);
        double slice = options.GetValue(CompareOptions.Slice), quantile = options.GetValue(CompareOptions.Quantile);
        string statistic = quantile == 0.5 ? "Medians" : FormattableString.Invariant($"{quantile} quantiles");
        string method = ComparisonReport.Machine() + "\n" +
            FormattableString.Invariant($"{statistic} of {rounds} rounds in which each has its turn of about {slice:G3} s after a warm-up. ") +
            "Shares are of the FMA peak in nominal operations; ratios are a peer's time to NetGen's.";
        Console.WriteLine(method);

        var table = new ComparisonTable([.. contenders.Select(c => c.Name)]);
        Console.WriteLine(table.ConsoleHeading);
        var turns = new RoundRobin(rounds, slice, quantile);
        var measurements = new List<Measurement>();
        foreach (Workload workload in workloads)
        {
            measurements.Add(turns.Measure(workload, contenders));
            Console.WriteLine(table.ConsoleRow(measurements[^1]));
        }

        Console.WriteLine($"While it was another's turn, processes took {measurements.Average(m => m.IdleShare):P1} of a core.");
        if (ComparisonReport.SharedCores(measurements) is { } remark)
        {
            Console.WriteLine(remark);
        }

        if (options.GetValue(CompareOptions.Markdown) is { } markdown)
        {
            ComparisonReport.WriteMarkdown(markdown, table, measurements, method);
        }

        if (options.GetValue(CompareOptions.Json) is { } json)
        {
            ComparisonReport.WriteJson(json, measurements, method);
        }
    }
}
