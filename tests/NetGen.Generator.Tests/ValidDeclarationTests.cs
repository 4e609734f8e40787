using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests;

/// <summary>Networks without mistakes compile without an error or a warning, wherever their classes stand.</summary>
public class ValidDeclarationTests
{
    private const string Layers = """
        [NetGen.Network, NetGen.Input(3), NetGen.Dense(4, Activation = NetGen.Activation.Tanh), NetGen.Dense(2), NetGen.MeanSquaredError]
        """;

    /// <summary>Where a class can stand; <c>LAYERS</c> stands for the attributes.</summary>
    public static TheoryData<string, string> Places => new()
    {
        { "public", "LAYERS public partial class Net;" },
        { "internal", "LAYERS internal sealed partial class Net { }" },
        { "default accessibility", "LAYERS partial class Net;" },
        { "file-scoped namespace", "namespace One.Two; LAYERS public partial class Net;" },
        { "namespace in a namespace", "namespace One { namespace Two { LAYERS public partial class Net; } }" },
        { "namespace named by keywords", "namespace @event.@class; LAYERS public partial class Net;" },
        { "class named by a keyword", "LAYERS public partial class @class;" },
        { "nested", "public partial class Outer { LAYERS private partial class Net; }" },
        { "nested in a class named by a keyword", "public partial class @event { LAYERS private partial class Net; }" },
        { "nested in a static class", "namespace N; public static partial class Outer { LAYERS public partial class Net; }" },
        { "nested in a generic class", "namespace N; public partial class Outer<T> where T : struct { public partial class Middle<U, @class> { LAYERS internal partial class Net; } }" },
        { "nested in a struct", "public partial struct Outer { LAYERS public partial class Net; }" },
        { "nested in a ref struct", "public ref partial struct Outer { LAYERS public partial class Net; }" },
        { "nested in a record", "public partial record Outer { LAYERS public partial class Net; }" },
        { "nested in a record struct", "public readonly partial record struct Outer { LAYERS public partial class Net; }" },
        { "nested in an interface", "public partial interface IOuter { LAYERS public partial class Net; }" },
        { "generic namesakes around", "public partial class A { LAYERS public partial class Net; } public partial class A<T> { LAYERS public partial class Net; }" },
        { "one name in two namespaces", "namespace A { LAYERS public partial class Net; } namespace B { LAYERS public partial class Net; }" },
        { "a namespace and a class on one path", "namespace A.B { LAYERS public partial class C; } namespace A { public partial class B2 { LAYERS public partial class C; } }" },
        { "names that differ in case", "LAYERS public partial class Net; LAYERS public partial class NET;" },
        { "names of other scripts", "namespace Größe; LAYERS public partial class 网络;" },
        { "with members of its own", "LAYERS public partial class Net { public int Level { get; set; } public override string ToString() => Summary; }" },
        { "with a second part without layers", "LAYERS public partial class Net; partial class Net { public int Level => ParameterCount; }" },
        { "below a namespace named NetGen", "namespace MyCompany.NetGen { LAYERS2 public partial class Net; }" },
    };

    /// <summary>One network of each layer and loss.</summary>
    public static TheoryData<string> Declarations =>
    [
        "Input(7, 5, 3), Conv2D(4, [3, 2], Activation = Activation.ReLU), MaxPool2D(2), Flatten, Dense(3, Activation = Activation.Softmax), SparseCategoricalCrossEntropy",
        "Input(8, 8, 4), Conv2D(6, 3, Padding = Padding.Same, AxisStrides = [2, 1], Groups = 2), AveragePool2D(2, Padding = Padding.Same), GlobalAveragePool2D, CategoricalCrossEntropy(FromLogits = true)",
        "Input(9, 9, 1), Conv2D(2, 3, DilationRate = 2, UseBias = false, KernelL2 = 1e-4, ActivityL1 = 0.5), GlobalMaxPool2D(KeepDims = true), Flatten, MeanAbsoluteError(Reduction = Reduction.Sum)",
        "Input(6), Reshape(2, -1), Dense(4, Activation = Activation.ELU), Dropout(0.5), Activation(Activation.LeakyReLU, NegativeSlope = 0.01), Flatten, Dense(1, Activation = Activation.Sigmoid), BinaryCrossEntropy",
        "Input(5), Dense(4, Activation = Activation.SELU, KernelInitializer = Initializer.LecunNormal), Dense(4, Activation = Activation.Softplus, BiasInitializer = Initializer.Constant, BiasInitializerScale = 0.1), Huber(Delta = 0.5)",
        "Input(5), Dense(3)",
        "Input(6), Dense(4, Activation = Activation.GELU, KernelInitializer = Initializer.Orthogonal), ReLU(MaxValue = 6), LeakyReLU, ELU, PReLU, Maxout(3, 2), Softmax, ActivityRegularization(L2 = 0.1), MeanSquaredError",
        "Input(6, 4), LayerNormalization, RMSNormalization, GroupNormalization(Groups = 2), UnitNormalization, BatchNormalization, LocalResponseNormalization, MeanSquaredError",
        "Input(6, 4), SpatialDropout1D(0.1), GaussianDropout(0.1), GaussianNoise(0.1), AlphaDropout(0.1), Dropout(0.2, NoiseShape = [1, -1]), MeanSquaredError",
        "Input(6, 5, 4), SpatialDropout2D(0.1), Permute(3, 1, 2), Reshape(4, 6, 5, 1), SpatialDropout3D(0.1), Flatten, RepeatVector(2), Flatten, Dense(2, KernelInitializer = Initializer.FanOutNormal, KernelInitializerScale = 2), MeanSquaredError",
        "Input(3), Dense(4, Name = \"a\"), Dense(4), Subtract(\"a\"), Multiply(\"a\"), Average(\"a\"), Maximum(\"a\"), Minimum(\"a\"), Dot(\"a\"), MeanSquaredError",
        "Input(4), Activation(Activation.Softmax)",
        "Input(4), Flatten",
        "Input(4), Dropout(0.5), MeanSquaredError",
        "Input(4), Activation(Activation.Linear), MeanSquaredError",
        "Input(1), Dense(1), MeanSquaredError",
        "Input(3, Name = \"pixels\"), Dense(3, Name = \"stem\"), Dense(2, From = \"pixels\"), Dense(2, From = \"stem\"), MeanSquaredError(From = \"stem\")",
        "Input(5, 5, 2), MaxPool2D(3, Strides = 1, Pads = [1, 1, 2, 0]), AveragePool2D([2, 3], Strides = 3, Pads = [1, 0, 0, 2]), Flatten",
        "Input(4, 4, 2), Conv2D(2, 1, Strides = 2147483647), Flatten, MeanSquaredError",
        "Input(4, 4, 2), Conv2D(2, 1, DilationRate = 2147483647), Flatten, MeanSquaredError",
        "Input(9, 3), Conv1D(4, 3, Padding = Padding.Causal), DepthwiseConv1D(2), MaxPool1D, ZeroPadding1D([1, 0]), UpSampling1D, Conv1DTranspose(2, 3, Strides = 2), Cropping1D, AveragePool1D, SeparableConv1D(2, 1), GlobalMaxPool1D, MeanSquaredError",
        "Input(5, 6, 4, 2), Conv3D(3, [2, 3, 1], Padding = Padding.Same), MaxPool3D, ZeroPadding3D, UpSampling3D([1, 2, 1]), Conv3DTranspose(2, 2, Strides = 2, Padding = Padding.Same), Cropping3D([1, 0, 1]), AveragePool3D, GlobalAveragePool3D(KeepDims = true), Flatten, MeanSquaredError",
        "Input(8, 8, 3), DepthwiseConv2D(3, DepthMultiplier = 2), SeparableConv2D(4, 3, PointwiseInitializer = Initializer.HeNormal, PointwiseConstraint = Constraint.MaxNorm, PointwiseMaxNorm = 2), UpSampling2D(2, Interpolation = Interpolation.Bilinear), Conv2DTranspose(2, 3, Strides = 2, OutputPadding = 1, Activation = Activation.ReLU), Cropping2D, ZeroPadding2D, Conv2D(2, 3, Padding = Padding.Full, DataFormat = DataFormat.ChannelsLast), MeanSquaredError",
        "Input(4, 4, 2), Conv2D(2, 1), Conv2D(2, 2, Strides = 2147483647, Pads = [1, 0, 0, 0]), Conv2DTranspose(2, 2, Strides = 2147483647, Pads = [0, 0, 0, 0]), Flatten, MeanSquaredError",
    ];

    [Theory]
    [MemberData(nameof(Places))]
    public void CompilesInEveryPlace(string place, string source)
    {
        string layers = Layers;
        source = source.Replace("LAYERS2", layers.Replace("NetGen.", "global::NetGen."), StringComparison.Ordinal)
            .Replace("LAYERS", layers, StringComparison.Ordinal);
        AssertCompiles(place, Project.Of(source));
    }

    [Theory]
    [MemberData(nameof(Declarations))]
    public void CompilesWithEveryLayer(string declaration)
    {
        foreach (string precision in new[] { "", "(Precision = Precision.Double)" })
        {
            AssertCompiles(declaration, Project.Of($"using NetGen;\n[Network{precision}, {declaration}]\npublic partial class Net;"));
        }
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void CompilesForEveryFramework(string framework)
    {
        const string Source = """
            using System;
            using NetGen;

            [Network]
            [Input(28, 28, 1)]
            [Conv2D(32, 3, Activation = Activation.ReLU)]
            [MaxPool2D(2)]
            [Conv2D(64, 3, Activation = Activation.ReLU)]
            [MaxPool2D(2)]
            [Conv2D(64, 3, Activation = Activation.ReLU)]
            [Flatten]
            [Dense(64, Activation = Activation.ReLU)]
            [Dropout(0.5)]
            [Dense(10, Activation = Activation.Softmax)]
            [SparseCategoricalCrossEntropy]
            public partial class MnistCnn;

            public static class Program
            {
                public static float Run(ReadOnlySpan<float> x, Span<float> y, ReadOnlySpan<int> labels)
                {
                    var network = new MnistCnn(seed: 42);
                    network.Predict(x, y);
                    network.Save("mnist.safetensors");
                    MnistCnn again = MnistCnn.Load("mnist.safetensors");
                    return again.TrainBatch(x, labels, new RmsProp()) + again.ForwardBackward(x, labels) + MnistCnn.ParameterCount;
                }
            }
            """;
        AssertCompiles(framework, Project.Of(Framework.Find(framework), Source));
    }

    [Theory]
    [InlineData("NetGenProfile", "true")]
    [InlineData("NetGenVectorWidths", "256")]
    [InlineData("NetGenVectorWidths", "none")]
    public void CompilesWithEveryProperty(string property, string value) => AssertCompiles(
        $"{property}={value}", Project.Of($"{Layers}\npublic partial class Net;").With(property, value));

    private static void AssertCompiles(string name, Project project)
    {
        Generation generation = project.Generate();
        Assert.Empty(generation.Diagnostics);
        Assert.NotEmpty(generation.Files);
        Assert.True(!generation.CompilerErrors().Any(), $"{name}:\n{string.Join('\n', generation.CompilerErrors().Take(10))}");
        Assert.NotEmpty(generation.Emit());
    }
}
