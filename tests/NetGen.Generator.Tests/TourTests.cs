using System.Text.RegularExpressions;
using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests;

/// <summary>The layer that docs/architecture.md follows from its attribute to machine code becomes what the page says.</summary>
public partial class TourTests
{
    private const string Omission = "…";

    private static readonly string[] Blocks = [.. Block().Matches(Section()).Select(m => m.Groups[1].Value)];

    [Fact]
    public void GeneratedCodeIsThatOfThePage()
    {
        Generation generation = Project.Of($"using NetGen;\n{Blocks[0]}").Generate();
        Assert.Empty(generation.Diagnostics);
        Assert.True(Blocks.Length > 2);
        string generated = string.Join('\n', generation.Files.Select(f => Trim(f.SourceText.ToString())));
        foreach (string excerpt in Blocks.Skip(1).SelectMany(b => b.Split(Omission, StringSplitOptions.RemoveEmptyEntries)).Select(Trim))
        {
            Assert.True(generated.Contains(excerpt, StringComparison.Ordinal), $"This is not generated any more; docs/architecture.md shows it:\n{excerpt}");
        }
    }

    /// <summary>The page's lines end where they end, whatever their indentation.</summary>
    private static string Trim(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim())).Trim();

    private static string Section()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md"));
        int start = page.IndexOf("## One layer", StringComparison.Ordinal);
        return page[start..page.IndexOf("\n## ", start, StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
