using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests;

/// <summary>The project takes its own advice: no network of the samples, the benchmarks or the corpus has a warning, unless it says why.</summary>
public partial class OwnNetworkTests
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq;\n";

    /// <summary>The folders of each project with networks; those of one project are compiled together.</summary>
    private static IEnumerable<string[]> Projects =>
    [
        ["benchmarks/NetGen.Benchmarks", "samples/Zoo"],
        ["tests/NetGen.Tests/Corpus"],
        ["tests/NetGen.Zoo.Tests", "samples/Zoo"],
        .. new[] { "samples", "src/NetGen.Templates/templates" }.SelectMany(f => Directory.GetDirectories(Path.Combine(Repository.Root, f))).Select(f => new[] { f }),
    ];

    [Fact]
    public async Task AreWise()
    {
        int networks = 0;
        foreach (string[] folders in Projects)
        {
            string[] files = [.. folders.SelectMany(f => Sources(Path.Combine(Repository.Root, f))).Select(File.ReadAllText)];
            Compilation compilation = Project.Of([.. files, Usings]).Compilation;
            networks += files.Sum(f => Network().Count(f));
            Assert.Equal([], (await Project.AnalyzeAsync(compilation)).Where(d => d.DefaultSeverity >= DiagnosticSeverity.Warning).Select(d => d.ToString()));
        }

        Assert.InRange(networks, 400, int.MaxValue);
    }

    [Fact]
    public async Task OfTheReadmeAreWise() =>
        Assert.Equal([], (await Project.AnalyzeAsync(Project.Of(ReadmeTests.Examples()).Compilation)).Where(d => d.DefaultSeverity >= DiagnosticSeverity.Warning).Select(d => d.ToString()));

    private static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}Double{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex(@"^\[Network\b", RegexOptions.Multiline)]
    private static partial Regex Network();
}
