extern alias runtime;

using System.Reflection;
using System.Runtime.Loader;
using NetGen.Generator.Tests.Compiler;
using runtime::NetGen;

namespace NetGen.Generator.Tests;

/// <summary>A max pool stores what an activation makes of its maxima, into a border of zeros where a convolution follows.</summary>
public sealed class PooledMapTests : IDisposable
{
    private const string Declaration = """
        using NetGen;
        [Network, Input(12, 12, 1)]
        [Conv2D(32, 5, Padding = Padding.Same, Activation = Activation.ReLU), MaxPool2D(2)]
        [Conv2D(32, 5, Padding = Padding.Same, Activation = Activation.ReLU), MaxPool2D(2)]
        [Flatten, Dense(4), MeanSquaredError]
        public partial class Net;
        """;

    private readonly AssemblyLoadContext _context = new(nameof(PooledMapTests), isCollectible: true);

    /// <summary>The activation has no kernel of its own, and no buffer holds the maxima without it.</summary>
    [Fact]
    public void PoolsStoreActivations()
    {
        foreach (string name in new[] { "InferenceProgram", "TrainingProgram" })
        {
            string program = TextOf(Project.Of(Declaration).Generate(), name);
            Assert.Contains("maxpool2d_1, max pooling, ReLU (6×6×32)", program, StringComparison.Ordinal);
            Assert.DoesNotContain("maxpool2d_1, max pooling (", program, StringComparison.Ordinal);
            Assert.DoesNotContain("// conv2d_1, ReLU:", program, StringComparison.Ordinal);
        }
    }

    /// <summary>What convolutions read around the map is cleared no more where the memory holds nothing else, and is zero whatever was learnt from before.</summary>
    [Theory]
    [InlineData("512")]
    [InlineData("128")]
    public void BordersStayZeroBetweenBatches(string width)
    {
        Generation generation = Project.Of(Declaration).With("NetGenVectorWidths", width).Generate();
        Assert.Equal([], generation.CompilerErrors());
        string[] steps = TextOf(generation, "TrainingProgram").Split("\n\n");
        Assert.DoesNotContain("Borders.Clear", steps.Single(s => s.Contains("// input, with a border of zeros: ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("Borders.Clear", steps.Single(s => s.Contains("// maxpool2d_1, max pooling, ReLU: ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assembly assembly = _context.LoadFromStream(new MemoryStream(generation.Emit()));
        var random = new Random(1);
        (float[] X, float[] Y)[] batches = [.. new[] { 9, 30, 9, 1 }.Select(n => (Numbers(n * 144), Numbers(n * 4)))];
        ITrainable<float, float> used = Create();
        foreach ((float[] x, float[] y) in batches)
        {
            used.ForwardBackward(x, y);
            ITrainable<float, float> fresh = Create();
            fresh.ForwardBackward(x, y);
            Assert.Equal(fresh.Gradients.ToArray(), used.Gradients.ToArray());
            Assert.Contains(used.Gradients.ToArray(), g => g != 0);
        }

        ITrainable<float, float> Create() => (ITrainable<float, float>)Activator.CreateInstance(assembly.GetType("Net", throwOnError: true)!, 3L)!;

        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }

    public void Dispose() => _context.Unload();

    private static string TextOf(Generation generation, string program) =>
        generation.Files.Select(f => f.SourceText.ToString()).Single(t => t.Contains($"class {program}", StringComparison.Ordinal));
}
