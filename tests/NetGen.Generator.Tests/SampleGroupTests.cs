extern alias runtime;

using System.Reflection;
using System.Runtime.Loader;
using NetGen.Generator.Tests.Compiler;
using runtime::NetGen;

namespace NetGen.Generator.Tests;

/// <summary>
/// Before and behind a large dense layer samples pass in groups, whose values may overwrite those of the group before. The gradient of a batch of several
/// groups is the mean of its samples' gradients all the same.
/// </summary>
public class SampleGroupTests
{
    private const string Source = """
        using NetGen;

        [Network]
        [Input(20, 20, 2)]
        [Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.ReLU), MaxPool2D(2)]
        [Conv2D(24, 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "stem"), Conv2D(24, 3, Padding = Padding.Same)]
        [Add("stem"), Activation(Activation.Tanh), MaxPool2D(2, Padding = Padding.Same)]
        [Flatten, Dense(230, Activation = Activation.ReLU), Reshape(5, 46, 1), Conv2D(4, 3, Activation = Activation.ELU), MaxPool2D(2)]
        [Flatten, Dense(3), MeanSquaredError]
        public partial class Grouped;
        """;

    [Fact]
    public void GradientOfABatchIsTheMeanOfItsSamples()
    {
        Generation generation = Project.Of(Source).Generate();
        Assert.Equal([], generation.CompilerErrors());
        Assert.Contains(generation.Files, f => f.SourceText.ToString().Contains("A few samples at a time", StringComparison.Ordinal));
        var context = new AssemblyLoadContext(nameof(SampleGroupTests), isCollectible: true);
        Assembly assembly = context.LoadFromStream(new MemoryStream(generation.Emit()));
        var network = (ITrainable<float, float>)Activator.CreateInstance(assembly.GetType("Grouped", throwOnError: true)!, 3L)!;

        const int Samples = 67;
        var random = new Random(5);
        float[] x = [.. Enumerable.Range(0, Samples * network.InputSize).Select(_ => random.NextSingle() - 0.5f)];
        float[] target = [.. Enumerable.Range(0, Samples * network.OutputSize).Select(_ => random.NextSingle())];
        network.ForwardBackward(x, target);
        float[] whole = network.Gradients.ToArray();
        double[] mean = new double[whole.Length];
        for (int i = 0; i < Samples; i++)
        {
            network.ForwardBackward(x.AsSpan(i * network.InputSize, network.InputSize), target.AsSpan(i * network.OutputSize, network.OutputSize));
            for (int k = 0; k < mean.Length; k++)
            {
                mean[k] += network.Gradients[k] / Samples;
            }
        }

        foreach (runtime::NetGen.ParameterInfo parameter in network.ParameterTable)
        {
            IEnumerable<int> range = Enumerable.Range(parameter.Offset, parameter.Length);
            double error = Math.Sqrt(range.Sum(k => Math.Pow(whole[k] - mean[k], 2))), norm = Math.Sqrt(range.Sum(k => mean[k] * mean[k]));
            Assert.True(error <= 1e-5 * norm, $"{parameter.Name} is off by {error / norm:E1} of its norm.");
        }

        context.Unload();
    }
}
