namespace NetGen.Runtime.Tests;

/// <summary>A test that needs real CIFAR-10 files, where <see cref="RealData"/> looks. Reported as skipped where they are not there.</summary>
internal sealed class RealCifar10FactAttribute : FactAttribute
{
    public RealCifar10FactAttribute()
    {
        if (Folder is null)
        {
            Skip = "The CIFAR-10 files are not there; name their folder in NETGEN_DATA.";
        }
    }

    public static string? Folder { get; } = RealData.Find("cifar10", "test_batch.bin*");
}
