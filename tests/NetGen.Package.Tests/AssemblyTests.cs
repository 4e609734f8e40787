using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using NetGen.Package.Tests.Feed;

namespace NetGen.Package.Tests;

/// <summary>The packed assemblies load where they should, are the same whoever builds them, and have their symbols.</summary>
[Collection(PackedCollection.Name)]
public class AssemblyTests(PackageFeed feed)
{
    /// <summary>What the .NET 8 SDK's compiler, Roslyn 4.8, brings for a generator to load; the newest version of each.</summary>
    private static readonly Dictionary<string, Version> CompilerOfNet8 = new()
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 8, 0, 0),
        ["System.Collections.Immutable"] = new(7, 0, 0, 0),
        ["System.Reflection.Metadata"] = new(7, 0, 0, 0),
        ["System.Memory"] = new(4, 0, 1, 2),
        ["System.Runtime.CompilerServices.Unsafe"] = new(6, 0, 0, 0),
        ["System.Threading.Tasks.Extensions"] = new(4, 2, 0, 1),
    };

    [Fact]
    public void GeneratorLoadsInTheCompilerOfTheNet8Sdk()
    {
        using PEReader file = Open("analyzers/dotnet/cs/NetGen.Generator.dll");
        MetadataReader metadata = file.GetMetadataReader();
        foreach (AssemblyReference reference in metadata.AssemblyReferences.Select(metadata.GetAssemblyReference))
        {
            string name = metadata.GetString(reference.Name);
            Assert.True(CompilerOfNet8.TryGetValue(name, out Version? newest), $"{name} is not there when a generator is loaded.");
            Assert.True(reference.Version <= newest, $"Expected {name} {newest} or older, found {reference.Version}.");
        }
    }

    /// <summary>
    /// The code fixes were built against a newer Roslyn, which an old compiler refuses only if it has reason to load them: an analyzer or a generator inside.
    /// </summary>
    [Fact]
    public void CompilersLeaveTheCodeFixesAlone()
    {
        using PEReader file = Open("analyzers/dotnet/cs/NetGen.CodeFixes.dll");
        MetadataReader metadata = file.GetMetadataReader();
        string[] marks =
        [
            .. metadata.TypeDefinitions
                .SelectMany(t => metadata.GetTypeDefinition(t).GetCustomAttributes())
                .Select(a => metadata.GetCustomAttribute(a).Constructor)
                .Where(c => c.Kind == HandleKind.MemberReference)
                .Select(c => metadata.GetMemberReference((MemberReferenceHandle)c).Parent)
                .Where(p => p.Kind == HandleKind.TypeReference)
                .Select(p => metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)p).Name)),
        ];
        Assert.Contains("ExportCodeFixProviderAttribute", marks);
        Assert.DoesNotContain("DiagnosticAnalyzerAttribute", marks);
        Assert.DoesNotContain("GeneratorAttribute", marks);
    }

    [Theory]
    [InlineData("net8.0", "NetGen.Runtime")]
    [InlineData("net10.0", "NetGen.Runtime")]
    [InlineData("net8.0", "NetGen.Attributes")]
    [InlineData("net10.0", "NetGen.Attributes")]
    public void SymbolsBelongToTheAssembly(string framework, string assembly)
    {
        using PEReader file = Open($"lib/{framework}/{assembly}.dll");
        DebugDirectoryEntry entry = file.ReadDebugDirectory().Single(e => e.Type == DebugDirectoryEntryType.CodeView);
        CodeViewDebugDirectoryData codeView = file.ReadCodeViewDebugDirectoryData(entry);
        Assert.StartsWith("/_/src/", codeView.Path, StringComparison.Ordinal);

        PackageFile symbols = feed.Open("NetGen", "snupkg");
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols.Content($"lib/{framework}/{assembly}.pdb")));
        MetadataReader reader = provider.GetMetadataReader();
        Assert.Equal(codeView.Guid, new BlobContentId(reader.DebugMetadataHeader!.Id).Guid);
        Assert.All(
            reader.Documents.Select(d => reader.GetString(reader.GetDocument(d).Name)),
            name => Assert.StartsWith("/_/src/", name, StringComparison.Ordinal));
    }

    [Fact]
    public void SymbolPackageHoldsNothingElse()
    {
        string[] symbols = ["lib/net10.0/NetGen.Attributes.pdb", "lib/net10.0/NetGen.Runtime.pdb", "lib/net8.0/NetGen.Attributes.pdb", "lib/net8.0/NetGen.Runtime.pdb"];
        Assert.Equal(symbols.Prepend("NetGen.nuspec"), feed.Open("NetGen", "snupkg").Entries);
    }

    /// <summary>A copy of the sources, built in another folder from nothing, gives the same bytes.</summary>
    [Fact]
    public void PackingElsewhereGivesTheSameFiles()
    {
        PackageFile packed = feed.Open("NetGen"), again = feed.PackElsewhere();
        Assert.Equal(packed.Entries, again.Entries);
        Assert.All(packed.Entries, entry => Assert.True(packed.Hash(entry) == again.Hash(entry), $"{entry} differs from one build to the next."));
    }

    private PEReader Open(string entry) => new(new MemoryStream(feed.Open("NetGen").Content(entry)));
}
