using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace NetGen.Benchmarks;

/// <summary>The command line of <c>compare</c>.</summary>
internal static class CompareOptions
{
    public static readonly Argument<string[]> Workloads = new("workload")
    {
        Description = "Words of their names, such as keras, train or tf/infer/1; without one, all",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public static readonly Option<int[]> Threads = new("--threads")
    {
        Description = "The numbers of threads, parted by commas",
        HelpName = "1,2",
        CustomParser = ParseThreads,
        DefaultValueFactory = _ => [1, 2],
    };

    public static readonly Option<int> Rounds = new("--rounds")
    {
        Description = "How often each contender has its turn",
        HelpName = "N",
        DefaultValueFactory = _ => 5,
    };

    public static readonly Option<double> Slice = new("--slice")
    {
        Description = "The seconds of a turn",
        HelpName = "S",
        DefaultValueFactory = _ => 0.2,
    };

    public static readonly Option<double> Quantile = new("--quantile")
    {
        Description = "Which of the times stand for all: 0.5 is the median; 0.1 is nearer to a machine without other work",
        HelpName = "Q",
        DefaultValueFactory = _ => 0.5,
    };

    public static readonly Option<string?> Markdown = new("--markdown") { Description = "Writes the table to a file", HelpName = "FILE" };

    public static readonly Option<string?> Json = new("--json") { Description = "Writes every time to a file", HelpName = "FILE" };

    public static readonly Option<string?> NodeModules = new("--node-modules")
    {
        Description = "The folder of Node's packages; otherwise NODE_PATH",
        HelpName = "DIR",
    };

    public static readonly Option<string> Models = new("--models")
    {
        Description = "The folder of the ONNX models, written where missing",
        HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "netgen-benchmark-models"),
    };

    public static readonly Option<bool> List = new("--list") { Description = "Only prints the workloads' names" };

    private static int[]? ParseThreads(ArgumentResult result)
    {
        var threads = new List<int>();
        foreach (string word in result.Tokens.SelectMany(t => t.Value.Split(',')))
        {
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count < 1)
            {
                result.AddError($"--threads takes numbers from 1, parted by commas, not '{word}'.");
                return null;
            }

            threads.Add(count);
        }

        return [.. threads];
    }
}
