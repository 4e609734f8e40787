using NetGen.Tests.Fixtures;

namespace NetGen.Zoo.Tests;

/// <summary>PyTorch's numbers for the networks of the zoo, made by <c>tests/fixtures/zoo.py</c>.</summary>
internal static class ZooFixture
{
    public static Dictionary<string, StoredTensor> Read(string network) =>
        SafetensorsFile.Read(Path.Combine(AppContext.BaseDirectory, "fixtures", $"{network}.safetensors"));
}
