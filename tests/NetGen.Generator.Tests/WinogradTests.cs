extern alias runtime;

using System.Numerics;
using System.Reflection;
using System.Runtime.Loader;
using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests;

/// <summary>Where convolutions are computed by transformed tiles, and how far the results are from the direct sums.</summary>
public class WinogradTests
{
    private const int Batch = 3;

    /// <summary>Large kernels, which are transformed for each block, among them; a case of each size of tile, and of maps that no tile divides.</summary>
    public static TheoryData<string, string> Layers => new()
    {
        { "56, 56, 64", "64, 3, Padding = Padding.Same" },
        { "14, 14, 128", "96, 3, Padding = Padding.Same" },
        { "9, 7, 160", "80, 3, Activation = Activation.ReLU" },
        { "5, 4, 256", "257, 3" },
        { "17, 30, 33", "31, 3, UseBias = false" },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void SinglesAgreeWithTheDirectSums(string input, string layer) => Assert.InRange(Difference<float>(input, layer, "Single"), 1e-12, 5e-6);

    [Theory]
    [MemberData(nameof(Layers))]
    public void DoublesAgreeWithTheDirectSums(string input, string layer) => Assert.InRange(Difference<double>(input, layer, "Double"), 1e-20, 1e-13);

    [Theory]
    [InlineData("56, 56, 64", "Conv2D(64, 3, Padding = Padding.Same)", "4×4")]
    [InlineData("56, 56, 64", "Conv2D(64, [3, 3], Algorithm = ConvolutionAlgorithm.Auto)", "4×4")]
    [InlineData("4, 4, 8", "Conv2D(8, 3, Algorithm = ConvolutionAlgorithm.Winograd)", "2×2")]
    [InlineData("56, 56, 64", "Conv2D(64, 3, Algorithm = ConvolutionAlgorithm.Direct)", null)]
    [InlineData("56, 56, 64", "Conv2D(64, 5)", null)]
    [InlineData("56, 56, 64", "Conv2D(64, 3, Strides = 2)", null)]
    [InlineData("56, 56, 64", "Conv2D(64, 3, DilationRate = 2)", null)]
    [InlineData("56, 56, 64", "Conv2D(64, 3, Groups = 2)", null)]
    [InlineData("224, 224, 3", "Conv2D(64, 3)", null)]
    [InlineData("7, 7, 512", "Conv2D(512, 3, Padding = Padding.Same), Conv2D(512, 3, Padding = Padding.Same)", null)]
    [InlineData("3, 56, 64", "Conv2D(64, 3, Algorithm = ConvolutionAlgorithm.Winograd)", null)]
    public void TilesAreUsedWhereTheyPay(string input, string layer, string? tile) => Assert.Equal(tile, TileOf($"[Network, Input({input}), {layer}]", "Inference"));

    [Fact]
    public void DoublesAreDirectUnlessAskedFor()
    {
        const string Network = "[Network(Precision = Precision.Double), Input(56, 56, 64), Conv2D(64, 3{0})]";
        Assert.Null(TileOf(Network.Replace("{0}", string.Empty), "Inference"));
        Assert.Equal("4×4", TileOf(Network.Replace("{0}", ", Algorithm = ConvolutionAlgorithm.Winograd"), "Inference"));
    }

    [Fact]
    public void TrainingIsDirect()
    {
        const string Network = "[Network, Input(56, 56, 64), Conv2D(64, 3, Algorithm = ConvolutionAlgorithm.Winograd), GlobalAveragePool2D, MeanSquaredError]";
        Assert.Equal("4×4", TileOf(Network, "Evaluation"));
        Assert.Null(TileOf(Network, "Training"));
    }

    /// <summary>The outputs that the first convolution of a program computes together, or null if it has no tiles.</summary>
    private static string? TileOf(string attributes, string program)
    {
        Generation generation = Project.Of($"using NetGen;\n\n{attributes}\npublic partial class Net;").Generate();
        Assert.Equal([], generation.Diagnostics);
        string text = generation.Files.Single(f => f.HintName.EndsWith($".{program}.g.cs", StringComparison.Ordinal)).SourceText.ToString();
        const string Mark = "by tiles of ";
        int start = text.IndexOf(Mark, StringComparison.Ordinal);
        return start < 0 ? null : text.Substring(start + Mark.Length, 3);
    }

    /// <summary>How far a network with tiles is from one without, relative to the norm of the outputs.</summary>
    private static double Difference<T>(string input, string layer, string precision)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string Declare(string name, string algorithm) =>
            $"[Network(Precision = Precision.{precision}), Input({input}), Conv2D({layer}, Algorithm = ConvolutionAlgorithm.{algorithm}), Conv2D(3, 1)]\npublic partial class {name};\n";
        Generation generation = Project.Of($"using NetGen;\n\n{Declare("Tiled", "Winograd")}\n{Declare("Direct", "Direct")}").Generate();
        Assert.Equal([], generation.CompilerErrors());
        var context = new AssemblyLoadContext(nameof(WinogradTests), isCollectible: true);
        Assembly assembly = context.LoadFromStream(new MemoryStream(generation.Emit()));
        double[] tiled = Predict<T>(assembly, "Tiled"), direct = Predict<T>(assembly, "Direct");
        context.Unload();
        double norm = Math.Sqrt(direct.Sum(v => v * v));
        return Math.Sqrt(tiled.Zip(direct, (a, b) => (a - b) * (a - b)).Sum()) / norm;
    }

    private static double[] Predict<T>(Assembly assembly, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = (runtime::NetGen.INetwork<T>)Activator.CreateInstance(assembly.GetType(name, throwOnError: true)!, 1L)!;
        var random = new Random(2);
        T[] x = new T[Batch * network.InputSize], y = new T[Batch * network.OutputSize];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = T.CreateChecked((2 * random.NextDouble()) - 1);
        }

        network.Predict(x, y);
        return Array.ConvertAll(y, double.CreateChecked);
    }
}
