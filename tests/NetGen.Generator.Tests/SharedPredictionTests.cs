extern alias runtime;

using System.Reflection;
using System.Runtime.Loader;
using NetGen.Generator.Tests.Compiler;
using runtime::NetGen;
using runtime::NetGen.Threading;

namespace NetGen.Generator.Tests;

/// <summary>Fewer samples than threads go through a large network together, each step in parts: by rows or columns, with scratch memory, or left to one thread.</summary>
public sealed class SharedPredictionTests : IDisposable
{
    private const string Source = """
        using NetGen;

        [Network]
        [Input(40, 40, 8)]
        [Conv2D(48, 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "stem"), Conv2D(48, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
        [Add("stem"), MaxPool2D(2)]
        [Conv2D(56, 3, Strides = 2, Activation = Activation.ReLU), Conv2D(61, 5, Padding = Padding.Same, Algorithm = ConvolutionAlgorithm.Direct)]
        [Flatten, Dense(333, Activation = Activation.Sigmoid), Dense(10, Activation = Activation.Softmax)]
        public partial class Large;
        """;

    private readonly AssemblyLoadContext _context = new(nameof(SharedPredictionTests), isCollectible: true);

    [Theory]
    [InlineData("512", 2, 1)]
    [InlineData("512", 3, 2)]
    [InlineData("256", 2, 1)]
    [InlineData("256", 4, 3)]
    public void ThreadsTogetherGiveWhatOneGives(string width, int threads, int samples)
    {
        Generation generation = Project.Of(Source).With("NetGenVectorWidths", width).Generate();
        Assert.Equal([], generation.CompilerErrors());
        string program = generation.Files.Select(f => f.SourceText.ToString()).Single(t => t.Contains("void RunShared(", StringComparison.Ordinal));
        Assert.Contains("HasScratch = true", program, StringComparison.Ordinal);
        Assembly assembly = _context.LoadFromStream(new MemoryStream(generation.Emit()));
        var network = (INetwork<float>)Activator.CreateInstance(assembly.GetType("Large", throwOnError: true)!, 3L)!;
        var random = new Random(8);
        float[] x = [.. Enumerable.Range(0, samples * network.InputSize).Select(_ => random.NextSingle() - 0.5f)];
        float[] alone = Predict(network, x, 1), together = Predict(network, x, threads);
        Assert.Equal(together, Predict(network, x, threads));
        Assert.All(alone.Zip(together), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        Assert.True(alone.Distinct().Count() > samples, "The outputs say nothing.");
    }

    public void Dispose() => _context.Unload();

    private static float[] Predict(INetwork<float> network, float[] x, int threads)
    {
        int before = Parallelism.MaxThreads;
        Parallelism.MaxThreads = threads;
        try
        {
            float[] y = new float[x.Length / network.InputSize * network.OutputSize];
            network.Predict(x, y);
            return y;
        }
        finally
        {
            Parallelism.MaxThreads = before;
        }
    }
}
