using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NetGen.Tests;

/// <summary>The whole corpus at each vector width below this process's own, each in a child process that checks its width.</summary>
public class WidthTests
{
    /// <summary>The widths below this machine's own, which <see cref="CorpusTests"/> covers.</summary>
    public static TheoryData<int> NarrowerWidths => [.. new[] { 256, 128, 0 }.Where(w => w < VectorWidth.Current)];

    [Theory]
    [MemberData(nameof(NarrowerWidths))]
    public async Task CorpusHolds(int width)
    {
        using Process child = Process.Start(ChildAt(width))!;
        Task<string> errors = child.StandardError.ReadToEndAsync();
        string output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        Assert.True(child.ExitCode == 0, output + await errors);
    }

    private static ProcessStartInfo ChildAt(int width)
    {
        string host = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        var start = new ProcessStartInfo(host, [typeof(Program).Assembly.Location, width.ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (VectorWidth.SwitchFor(width) is string name)
        {
            start.Environment[name] = "0";
        }

        return start;
    }
}
