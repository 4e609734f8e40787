extern alias runtime;

using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using NetGen.Generator.Tests.Compiler;
using runtime::NetGen;
using runtime::NetGen.Threading;

namespace NetGen.Generator.Tests;

/// <summary>
/// Before and behind a large dense layer samples pass in groups, whose values may overwrite those of the group before, and all threads take the gradient
/// of its kernel together, behind each chunk or phase.
/// </summary>
public sealed class LargeKernelTests : IDisposable
{
    private const string Grouped = """
        using NetGen;

        [Network]
        [Input(20, 20, 2)]
        [Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.ReLU), MaxPool2D(2)]
        [Conv2D(24, 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "stem"), Conv2D(24, 3, Padding = Padding.Same)]
        [Add("stem"), Activation(Activation.Tanh), MaxPool2D(2, Padding = Padding.Same)]
        [Flatten, Dense(512, Activation = Activation.ReLU), Reshape(8, 64, 1), Conv2D(4, 3, Activation = Activation.ELU), MaxPool2D(2)]
        [Flatten, Dense(3), MeanSquaredError]
        public partial class Grouped;
        """;

    private const string Normalised = """
        using NetGen;

        [Network(Precision = Precision.Double)]
        [Input(8, 8, 8)]
        [Conv2D(64, 3), BatchNormalization, Activation(Activation.Tanh)]
        [Conv2D(64, 3), BatchNormalization]
        [Conv2D(128, 3), BatchNormalization, Activation(Activation.Tanh)]
        [Conv2D(256, 2, Activation = Activation.Tanh), BatchNormalization]
        [Conv2D(512, 1, Padding = Padding.Same), BatchNormalization, Activation(Activation.Sigmoid)]
        [Flatten, Dense(300, Activation = Activation.Tanh), BatchNormalization]
        [Dense(3), MeanSquaredError]
        public partial class Normalised;
        """;

    /// <summary>
    /// Rows of no whole vectors, whose masked stores write back what stands behind them: another worker's samples, if they were not kept apart. Input and output are
    /// a large layer's own.
    /// </summary>
    private const string Ragged = """
        using NetGen;

        [Network]
        [Input(701)]
        [Dense(403), LayerNormalization, Dense(331), Activation(Activation.Tanh), Dense(397), MeanSquaredError]
        public partial class Ragged;
        """;

    /// <summary>Kernels that are copied block by block, as they are for products and turned for their inputs' gradients, with columns that vectors divide and with others.</summary>
    private const string Copied = """
        using NetGen;

        [Network]
        [Input(96)]
        [Dense(410), Dense(1024, Activation = Activation.Tanh), Dense(410), MeanSquaredError]
        public partial class Copied;
        """;

    /// <summary>Convolutions on a single pixel, whose kernels' only tap that meets it is a dense layer's kernel.</summary>
    private const string Pixel = """
        using NetGen;

        [Network]
        [Input(2, 2, 24)]
        [Conv2D(256, 2), Conv2D(512, 3, Padding = Padding.Same, Activation = Activation.Tanh), Conv2D(260, 3, Padding = Padding.Same)]
        [Flatten, Dense(3), MeanSquaredError]
        public partial class Pixel;
        """;

    private readonly AssemblyLoadContext _context = new(nameof(LargeKernelTests), isCollectible: true);

    /// <summary>
    /// Chunks hold 64 samples: more than one chunk; a second one of which the last thread has nothing. From 16 samples on kernels are turned while they are copied; rows of samples
    /// that no tile divides are taken by pairs, and one by one.
    /// </summary>
    [Theory]
    [InlineData("Grouped", 1, 67, "512")]
    [InlineData("Grouped", 2, 129, "256")]
    [InlineData("Ragged", 2, 67, "512")]
    [InlineData("Ragged", 3, 196, "256")]
    [InlineData("Copied", 1, 15, "512")]
    [InlineData("Copied", 1, 16, "512")]
    [InlineData("Copied", 1, 19, "512")]
    [InlineData("Copied", 2, 67, "512")]
    [InlineData("Copied", 3, 98, "256")]
    [InlineData("Copied", 2, 67, "128")]
    [InlineData("Pixel", 1, 35, "512")]
    [InlineData("Pixel", 2, 67, "512")]
    [InlineData("Pixel", 3, 67, "256")]
    public void GradientOfABatchIsTheMeanOfItsSamples(string name, int threads, int samples, string width)
    {
        (string source, string[] expected) = name switch
        {
            "Grouped" => (Grouped, ["Panels.Align", "A few samples at a time"]),
            "Ragged" => (Ragged, ["Input = new(0, 0, true)"]),
            "Pixel" => (Pixel, ["Matrices.TransposeAlongRows(ref panel", "conv2d_2, kernel, gradient"]),
            _ when width == "512" => (Copied, ["Panels.Copy(ref panel", "Matrices.TransposeAlongRows(ref panel", "Prefetch(ref yt, later"]),
            _ when width == "256" => (Copied, ["Matrices.TransposeAlongRows(ref panel"]),
            _ => (Copied, (string[])[]),
        };
        Generation generation = Project.Of(source).With("NetGenVectorWidths", width).Generate();
        Assert.Contains(generation.Files, f => f.SourceText.ToString().Contains("void RunJoint(", StringComparison.Ordinal));

        Assert.All(expected, text => Assert.Contains(generation.Files, f => f.SourceText.ToString().Contains(text, StringComparison.Ordinal)));
        var network = Create<ITrainable<float, float>>(generation, name);
        var random = new Random(5);
        float[] x = [.. Enumerable.Range(0, samples * network.InputSize).Select(_ => random.NextSingle() - 0.5f)];
        float[] target = [.. Enumerable.Range(0, samples * network.OutputSize).Select(_ => random.NextSingle())];
        WithThreads(threads, () => network.ForwardBackward(x, target));
        float[] whole = network.Gradients.ToArray();
        double[] mean = new double[whole.Length];
        for (int i = 0; i < samples; i++)
        {
            network.ForwardBackward(x.AsSpan(i * network.InputSize, network.InputSize), target.AsSpan(i * network.OutputSize, network.OutputSize));
            ReadOnlySpan<float> gradients = network.Gradients;
            for (int k = 0; k < mean.Length; k++)
            {
                mean[k] += gradients[k] / samples;
            }
        }

        foreach (runtime::NetGen.ParameterInfo parameter in network.ParameterTable)
        {
            IEnumerable<int> range = Enumerable.Range(parameter.Offset, parameter.Length);
            double error = Math.Sqrt(range.Sum(k => Math.Pow(whole[k] - mean[k], 2))), norm = Math.Sqrt(range.Sum(k => mean[k] * mean[k]));
            Assert.True(error <= 1e-5 * norm, $"{parameter.Name} is off by {error / norm:E1} of its norm.");
        }
    }

    /// <summary>A masked store writes back up to a vector of what stands behind a value, which may be the next sample's, and another thread's.</summary>
    [Theory]
    [InlineData(Grouped)]
    [InlineData(Ragged)]
    public void SamplesStandALineApartInJointMemory(string source)
    {
        string program = Project.Of(source).Generate().Files.Select(f => f.SourceText.ToString()).Single(t => t.Contains("void RunJoint(", StringComparison.Ordinal));
        int sample = int.Parse(Regex.Match(program, @"JointPerSample = (\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
        string table = program[program.IndexOf("in what workers have in common", StringComparison.Ordinal)..];
        MatchCollection values = Regex.Matches(table[..table.IndexOf("switch", StringComparison.Ordinal)], @"//\s+(\d+)  (.+)");
        Assert.NotEmpty(values);
        foreach (Match value in values)
        {
            int start = int.Parse(value.Groups[1].Value, CultureInfo.InvariantCulture);
            int size = Regex.Matches(value.Groups[2].Value, @"\(([\d×]+)\)").Max(m => m.Groups[1].Value.Split('×').Aggregate(1, (n, d) => n * int.Parse(d, CultureInfo.InvariantCulture)));
            Assert.True(start + size + 15 <= sample, $"{value.Value.Trim()} ends less than a line before the next sample at {sample}.");
        }
    }

    [Fact]
    public void GradientThroughPhasesIsTheLosssSlope()
    {
        Generation generation = Project.Of(Normalised).Generate();
        Assert.Contains(generation.Files, f => f.SourceText.ToString().Contains("private static void Joint", StringComparison.Ordinal));
        Assert.Contains(generation.Files, f => f.SourceText.ToString().Contains("void PreparePart(", StringComparison.Ordinal));
        var network = Create<ITrainable<double, double>>(generation, "Normalised");
        const int Samples = 11;
        var random = new Random(7);
        double[] x = [.. Enumerable.Range(0, Samples * network.InputSize).Select(_ => random.NextDouble() - 0.5)];
        double[] target = [.. Enumerable.Range(0, Samples * network.OutputSize).Select(_ => random.NextDouble())];
        double Loss()
        {
            double loss = 0;
            WithThreads(3, () => loss = network.ForwardBackward(x, target));
            return loss;
        }

        Loss();
        double[] gradient = network.Gradients.ToArray(), weights = network.Weights.ToArray();
        foreach (runtime::NetGen.ParameterInfo parameter in network.ParameterTable.Where(p => p.Trainable))
        {
            const double Step = 1e-5;
            double[] direction = [.. Enumerable.Range(0, parameter.Length).Select(_ => random.NextDouble() - 0.5)];
            double Along(double distance)
            {
                Span<double> moved = network.Weights.Slice(parameter.Offset, parameter.Length);
                for (int i = 0; i < moved.Length; i++)
                {
                    moved[i] = weights[parameter.Offset + i] + (distance * direction[i]);
                }

                return Loss();
            }

            double slope = (Along(Step) - Along(-Step)) / (2 * Step);
            Along(0);
            double expected = direction.Select((d, i) => d * gradient[parameter.Offset + i]).Sum();
            double norm = Math.Sqrt(Enumerable.Range(parameter.Offset, parameter.Length).Sum(i => gradient[i] * gradient[i]));
            Assert.True(Math.Abs(slope - expected) <= (1e-6 * norm) + 1e-9, $"{parameter.Name}: {slope} by differences, {expected} by its gradient.");
        }
    }

    /// <summary>Checks and times stand in what threads share, too.</summary>
    [Theory]
    [InlineData("NetGenCheckNumbers")]
    [InlineData("NetGenProfile")]
    public void CompilesWithWhatBuildsAdd(string property)
    {
        foreach (string source in new[] { Grouped, Normalised })
        {
            Assert.Equal([], Project.Of(source).With(property, "true").Generate().CompilerErrors());
        }
    }

    public void Dispose() => _context.Unload();

    private static void WithThreads(int threads, Action action)
    {
        int before = Parallelism.MaxThreads;
        Parallelism.MaxThreads = threads;
        try
        {
            action();
        }
        finally
        {
            Parallelism.MaxThreads = before;
        }
    }

    private T Create<T>(Generation generation, string name)
    {
        Assert.Equal([], generation.CompilerErrors());
        Assembly assembly = _context.LoadFromStream(new MemoryStream(generation.Emit()));
        return (T)Activator.CreateInstance(assembly.GetType(name, throwOnError: true)!, 3L)!;
    }
}
