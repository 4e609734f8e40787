using System.Buffers.Binary;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NetGen.Package.Tests.Feed;

namespace NetGen.Package.Tests;

/// <summary>Both packages hold what they should and nothing else, and say what they are.</summary>
[Collection(PackedCollection.Name)]
public class ContentTests(PackageFeed feed)
{
    private static readonly string[] Frameworks = ["net10.0", "net8.0"];

    [Fact]
    public void PackageHoldsLibrariesAndCompilerParts()
    {
        string[] expected =
        [
            "NetGen.nuspec",
            "README.md",
            "analyzers/dotnet/cs/NetGen.CodeFixes.dll",
            "analyzers/dotnet/cs/NetGen.Generator.dll",
            "buildTransitive/NetGen.props",
            "icon.png",
            .. Frameworks.SelectMany(f => new[] { "Attributes.dll", "Attributes.xml", "Runtime.dll", "Runtime.xml" }.Select(file => $"lib/{f}/NetGen.{file}")),
        ];
        Assert.Equal(expected, feed.Open("NetGen").Entries);
    }

    [Fact]
    public void TemplatePackageHoldsTheThreeTemplates()
    {
        string[] console = ["NetGen-Project.csproj", "Program.cs", "README.md", "SpiralPoints.cs", "TemplateNetwork.cs"];
        string[] library = ["NetGen-Project.csproj", "README.md", "TemplateClassifier.cs", "TemplateNetwork.cs"];
        string[] service = ["NetGen-Project.csproj", "Prediction.cs", "Program.cs", "README.md", "SpiralPoints.cs", "TemplateNetwork.cs"];
        string[] expected =
        [
            "NetGen.Templates.nuspec",
            "README.md",
            .. Template("netgen-classlib", library),
            .. Template("netgen-console", console),
            .. Template("netgen-webapi", service),
            "icon.png",
        ];
        Assert.Equal(expected, feed.Open("NetGen.Templates").Entries);

        static IEnumerable<string> Template(string name, string[] files) =>
            files.Prepend(".template.config/template.json").Select(file => $"content/{name}/{file}");
    }

    [Theory]
    [InlineData("NetGen")]
    [InlineData("NetGen.Templates")]
    public void PackagesSayWhatTheyAre(string id)
    {
        PackageFile package = feed.Open(id);
        Assert.Equal(id, package.Says("id"));
        Assert.Equal(feed.Version, package.Says("version"));
        Assert.Equal("MIT", package.Says("license"));
        Assert.Contains(package.Says("readme"), package.Entries);
        Assert.Equal((128, 128), SizeOf(package.Content(package.Says("icon"))));
        Assert.InRange(package.Says("description").Length, 60, 300);
        Assert.Contains("neural-network", package.Says("tags").Split(' '));
        Assert.Equal("The NetGen authors", package.Says("authors"));
        XElement repository = package.Metadata.Elements().Single(e => e.Name.LocalName == "repository");
        Assert.Equal("git", repository.Attribute("type")!.Value);
        Assert.Equal(package.Says("projectUrl"), repository.Attribute("url")!.Value);
    }

    [Fact]
    public void ReadmeLinksAreAbsolute()
    {
        foreach (string id in (string[])["NetGen", "NetGen.Templates"])
        {
            string text = System.Text.Encoding.UTF8.GetString(feed.Open(id).Content("README.md"));
            Assert.DoesNotContain("](", text.Replace("](https://", string.Empty, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void PackageNeedsOnlyTheConsoleLibrary()
    {
        XElement[] groups = [.. feed.Open("NetGen").Metadata.Descendants().Where(e => e.Name.LocalName == "group")];
        Assert.Equal(Frameworks, groups.Select(g => g.Attribute("targetFramework")!.Value));
        Assert.All(groups, g => Assert.Equal(["Spectre.Console"], g.Elements().Select(d => d.Attribute("id")!.Value)));
        Assert.DoesNotContain(feed.Open("NetGen.Templates").Metadata.Descendants(), e => e.Name.LocalName == "dependency");
    }

    [Fact]
    public void EveryPropertyOfTheGeneratorIsShownToIt()
    {
        string options = File.ReadAllText(Repository.PathOf("src/NetGen.Generator/Model/GeneratorOptions.cs"));
        string[] read = [.. Regex.Matches(options, @"\bNetGen[A-Z]\w+").Select(m => m.Value).Distinct().Order()];
        Assert.NotEmpty(read);

        using var props = new MemoryStream(feed.Open("NetGen").Content("buildTransitive/NetGen.props"));
        Assert.Equal(read, XDocument.Load(props).Descendants("CompilerVisibleProperty").Select(e => e.Attribute("Include")!.Value).Order());
    }

    [Fact]
    public void PublicTypesAreDocumented()
    {
        foreach ((string assembly, string type) in new[] { ("Attributes", "DenseAttribute"), ("Runtime", "Adam") })
        {
            using var documentation = new MemoryStream(feed.Open("NetGen").Content($"lib/net8.0/NetGen.{assembly}.xml"));
            Assert.Contains(XDocument.Load(documentation).Descendants("member"), m => m.Attribute("name")!.Value == $"T:NetGen.{type}");
        }
    }

    /// <summary>Two projects are packed by <c>dotnet pack</c>, and no other.</summary>
    [Fact]
    public void NothingElseIsPacked()
    {
        IEnumerable<string> packable = Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(p => XDocument.Load(p).Descendants("IsPackable").Any(e => e.Value == "true"))
            .Select(p => Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(p)!).Replace('\\', '/'));
        Assert.Equal(PackageFeed.Projects, packable.Order());
        Assert.Equal("false", XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("IsPackable").Single().Value);
    }

    /// <summary>Width and height, from a PNG file's header.</summary>
    private static (int Width, int Height) SizeOf(byte[] png) =>
        (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
}
