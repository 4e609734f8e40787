using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tests.Compiler;
using NetGen.Generator.Tests.Declarations;

namespace NetGen.Generator.Tests;

/// <summary>Every diagnostic has its page, its line in the release notes, its test and its place in the analyzer.</summary>
public partial class DescriptorTests
{
    private static readonly string[] Ids = [.. Descriptors.All.Select(d => d.Id)];

    private static string Pages => Path.Combine(Repository.Root, "docs", "diagnostics");

    public static TheoryData<string> AllIds => [.. Ids];

    [Fact]
    public void EachIsListedOnceInOrder() => Assert.Equal(Ids.Distinct().Order(StringComparer.Ordinal), Ids);

    [Fact]
    public void EveryFieldIsListed()
    {
        IEnumerable<string> fields = typeof(Descriptors).GetFields()
            .Where(f => f.FieldType == typeof(DiagnosticDescriptor))
            .Select(f => ((DiagnosticDescriptor)f.GetValue(null)!).Id);
        Assert.Equal(Ids, fields.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EachHasAPageAndEachPageADescriptor()
    {
        IEnumerable<string> pages = Directory.GetFiles(Pages, "NETGEN*.md").Select(p => Path.GetFileNameWithoutExtension(p));
        Assert.Equal(Ids, pages.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(AllIds))]
    public void PageSaysWhatTheDescriptorSays(string id)
    {
        DiagnosticDescriptor descriptor = Descriptors.Find(id);
        string page = File.ReadAllText(Path.Combine(Pages, $"{id}.md"));
        Assert.StartsWith($"# {id}: {descriptor.Title}\n", page, StringComparison.Ordinal);
        Assert.EndsWith($"/docs/diagnostics/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllIds))]
    public async Task ExamplesAreAsWrongAndAsRightAsThePageSays(string id)
    {
        string page = File.ReadAllText(Path.Combine(Pages, $"{id}.md"));
        Compilation[] examples = [.. Example().Matches(page).Select(m => Project.Of($"using NetGen;\n{m.Groups[1].Value}").Compilation)];
        Assert.Equal(2, examples.Length);

        // Suggestions besides what the page is about would only distract there.
        Diagnostic[] wrong = [.. (await Project.AnalyzeAsync(examples[0])).Where(d => d.Id == id || d.DefaultSeverity >= DiagnosticSeverity.Warning)];
        Assert.Equal([id], wrong.Select(d => d.Id));
        Assert.Equal(Message().Match(page).Groups[1].Value, wrong[0].GetMessage(CultureInfo.InvariantCulture));
        Assert.Empty((await Project.AnalyzeAsync(examples[1])).Where(d => d.Id == id || d.DefaultSeverity >= DiagnosticSeverity.Warning));
        Assert.Empty(examples[1].GetDiagnostics());
    }

    [Fact]
    public void EachIsInTheReleaseNotes()
    {
        string[] lines = [.. new[] { "Shipped", "Unshipped" }
            .SelectMany(n => File.ReadLines(Path.Combine(Repository.Root, "src", "NetGen.Generator", $"AnalyzerReleases.{n}.md")))
            .Where(l => l.StartsWith("NETGEN", StringComparison.Ordinal))];
        Assert.Equal(Descriptors.All.Select(d => $"{d.Id} | {d.Category} | {d.DefaultSeverity} | {d.Title}"), lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EachHasATest()
    {
        IEnumerable<string> tested = WrongDeclarations.All.Select(d => d.File).Concat(UnwiseDeclarations.All.Select(d => d.Source))
            .SelectMany(s => Marked.Parse(s).Marks.Select(m => m.Id))
            .Distinct();
        Assert.Equal(Ids, tested.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AnalyzerSupportsThemAll() => Assert.Equal(Ids, new NetworkAnalyzer().SupportedDiagnostics.Select(d => d.Id));

    /// <summary>The message on a page, which stands in a block of plain text.</summary>
    [GeneratedRegex(@"```text\n(.*)\n```")]
    private static partial Regex Message();

    /// <summary>The examples on a page: first the wrong one, then the right one.</summary>
    [GeneratedRegex(@"```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
