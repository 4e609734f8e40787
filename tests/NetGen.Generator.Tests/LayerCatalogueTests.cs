using NetGen.Generator.Tests.Catalogue;
using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests;

/// <summary>The page of all layers says what the vocabulary says, and the vocabulary says enough.</summary>
public class LayerCatalogueTests
{
    private static string Page => Path.Combine(Repository.Root, "docs", "layers.md");

    [Fact]
    public void EverythingIsDocumented()
    {
        string faults = string.Join('\n', new LayerCatalogue().Faults());
        Assert.True(faults.Length == 0, faults);
    }

    /// <summary>With NETGEN_ACCEPT=1 in the environment the page is written anew.</summary>
    [Fact]
    public void PageIsUpToDate()
    {
        string text = new LayerCatalogue().Write();
        if (Environment.GetEnvironmentVariable("NETGEN_ACCEPT") == "1")
        {
            File.WriteAllText(Page, text);
        }

        Assert.True(File.Exists(Page) && File.ReadAllText(Page) == text, $"{Page} is out of date; running this test with NETGEN_ACCEPT=1 writes it anew.");
    }
}
