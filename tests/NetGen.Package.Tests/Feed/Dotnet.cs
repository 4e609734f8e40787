using System.Diagnostics;

namespace NetGen.Package.Tests.Feed;

/// <summary>The dotnet command in a folder.</summary>
/// <param name="folder">Where commands run.</param>
/// <param name="packageCache">Where packages are unpacked, if not where the machine keeps them.</param>
/// <param name="furtherCache">Where packages that are already unpacked may be taken from.</param>
internal sealed class Dotnet(string folder, string? packageCache = null, string? furtherCache = null)
{
    /// <summary>Runs a command to its end and fails the test if it fails.</summary>
    /// <returns>What it printed.</returns>
    public string Run(params string[] arguments)
    {
        (int exitCode, string output) = TryRun(arguments);
        Assert.True(exitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {exitCode}:\n{output}");
        return output;
    }

    /// <summary>Runs a command to its end.</summary>
    public (int ExitCode, string Output) TryRun(params string[] arguments)
    {
        using Process process = Start(arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return (process.ExitCode, output.Result + errors.Result);
    }

    /// <summary>Starts a command; its output is for the caller to read.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // A test run hands its own build's settings down, which are not the user's.
        foreach (string name in start.Environment.Keys.Where(k => k.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        if (packageCache is not null)
        {
            start.Environment["NUGET_PACKAGES"] = packageCache;
        }

        if (furtherCache is not null)
        {
            start.Environment["NUGET_FALLBACK_PACKAGES"] = furtherCache;
        }

        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";

        // Build nodes would outlive the test and keep its files open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        return Process.Start(start)!;
    }
}
