namespace NetGen.Runtime.Tests;

/// <summary>A test that needs the real MNIST files, where <see cref="RealData"/> looks. Reported as skipped where they are not there.</summary>
internal sealed class RealMnistFactAttribute : FactAttribute
{
    public RealMnistFactAttribute()
    {
        if (Folder is null)
        {
            Skip = "The MNIST files are not there; name their folder in NETGEN_DATA.";
        }
    }

    public static string? Folder { get; } = RealData.Find("mnist", "train-images*");
}
