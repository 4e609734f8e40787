extern alias runtime;

using System.Reflection;
using System.Runtime.Loader;
using NetGen.Generator.Tests.Compiler;
using runtime::NetGen;

namespace NetGen.Generator.Tests;

/// <summary>
/// Layers whose weights exceed the second-level cache are summed in blocks. They give what plain loops give: at every width, for whole tiles and
/// remainders of rows, and on threads that share one sample.
/// </summary>
public class LargeReductionTests
{
    private static readonly (string Name, int Side, int Kernel, int Inputs, int Outputs)[] Layers =
    [
        ("Dense", 1, 1, 700, 1000),
        ("Pointwise", 3, 1, 512, 512),
        ("Odd", 7, 1, 512, 2048),
        ("Convolution", 5, 3, 128, 512),
    ];

    [Theory]
    [InlineData("512")]
    [InlineData("256")]
    [InlineData("128")]
    [InlineData("none")]
    public void GivesWhatPlainLoopsGive(string width)
    {
        string source = "using NetGen;\n" + string.Concat(Layers.Select(l => l.Name == "Dense"
            ? $"[Network, Input({l.Inputs}), Dense({l.Outputs})] public partial class {l.Name};\n"
            : $"[Network, Input({l.Side}, {l.Side}, {l.Inputs}), Conv2D({l.Outputs}, {l.Kernel}, Padding = Padding.Same)] public partial class {l.Name};\n"));
        Generation generation = Project.Of(source).With("NetGenVectorWidths", width).Generate();
        Assert.Equal([], generation.CompilerErrors());
        if (width is "512" or "256")
        {
            Assert.Contains(generation.Files, f => f.SourceText.ToString().Contains("blocks of the reduction", StringComparison.Ordinal));
        }

        var context = new AssemblyLoadContext(nameof(LargeReductionTests), isCollectible: true);
        Assembly assembly = context.LoadFromStream(new MemoryStream(generation.Emit()));
        foreach ((string name, int side, int kernel, int inputs, int outputs) in Layers)
        {
            var network = (INetwork<float>)Activator.CreateInstance(assembly.GetType(name, throwOnError: true)!, 1L)!;
            foreach (int samples in new[] { 1, 2, 7, 13 })
            {
                Compare(network, samples, side, kernel, inputs, outputs);
            }
        }

        context.Unload();
    }

    private static void Compare(INetwork<float> network, int samples, int side, int kernel, int inputs, int outputs)
    {
        var random = new Random(samples);
        float[] x = [.. Enumerable.Range(0, samples * network.InputSize).Select(_ => random.NextSingle() - 0.5f)];
        float[] y = new float[samples * network.OutputSize];
        network.Predict(x, y);

        ReadOnlySpan<float> weights = network.Weights[..(kernel * kernel * inputs * outputs)];
        double error = 0, norm = 0;
        for (int sample = 0; sample < samples; sample++)
        {
            for (int place = 0; place < side * side; place++)
            {
                double[] expected = Sums(x.AsSpan(sample * network.InputSize, network.InputSize), weights, side, kernel, place / side, place % side, outputs);
                for (int o = 0; o < outputs; o++)
                {
                    double difference = y[(((sample * side * side) + place) * outputs) + o] - expected[o];
                    error += difference * difference;
                    norm += expected[o] * expected[o];
                }
            }
        }

        Assert.True(error <= 1e-10 * norm, $"{samples} samples are off by {Math.Sqrt(error / norm):E1} of their norm.");
    }

    /// <summary>The sums of all channels at one place; biases begin at zero.</summary>
    private static double[] Sums(ReadOnlySpan<float> x, ReadOnlySpan<float> weights, int side, int kernel, int row, int column, int outputs)
    {
        double[] sums = new double[outputs];
        int inputs = x.Length / (side * side);
        for (int tap = 0; tap < kernel * kernel; tap++)
        {
            int h = row + (tap / kernel) - (kernel / 2), w = column + (tap % kernel) - (kernel / 2);
            if (h < 0 || h >= side || w < 0 || w >= side)
            {
                continue;
            }

            for (int i = 0; i < inputs; i++)
            {
                double value = x[(((h * side) + w) * inputs) + i];
                ReadOnlySpan<float> kernelRow = weights.Slice(((tap * inputs) + i) * outputs, outputs);
                for (int o = 0; o < outputs; o++)
                {
                    sums[o] += value * kernelRow[o];
                }
            }
        }

        return sums;
    }
}
