namespace NetGen.Samples.Tests;

/// <summary>
/// A test that needs the real MNIST files: in the folder that the environment variable NETGEN_DATA names, or in
/// shared/data/mnist beside the repository. Reported as skipped where they are not there.
/// </summary>
internal sealed class RealMnistFactAttribute : FactAttribute
{
    public RealMnistFactAttribute()
    {
        if (Digits.Folder is null)
        {
            Skip = "The MNIST files are not there; name their folder in NETGEN_DATA.";
        }
    }
}
