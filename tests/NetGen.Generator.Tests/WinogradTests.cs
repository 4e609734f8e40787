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
        { "14, 14, 32", "64, 5, Padding = Padding.Same" },
        { "8, 11, 19", "35, 5, Activation = Activation.ReLU" },
        { "9, 9, 96", "96, 5, Padding = Padding.Same" },
        { "6, 6, 512", "33, 3, Padding = Padding.Same" },
        { "10, 10, 48", "64, 3, Padding = Padding.Same" },
        { "8, 8, 40", "40, 3, Padding = Padding.Same" },
        { "5, 5, 48", "64, 3" },
        { "10, 10, 33", "48, 5" },
        { "10, 6, 33", "48, 5" },
        { "26, 26, 33", "40, 3, Padding = Padding.Same" },
        { "14, 26, 160", "128, 3, Padding = Padding.Same, Activation = Activation.ReLU" },
        { "13, 13, 32", "35, 3, Padding = Padding.Same" },
        { "13, 13, 40", "128, 3" },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void SinglesAgreeWithTheDirectSums(string input, string layer) => AssertAgreement<float>(input, layer, "Single", 1e-12, 1e-5);

    [Theory]
    [MemberData(nameof(Layers))]
    public void DoublesAgreeWithTheDirectSums(string input, string layer) => AssertAgreement<double>(input, layer, "Double", 1e-20, 1e-13);

    [Theory]
    [InlineData("56, 56, 64", "Conv2D(64, 3, Padding = Padding.Same)", "6×6")]
    [InlineData("56, 56, 64", "Conv2D(64, [3, 3], Algorithm = ConvolutionAlgorithm.Auto)", "6×6")]
    [InlineData("14, 14, 64", "Conv2D(64, 3, Padding = Padding.Same)", "5×5")]
    [InlineData("10, 10, 64", "Conv2D(64, 3)", "4×4")]
    [InlineData("20, 5, 32", "Conv2D(32, 3)", "3×3")]
    [InlineData("4, 4, 8", "Conv2D(8, 3, Algorithm = ConvolutionAlgorithm.Winograd)", "2×2")]
    [InlineData("56, 56, 64", "Conv2D(64, 3, Algorithm = ConvolutionAlgorithm.Direct)", null)]
    [InlineData("56, 56, 64", "Conv2D(64, 5)", "4×4")]
    [InlineData("10, 10, 64", "Conv2D(64, 5)", "3×3")]
    [InlineData("20, 6, 64", "Conv2D(64, 5)", "2×2")]
    [InlineData("56, 56, 64", "Conv2D(64, 7)", null)]
    [InlineData("56, 56, 64", "Conv2D(64, [3, 5])", null)]
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
        Assert.Equal("6×6", TileOf(Network.Replace("{0}", ", Algorithm = ConvolutionAlgorithm.Winograd"), "Inference"));
    }

    /// <summary>A training step has tiles for the outputs and for the gradients of input and kernel.</summary>
    [Theory]
    [InlineData("")]
    [InlineData(", Algorithm = ConvolutionAlgorithm.Winograd")]
    public void TrainingUsesTiles(string algorithm)
    {
        string training = ProgramOf($"[Network, Input(28, 28, 3), Conv2D(32, 1), Conv2D(64, 3{algorithm}), GlobalAveragePool2D, MeanSquaredError]", "Training");
        Assert.Equal(3, training.Split("by tiles of 6×6").Length - 1);
    }

    /// <summary>Tiles of two sizes cover a map together where one would leave outputs over: 26 rows are three tiles of six and two of four.</summary>
    [Theory]
    [InlineData("26, 26, 32", "64, 3", "24×24×64", "6×6")]
    [InlineData("28, 28, 32", "64, 3", "26×26×64", "6×6, 6×4, 4×6 and 4×4")]
    [InlineData("28, 26, 32", "64, 3", "26×24×64", "6×6 and 4×6")]
    [InlineData("14, 14, 32", "64, 5, Padding = Padding.Same", "14×14×64", "4×4, 4×2, 2×4 and 2×2")]
    public void TilesOfTwoSizesCoverAMap(string input, string layer, string output, string tiles) => Assert.Contains(
        $" → {output} by tiles of {tiles}, ", ProgramOf($"[Network, Input({input}), Conv2D({layer}), GlobalAveragePool2D, MeanSquaredError]", "Training"), StringComparison.Ordinal);

    /// <summary>The outputs that the first convolution of a program computes together, or null if it has no tiles.</summary>
    private static string? TileOf(string attributes, string program)
    {
        string text = ProgramOf(attributes, program);
        const string Mark = "by tiles of ";
        int start = text.IndexOf(Mark, StringComparison.Ordinal);
        return start < 0 ? null : text.Substring(start + Mark.Length, 3);
    }

    private static string ProgramOf(string attributes, string program)
    {
        Generation generation = Project.Of($"using NetGen;\n\n{attributes}\npublic partial class Net;").Generate();
        Assert.Equal([], generation.Diagnostics);
        return generation.Files.Single(f => f.HintName.EndsWith($".{program}.g.cs", StringComparison.Ordinal)).SourceText.ToString();
    }

    /// <summary>A network with tiles predicts what one without does, and has its gradients: of the kernel, and of what is before the convolution.</summary>
    private static void AssertAgreement<T>(string input, string layer, string precision, double least, double most)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string channels = input.Split(", ")[2];
        string Declare(string name, string algorithm) =>
            $"[Network(Precision = Precision.{precision}), Input({input}), Conv2D({channels}, 1), Conv2D({layer}, Algorithm = ConvolutionAlgorithm.{algorithm}), Conv2D(3, 1), MeanSquaredError]\npublic partial class {name};\n";
        Generation generation = Project.Of($"using NetGen;\n\n{Declare("Tiled", "Winograd")}\n{Declare("Direct", "Direct")}").With("NetGenVectorWidths", "512;256").Generate();
        Assert.Equal([], generation.CompilerErrors());
        var context = new AssemblyLoadContext(nameof(WinogradTests), isCollectible: true);
        Assembly assembly = context.LoadFromStream(new MemoryStream(generation.Emit()));
        (double[] Outputs, double[] Gradients) tiled = Run<T>(assembly, "Tiled"), direct = Run<T>(assembly, "Direct");
        context.Unload();
        Assert.InRange(Difference(tiled.Outputs, direct.Outputs), least, most);
        Assert.InRange(Difference(tiled.Gradients, direct.Gradients), least, most);
    }

    private static double Difference(double[] tiled, double[] direct) =>
        Math.Sqrt(tiled.Zip(direct, (a, b) => (a - b) * (a - b)).Sum() / direct.Sum(v => v * v));

    private static (double[] Outputs, double[] Gradients) Run<T>(Assembly assembly, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = (runtime::NetGen.ITrainable<T, T>)Activator.CreateInstance(assembly.GetType(name, throwOnError: true)!, 1L)!;
        var random = new Random(2);
        T[] Numbers(int length) => [.. Enumerable.Range(0, length).Select(_ => T.CreateChecked((2 * random.NextDouble()) - 1))];
        T[] x = Numbers(Batch * network.InputSize), target = Numbers(Batch * network.OutputSize), y = new T[Batch * network.OutputSize];
        network.Predict(x, y);
        network.ForwardBackward(x, target);
        return (Array.ConvertAll(y, double.CreateChecked), Array.ConvertAll(network.Gradients.ToArray(), double.CreateChecked));
    }
}
