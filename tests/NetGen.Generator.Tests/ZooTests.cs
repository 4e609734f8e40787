using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests;

/// <summary>How large the code of large networks becomes, with every vector width.</summary>
public class ZooTests
{
    private const string Usings = "global using System;\n";

    [Fact]
    public void ResNet152TakesLessThanTwoMegabytes()
    {
        Dictionary<string, int> sizes = Sizes("DeepResNet.cs", "ResNetBlocks.cs");
        Assert.InRange(sizes["ResNet152"], 1, 2 << 20);

        // Equal layers share their kernels: three times as many layers do not make three times as much code.
        Assert.InRange(sizes["ResNet152"], 1, (int)(1.5 * sizes["ResNet50"]));
    }

    private static string Folder => Path.Combine(Repository.Root, "samples", "Zoo");

    /// <summary>The characters of each network's files.</summary>
    private static Dictionary<string, int> Sizes(params string[] files)
    {
        Generation generation = Project.Of([.. files.Select(f => File.ReadAllText(Path.Combine(Folder, f))), Usings]).Generate();
        Assert.Empty(generation.Diagnostics);
        return generation.Files
            .GroupBy(f => f.HintName.Split('.')[2])
            .ToDictionary(g => g.Key, g => g.Sum(f => f.SourceText.Length));
    }
}
