using System.Text.RegularExpressions;
using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests;

/// <summary>What the pages name is there: files, folders, projects, tests.</summary>
public partial class DocumentationTests
{
    /// <summary>Paths are relative to one of these; a file's name alone is enough where it is the only one.</summary>
    private static readonly string[] Roots = ["", "src/NetGen.Generator", "src/NetGen.Runtime"];

    private static readonly string[] Files =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(part => part is "bin" or "obj" or ".git" or "artifacts")),
    ];

    public static TheoryData<string> Pages => ["README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/performance.md", "docs/zoo.md", "docs/keras.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void PathsExist(string page)
    {
        foreach (string path in Quoted().Matches(Prose(page)).Select(m => m.Groups[1].Value).Where(IsPath))
        {
            Assert.True(Exists(path), $"{page} names {path}, which is not there.");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void LinksLead(string page)
    {
        string folder = Path.GetDirectoryName(page)!;
        foreach (string link in Link().Matches(Prose(page)).Select(m => m.Groups[1].Value).Where(l => !l.StartsWith("http", StringComparison.Ordinal)))
        {
            string target = Path.Combine(Repository.Root, folder, link.Split('#')[0]);
            Assert.True(File.Exists(target) || Directory.Exists(target), $"{page} links to {link}, which is not there.");
        }
    }

    /// <summary>Commands of dotnet name projects that are there, and tests that are there.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void CommandsNameProjectsAndTests(string page)
    {
        // A command may go on in the next line.
        string text = Regex.Replace(Text(page), @"\s+", " ");
        foreach (string project in Project().Matches(text).Select(m => m.Groups[1].Value))
        {
            string folder = Path.Combine(Repository.Root, project);
            Assert.True(Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.csproj").Any(), $"{page} runs {project}, which is no project.");
        }

        foreach (string test in Filter().Matches(text).Select(m => m.Groups[1].Value))
        {
            Assert.True(Files.Any(f => f.StartsWith("tests/", StringComparison.Ordinal) && Path.GetFileName(f).Contains(test, StringComparison.Ordinal)), $"{page} runs the tests {test}, which are not there.");
        }
    }

    private static string Text(string page) => File.ReadAllText(Path.Combine(Repository.Root, page));

    /// <summary>A page without its blocks of code.</summary>
    private static string Prose(string page) => Fence().Replace(Text(page), string.Empty);

    /// <summary>Whether something quoted is a path of the repository: it begins with one of its folders, or ends as a source does. What is generated is not.</summary>
    private static bool IsPath(string quoted) =>
        Regex.IsMatch(quoted, @"^((src|tests|samples|docs|benchmarks)/[\w./*-]*|[\w./-]+\.(cs|md|py|props|csproj|sln))$")
        && !quoted.EndsWith(".g.cs", StringComparison.Ordinal) && !quoted.Contains("nnnn", StringComparison.Ordinal) && !quoted.StartsWith("Name.", StringComparison.Ordinal);

    private static bool Exists(string path)
    {
        string plain = path.TrimEnd('/', '*');
        return Roots.Select(root => Path.Combine(Repository.Root, root, plain)).Any(full => File.Exists(full) || Directory.Exists(full))
            || Files.Count(f => f.EndsWith($"/{plain}", StringComparison.Ordinal)) == 1;
    }

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex("dotnet [^`]*?((?:src|samples|tests|benchmarks)/[A-Za-z0-9./]+)")]
    private static partial Regex Project();

    [GeneratedRegex("--filter ([A-Za-z]+)")]
    private static partial Regex Filter();
}
