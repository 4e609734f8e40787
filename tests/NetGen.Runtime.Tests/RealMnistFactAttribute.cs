namespace NetGen.Runtime.Tests;

/// <summary>
/// A test that needs the real MNIST files: in the folder that the environment variable NETGEN_DATA names, or in
/// shared/data/mnist beside the repository. Reported as skipped where they are not there.
/// </summary>
internal sealed class RealMnistFactAttribute : FactAttribute
{
    public RealMnistFactAttribute()
    {
        if (Folder is null)
        {
            Skip = "The MNIST files are not there; name their folder in NETGEN_DATA.";
        }
    }

    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        string? named = Environment.GetEnvironmentVariable("NETGEN_DATA");
        string?[] candidates = [named, named is null ? null : Path.Combine(named, "mnist"), BesideRepository()];
        return candidates.FirstOrDefault(folder => folder is not null && HasImages(folder));
    }

    private static string? BesideRepository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
        {
            folder = folder.Parent;
        }

        return folder?.Parent is { } parent ? Path.Combine(parent.FullName, "shared", "data", "mnist") : null;
    }

    private static bool HasImages(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder, "train-images*").Any();
}
