using System.Text.RegularExpressions;
using NetGen.Package.Tests.Feed;

namespace NetGen.Package.Tests;

/// <summary>Each template makes a project that restores, builds without a warning and does what it says, outside the repository.</summary>
[Collection(PackedCollection.Name)]
public partial class TemplateTests(PackageFeed feed)
{
    [Theory]
    [InlineData("NetGen Console App", "netgen-console", "NetGen/Machine Learning/Console")]
    [InlineData("NetGen Class Library", "netgen-classlib", "NetGen/Machine Learning/Library")]
    [InlineData("NetGen Web API", "netgen-webapi", "NetGen/Machine Learning/Web/API")]
    public void TemplateIsListed(string name, string shortName, string tags) =>
        Assert.Contains([name, shortName, "[C#]", tags], feed.InstalledTemplates.Split('\n').Select(line => Gap().Split(line.Trim())));

    [Fact]
    public void ConsoleProgramTrainsAndKeepsItsWeights()
    {
        string project = feed.Create("netgen-console", "acme.two-spirals");
        string output = feed.Outside(project).Run("run", "-c", "Release");
        Assert.Contains("Network Two_spiralsNetwork", output, StringComparison.Ordinal);
        Assert.Matches(@"Epoch 20/20: loss: 0\.0\d+", output);
        Match accuracy = Regex.Match(output, @"Accuracy on points it has not seen: (\d+)\.\d ?%");
        Assert.True(accuracy.Success && int.Parse(accuracy.Groups[1].Value) >= 97, output);
        Assert.Matches(@"The point \(0\.2, 0\.3\) is on arm 0, with probability \d+\.\d ?%", output);
        Assert.True(File.Exists(Path.Combine(project, "weights.safetensors")));
    }

    /// <summary>
    /// The readme of the library is true, and who uses the library needs no reference to NetGen. Both are built for .NET 8, with C# 12, as its SDK
    /// does, and run on whatever is installed.
    /// </summary>
    [Fact]
    public void LibraryServesAProgramThatDoesNotKnowNetGen()
    {
        string library = feed.Create("netgen-classlib", "Acme.Sectors", "--framework", "net8.0");
        string use = feed.Write(
            "Use",
            ("Program.cs", Example().Match(File.ReadAllText(Path.Combine(library, "README.md"))).Groups[1].Value),
            ("Use.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>net8.0</TargetFramework>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <Nullable>enable</Nullable>
                    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                    <RollForward>Major</RollForward>
                    <UseAppHost>false</UseAppHost>
                  </PropertyGroup>
                  <ItemGroup>
                    <ProjectReference Include="../Acme.Sectors/Acme.Sectors.csproj" />
                  </ItemGroup>
                </Project>
                """));
        Assert.Contains("class 0, with probability", feed.Outside(use).Run("run", "-c", "Release"), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(use, "weights.safetensors")));
    }

    [Fact]
    public async Task ServicePredictsAndRefusesWrongRequests()
    {
        string project = feed.Create("netgen-webapi", "Spirals");
        feed.Outside(project).Run("build", "-c", "Release");
        await using var service = await Service.StartAsync(feed.Outside(project), "bin/Release/net10.0/Spirals.dll");

        Assert.Contains("Network SpiralsNetwork", await service.GetAsync("/"), StringComparison.Ordinal);
        (int status, string answer) = await service.PostAsync("/predict", """{ "features": [0.2, 0.3] }""");
        Assert.Equal(200, status);
        Assert.Matches("""^\{"label":0,"probabilities":\[[^,]+,[^,]+,[^,]+\]\}$""", answer);

        foreach ((string wrong, string reason) in new[]
        {
            ("""{ "features": [1, 2, 3] }""", "Expected 2 numbers, found 3."),
            ("""{ "features": null }""", "Expected 2 numbers, found none."),
            ("""{ "features": [1e39, 0] }""", "Expected finite numbers"),
            ("""{ "features": "two" }""", "Bad Request"),
            ("nonsense", "Bad Request"),
        })
        {
            (status, answer) = await service.PostAsync("/predict", wrong);
            Assert.Equal(400, status);
            Assert.Contains(reason, answer, StringComparison.Ordinal);
            Assert.Contains("\"status\":400", answer, StringComparison.Ordinal);
        }

        // Many requests at once get the answer that each gets alone.
        (int Status, string Answer)[] together = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => service.PostAsync("/predict", """{ "features": [0.2, 0.3] }""")));
        Assert.Single(together.Distinct());
    }

    [GeneratedRegex("  +")]
    private static partial Regex Gap();

    [GeneratedRegex(@"```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
