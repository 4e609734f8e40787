using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Compiler;

/// <summary>A framework that networks are compiled for, with NetGen's own assemblies beside it, and another project's.</summary>
internal sealed class Framework
{
    public static readonly Framework Net8 = new("net8.0");

    public static readonly Framework Net10 = new("net10.0");

    private readonly Lazy<ImmutableArray<MetadataReference>> _references;

    private Framework(string name) => _references = new(() => Read(name));

    public ImmutableArray<MetadataReference> References => _references.Value;

    public static Framework Find(string name) => name switch
    {
        "net8.0" => Net8,
        "net10.0" => Net10,
        _ => throw new ArgumentException($"No references were listed for {name}."),
    };

    /// <summary>A file beside one of NetGen's own assemblies that networks refer to.</summary>
    public static string PathOf(string file) => ReadPaths("net10.0").Select(p => Path.Combine(Path.GetDirectoryName(p)!, file)).First(File.Exists);

    private static ImmutableArray<MetadataReference> Read(string name)
    {
        ImmutableArray<MetadataReference> references = [.. ReadPaths(name).Select(path => MetadataReference.CreateFromFile(path))];
        return references.Add(Library.Compile(references));
    }

    /// <summary>Reads the list that this project's build left beside the tests.</summary>
    private static string[] ReadPaths(string name) => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "references", $"{name}.txt"));
}
