using System.Diagnostics;

namespace NetGen.Samples.Tests;

/// <summary>Runs a sample as a user does, in a process of its own.</summary>
internal static class SampleProcess
{
    /// <summary>Runs a sample to its end.</summary>
    /// <param name="name">The sample's assembly.</param>
    /// <param name="arguments">Its command line.</param>
    /// <returns>Its exit code, the lines of its output, and its error output.</returns>
    public static (int ExitCode, string[] Lines, string Errors) Run(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, $"{name}.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        string[] lines = output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return (process.ExitCode, lines, errors.Result);
    }
}
