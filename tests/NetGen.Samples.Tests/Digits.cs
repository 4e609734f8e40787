namespace NetGen.Samples.Tests;

/// <summary>The digits that tests train on; made or read once.</summary>
internal static class Digits
{
    private static readonly Lazy<(Dataset<float, int> Train, Dataset<float, int> Test)> DrawnDigits =
        new(() => SyntheticDigits.Load(trainCount: 5_000, testCount: 1_000));

    private static readonly Lazy<(Dataset<float, int> Train, Dataset<float, int> Test)> RealDigits = new(() => Mnist.Load(Folder!));

    /// <summary>Drawn digits: 5,000 to train on, 1,000 to test with.</summary>
    public static (Dataset<float, int> Train, Dataset<float, int> Test) Drawn => DrawnDigits.Value;

    /// <summary>Handwritten digits; only where <see cref="Folder"/> is not null.</summary>
    public static (Dataset<float, int> Train, Dataset<float, int> Test) Real => RealDigits.Value;

    /// <summary>The folder of the real MNIST files, if there is one.</summary>
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
