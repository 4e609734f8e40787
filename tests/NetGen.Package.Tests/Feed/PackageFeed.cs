using System.Xml.Linq;

namespace NetGen.Package.Tests.Feed;

/// <summary>Both packages, packed once for all tests into a folder outside the repository, with a clean package cache beside them.</summary>
public sealed class PackageFeed : IDisposable
{
    /// <summary>The projects that are packed.</summary>
    internal static readonly string[] Projects = ["src/NetGen.Package", "src/NetGen.Templates"];

    private readonly string _root = Directory.CreateTempSubdirectory("netgen-package-").FullName;

    public PackageFeed()
    {
        Version = XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("Version").Single().Value;
        foreach (string project in Projects)
        {
            new Dotnet(Repository.Root).Run("pack", project, "-c", "Release", "-o", Packages);
        }

        // The machine's own sources stay; this one comes to them.
        File.WriteAllText(
            Path.Combine(_root, "nuget.config"),
            $"""<configuration><packageSources><add key="packed" value="{Packages}" /></packageSources></configuration>""");
        InstalledTemplates = Outside().Run(["new", "install", Path.Combine(Packages, $"NetGen.Templates.{Version}.nupkg"), .. Hive]);
    }

    /// <summary>The version of both packages.</summary>
    public string Version { get; }

    /// <summary>What <c>dotnet new install</c> said.</summary>
    public string InstalledTemplates { get; }

    private string Packages => Folder("packages");

    /// <summary>Templates are installed here, and not in the user's home.</summary>
    private string[] Hive => ["--debug:custom-hive", Folder("hive")];

    /// <summary>A package by what stands before and behind its version.</summary>
    internal PackageFile Open(string id, string extension = "nupkg") => new(Path.Combine(Packages, $"{id}.{Version}.{extension}"));

    /// <summary>Packs a copy of the sources, without anything built before.</summary>
    internal PackageFile PackElsewhere()
    {
        // The package says which commit it was made from.
        string copy = CopySources("copy");
        Repository.Copy(".git", copy);

        // Analyzers have judged these sources before; they leave no mark in what is built.
        new Dotnet(copy).Run("pack", Projects[0], "-c", "Release", "-o", Folder("again"), "-p:RunAnalyzers=false");
        return new(Path.Combine(Folder("again"), $"NetGen.{Version}.nupkg"));
    }

    /// <summary>The dotnet command outside the repository.</summary>
    /// <param name="folder">Where it runs, below a folder that is deleted in the end.</param>
    /// <param name="furtherCache">A package cache to look into beside the clean one.</param>
    internal Dotnet Outside(string folder = "", string? furtherCache = null) => new(Folder(folder), Folder("cache"), furtherCache);

    /// <summary>Copies a folder of the repository to the outside.</summary>
    /// <returns>The copy.</returns>
    internal string Copy(string name)
    {
        Repository.Copy(name, _root);
        return Path.Combine(_root, name);
    }

    /// <summary>Copies the sources, without anything built, and what their projects share.</summary>
    /// <returns>The copy.</returns>
    internal string CopySources(string name)
    {
        string copy = Folder(name);
        foreach (string part in (string[])["src", "Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig"])
        {
            Repository.Copy(part, copy);
        }

        return copy;
    }

    /// <summary>Writes the files of a project.</summary>
    /// <returns>The project's folder.</returns>
    internal string Write(string project, params (string File, string Text)[] files)
    {
        string folder = Folder(project);
        foreach ((string file, string text) in files)
        {
            File.WriteAllText(Path.Combine(folder, file), text.Replace("VERSION", Version, StringComparison.Ordinal));
        }

        return folder;
    }

    /// <summary>Makes a project from a template.</summary>
    /// <returns>The project's folder.</returns>
    internal string Create(string template, string name, params string[] options)
    {
        Outside().Run(["new", template, "-o", name, "--skipRestore", .. options, .. Hive]);
        return Path.Combine(_root, name);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
}

/// <summary>Tests that share the packed packages.</summary>
[CollectionDefinition(Name)]
public sealed class PackedCollection : ICollectionFixture<PackageFeed>
{
    public const string Name = "Packed";
}
