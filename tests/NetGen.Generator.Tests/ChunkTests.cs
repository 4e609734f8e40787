using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests;

/// <summary>How many samples a program takes at a time, by what of weights it reads for them.</summary>
public class ChunkTests
{
    /// <summary>Weights that fit the second-level cache, weights with gradients that do not, and a dense kernel that is to be read once.</summary>
    [Theory]
    [InlineData("Conv2D(6, 5), MaxPool2D(2), Conv2D(16, 5), MaxPool2D(2), Flatten, Dense(120), Dense(84)", 16)]
    [InlineData("Conv2D(32, 3), MaxPool2D(2), Conv2D(64, 3), MaxPool2D(2), Conv2D(64, 3), Flatten, Dense(64)", 32)]
    [InlineData("Conv2D(32, 3), Conv2D(64, 3), MaxPool2D(2), Flatten, Dense(128)", 64)]
    public void MoreWeightsTakeMoreSamples(string layers, int samples)
    {
        Generation generation = Project.Of($"using NetGen;\n[Network, Input(28, 28, 1), {layers}, Dense(10, Activation = Activation.Softmax), SparseCategoricalCrossEntropy]\npublic partial class Net;").Generate();
        Assert.Equal([], generation.Diagnostics);
        string training = generation.Files.Single(f => f.HintName.EndsWith(".Training.g.cs", StringComparison.Ordinal)).SourceText.ToString();
        Assert.Contains($"which has room for {samples} samples at a time", training, StringComparison.Ordinal);
    }
}
