using System.CommandLine;
using NetGen;

namespace Samples;

/// <summary>A sample's command line: options that most samples have, and how mistakes are reported.</summary>
internal static class SampleCommand
{
    public static Option<string?> Data() => new("--data")
    {
        Description = "The folder of the real MNIST files; without it, drawn digits are used",
        HelpName = "FOLDER",
    };

    public static Option<long> Seed(long seed) => new("--seed")
    {
        Description = "Decides the first weights and the order of the samples",
        HelpName = "N",
        DefaultValueFactory = _ => seed,
    };

    public static Option<int> Threads() => Count("--threads", "The most threads to use", Parallelism.MaxThreads);

    /// <summary>An option that takes a number from 1.</summary>
    public static Option<int> Count(string name, string description, int value)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => value };
        RequirePositive(option);
        return option;
    }

    /// <summary>An option that takes a number from 1 and may be left out.</summary>
    public static Option<int?> OptionalCount(string name, string description)
    {
        var option = new Option<int?>(name) { Description = description, HelpName = "N" };
        RequirePositive(option);
        return option;
    }

    /// <summary>Reads the options and runs the sample.</summary>
    /// <returns>The exit code: 0, or 1 where an option is wrong or a file cannot be read or written.</returns>
    public static int Run(string description, string[] args, IEnumerable<Option> options, Action<ParseResult> sample)
    {
        var command = new RootCommand(description);
        foreach (Option option in options)
        {
            command.Options.Add(option);
        }

        command.SetAction(sample);
        try
        {
            return command.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static void RequirePositive<T>(Option<T> option) =>
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<T>() is < 1)
            {
                result.AddError($"{option.Name} takes a number from 1.");
            }
        });
}
