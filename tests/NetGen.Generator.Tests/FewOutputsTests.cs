extern alias runtime;

using System.Reflection;
using System.Runtime.Loader;
using NetGen.Generator.Tests.Compiler;
using runtime::NetGen;

namespace NetGen.Generator.Tests;

/// <summary>Predictions of dense layers with many inputs and few outputs read a copy of the kernel by outputs, forwards in one call and backwards in the next.</summary>
public sealed class FewOutputsTests : IDisposable
{
    private readonly AssemblyLoadContext _context = new(nameof(FewOutputsTests), isCollectible: true);

    /// <summary>Whole vectors and columns, and neither; the input of the first is read where it is, that of the others in a copy.</summary>
    [Theory]
    [InlineData(784, 16, true, "512")]
    [InlineData(784, 16, true, "256")]
    [InlineData(784, 16, true, "128")]
    [InlineData(701, 13, false, "512")]
    [InlineData(701, 13, false, "256")]
    [InlineData(90, 10, false, "512")]
    [InlineData(90, 10, false, "128")]
    [InlineData(64, 1, true, "512")]
    public void OutputsAreSumsOfProductsEitherWay(int inputs, int outputs, bool isInPlace, string width)
    {
        Generation generation = Project.Of($"using NetGen;\n[Network, Input({inputs}), Dense({outputs})] public partial class Net;").With("NetGenVectorWidths", width).Generate();
        Assert.Equal([], generation.CompilerErrors());
        string program = generation.Files.Select(f => f.SourceText.ToString()).Single(t => t.Contains("class InferenceProgram", StringComparison.Ordinal));
        Assert.Contains(", output-major", program, StringComparison.Ordinal);
        Assert.Equal(isInPlace, program.Contains("Input = null", StringComparison.Ordinal));
        Assert.Equal(inputs * outputs >= 4096, program.Contains("context.Whole", StringComparison.Ordinal));
        Assembly assembly = _context.LoadFromStream(new MemoryStream(generation.Emit()));
        var network = (INetwork<float>)Activator.CreateInstance(assembly.GetType("Net", throwOnError: true)!, 3L)!;
        var random = new Random(4);
        foreach (int samples in new[] { 1, 2, 7 })
        {
            float[] x = [.. Enumerable.Range(0, samples * inputs).Select(_ => random.NextSingle() - 0.5f)];
            float[] y = new float[samples * outputs], again = new float[y.Length];
            network.Predict(x, y);
            for (int call = 0; call < 3; call++)
            {
                network.Predict(x, again);
                Assert.Equal(y, again);
            }

            float[] weights = network.Weights.ToArray();
            for (int i = 0; i < y.Length; i++)
            {
                int row = i / outputs * inputs, output = i % outputs;
                double expected = Enumerable.Range(0, inputs).Sum(k => (double)x[row + k] * weights[(k * outputs) + output]);
                Assert.Equal(expected, y[i], 1e-5);
            }
        }
    }

    public void Dispose() => _context.Unload();
}
