using System.Runtime.CompilerServices;

namespace NetGen.Generator.Tests.Compiler;

/// <summary>Files of the repository, found from where these sources stand.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
