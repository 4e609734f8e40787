using System.Runtime.CompilerServices;

namespace NetGen.Package.Tests.Feed;

/// <summary>Files of the repository, found from where these sources stand.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string PathOf(string file) => Path.Combine(Root, file);

    /// <summary>Copies a file or a folder without what builds leave in it.</summary>
    /// <param name="name">What to copy, relative to the repository.</param>
    /// <param name="target">The folder to copy it to, under the same name.</param>
    public static void Copy(string name, string target)
    {
        string source = PathOf(name), copy = Path.Combine(target, name);
        if (File.Exists(source))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(source, copy);
            return;
        }

        foreach (string entry in Directory.EnumerateFileSystemEntries(source).Where(e => Path.GetFileName(e) is not ("bin" or "obj")))
        {
            Copy(Path.Combine(name, Path.GetFileName(entry)), target);
        }
    }

    private static string Find([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
