using System.Reflection;
using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests;

/// <summary>With <c>NetGenCheckNumbers</c>, a number that is not finite is an exception that names its layer, its pass and its place.</summary>
public class NumberCheckTests
{
    private const string Dense = "[Network, Input(2), Dense(2, Name = \"first\"), Exp(Name = \"power\"), Dense(1, Name = \"last\"), MeanSquaredError]";

    private static readonly string[] Widths = ["512", "256", "128", "none"];

    [Theory]
    [InlineData("x[5] = float.NaN;", "Input", "input", 2, "[1]", "NaN")]
    [InlineData("y[1] = float.PositiveInfinity;", "Input", "target", 1, "[0]", "Infinity")]
    [InlineData("Net.Layers.Last[\"kernel\"].SliceOf(net.Weights)[1] = float.NaN;", "Weights", "last.kernel", -1, "[1, 0]", "NaN")]
    [InlineData("Net.Layers.First[\"bias\"].SliceOf(net.Weights)[1] = 1e3f;", "Forward", "power", 0, "[1]", "Infinity")]
    [InlineData("x[4] = 1e38f; x[5] = 1e38f; Net.Layers.First[\"kernel\"].SliceOf(net.Weights).Fill(4);", "Forward", "first", 2, "[0]", "Infinity")]
    public void NamesWhereANumberGoesWrong(string spoil, string pass, string layer, int sample, string index, string value)
    {
        foreach (string width in Widths)
        {
            string source = Source(Dense, "NonFiniteValueException", spoil + " net.ForwardBackward(x, y);", "$\"{e.Pass} {e.Layer} {e.Sample ?? -1} [{string.Join(\", \", e.Index)}] {e.Value}\"");
            Assert.Equal($"{pass} {layer} {sample} {index} {value}", Run(source, width, isOn: true));
        }
    }

    [Fact]
    public void WeightGradientsAreChecked() => Assert.Equal(
        "WeightGradient last: The weight gradient of last (kernel, gradient) is Infinity at [0, 0] of 2×1.",
        Run(
            Source(
                "[Network, Input(2), Dense(1, Name = \"last\"), MeanSquaredError]",
                "NonFiniteValueException",
                "for (int i = 0; i < 6; i++) { x[i] = 1e25f; } net.Weights.Clear(); for (int i = 0; i < 3; i++) { y[i] = -1e18f; } net.ForwardBackward(x, y);",
                "$\"{e.Pass} {e.Layer}: {e.Message}\""),
            "512",
            isOn: true));

    [Fact]
    public void GradientsOfInputsAreChecked() => Assert.Equal(
        "InputGradient middle 0",
        Run(
            Source(
                "[Network, Input(2), Dense(2), Dense(2, Name = \"middle\"), Dense(1), MeanSquaredError]",
                "NonFiniteValueException",
                "net.Weights.Fill(1e20f); foreach (ParameterInfo p in Net.ParameterTable) { if (p.Name.EndsWith(\"bias\")) { p.SliceOf(net.Weights).Clear(); } } y[0] = -1e10f; net.ForwardBackward(x, y);",
                "$\"{e.Pass} {e.Layer} {e.Sample}\""),
            "128",
            isOn: true));

    /// <summary>Maps with borders, loops, phases over the batch and groups of samples: what is finite passes.</summary>
    [Theory]
    [InlineData("[Network, Input(6, 7, 3), Conv2D(4, 3, Padding = Padding.Same), BatchNormalization, MaxPool2D(2), Dropout(0.5), Flatten, Dense(1), MeanSquaredError]", 126)]
    [InlineData("[Network, Input(5, 2), Masking, LSTM(3, Bidirectional = true, ReturnSequences = true), GRU(2), Dense(1), MeanSquaredError]", 10)]
    [InlineData("[Network, Input(4, 6), MultiHeadAttention(2, 3, From = \"input\"), LayerNormalization, Flatten, Dense(1), MeanSquaredError]", 24)]
    public void FiniteNumbersPass(string attributes, int inputSize)
    {
        string source = Source(
            attributes,
            "NonFiniteValueException",
            $"x = new float[3 * {inputSize}]; for (int i = 0; i < x.Length; i++) {{ x[i] = i % 7; }} net.TrainBatch(x, y, new Adam()); net.Predict(x, y);",
            "e.Message");
        Assert.Equal("nothing", Run(source, "256", isOn: true));
    }

    [Fact]
    public void NothingIsCheckedUnlessAskedFor() =>
        Assert.Equal("nothing", Run(Source(Dense, "NonFiniteValueException", "x[5] = float.NaN; net.ForwardBackward(x, y);", "e.Message"), "512", isOn: false));

    private static string Source(string attributes, string exception, string body, string result) => $$"""
        using System;
        using NetGen;

        {{attributes}}
        public partial class Net;

        public static class Use
        {
            public static string Run()
            {
                var net = new Net(seed: 1);
                float[] x = new float[6], y = new float[3];
                try
                {
                    {{body}}
                    return "nothing";
                }
                catch ({{exception}} e)
                {
                    return {{result}};
                }
            }
        }
        """;

    private static string Run(string source, string width, bool isOn)
    {
        Project project = Project.Of(source).With("NetGenVectorWidths", width);
        Generation generation = (isOn ? project.With("NetGenCheckNumbers", "true") : project).Generate();
        Assert.Empty(generation.Diagnostics);
        Assert.Equal([], generation.CompilerErrors());
        Assert.Equal(isOn, generation.Files.Any(f => f.SourceText.ToString().Contains("NumberCheck.", StringComparison.Ordinal)));
        return (string)Assembly.Load(generation.Emit()).GetType("Use")!.GetMethod("Run")!.Invoke(null, null)!;
    }
}
