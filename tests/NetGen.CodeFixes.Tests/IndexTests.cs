using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;

namespace NetGen.CodeFixes.Tests;

/// <summary>The list of diagnostics in <c>docs/diagnostics/README.md</c> is all of them, with their severities and fixes.</summary>
public class IndexTests
{
    [Fact]
    public void ListsEveryDiagnostic()
    {
        string[] fixable = [.. new NetworkCodeFixProvider().FixableDiagnosticIds];
        string expected = string.Join('\n', Descriptors.All.Select(d => $"| [{d.Id}]({d.Id}.md) | {d.Title} | {Severity(d)} | {(fixable.Contains(d.Id) ? "fix" : string.Empty)} |"));
        string found = string.Join('\n', File.ReadLines(Path.Combine(Root(), "docs", "diagnostics", "README.md")).Where(l => l.StartsWith("| [", StringComparison.Ordinal)));
        Assert.True(expected == found, $"The rows of docs/diagnostics/README.md should be\n{expected}");
    }

    private static string Severity(DiagnosticDescriptor descriptor) => descriptor.DefaultSeverity == DiagnosticSeverity.Info ? "suggestion" : descriptor.DefaultSeverity.ToString().ToLowerInvariant();

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "NetGen.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
