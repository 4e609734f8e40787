namespace NetGen.Runtime.Tests;

/// <summary>
/// Real data sets that tests may find: in the folder that the environment variable NETGEN_DATA names, or in a folder of it, or in
/// shared/data beside the repository.
/// </summary>
internal static class RealData
{
    /// <summary>The folder of a data set, or null.</summary>
    /// <param name="name">What its folder is called.</param>
    /// <param name="pattern">A file that is there if the data set is.</param>
    public static string? Find(string name, string pattern)
    {
        string? named = Environment.GetEnvironmentVariable("NETGEN_DATA");
        string?[] candidates = [named, named is null ? null : Path.Combine(named, name), BesideRepository(name)];
        return candidates.FirstOrDefault(folder => folder is not null && Directory.Exists(folder) && Directory.EnumerateFiles(folder, pattern).Any());
    }

    private static string? BesideRepository(string name)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
        {
            folder = folder.Parent;
        }

        return folder?.Parent is { } parent ? Path.Combine(parent.FullName, "shared", "data", name) : null;
    }
}
