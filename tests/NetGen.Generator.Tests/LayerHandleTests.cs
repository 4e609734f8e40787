using System.Reflection;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests;

/// <summary>The class <c>Layers</c> that lists a network's layers: shapes, costs and weights, under names that C# takes.</summary>
public class LayerHandleTests
{
    private const string Blocks = """
        [Dense(Units, Activation = Activation.ReLU), Dense(4, Name = "Inner")]
        public sealed class InnerAttribute(int units) : BlockAttribute(units) { private const int Units = 3; }

        [State(2, Name = "h")]
        [Weight(-1, 2, Name = "kernel")]
        [MatMul(In, "kernel"), Add("h", Name = "next")]
        [NextState("h")]
        public sealed class SumAttribute : RecurrentCellAttribute;
        """;

    [Fact]
    public void TellsWhatALayerGivesAndCosts() => Assert.Equal(
        "conv2d_1 (Conv2D) 5x4x16 2880 160; flatten_1 (Flatten) 320 0 0",
        Run(
            "[Network, Input(7, 6, 1), Conv2D(16, 3, Activation = Activation.ReLU), Flatten, Dense(2)]",
            """
            string Text(LayerInfo l) => $"{l} {string.Join("x", l.OutputShape)} {l.MultiplyAdds} {l.ParameterCount}";
            return Text(Net.Layers.Conv2d_1) + "; " + Text(Net.Layers.Flatten_1);
            """));

    [Fact]
    public void LeadsToWeightsAndGradients() => Assert.Equal(
        "6 18 2 0 True",
        Run(
            "[Network, Input(3), Dense(2, BiasInitializer = Initializer.Ones), ReLU, MeanSquaredError]",
            """
            var net = new Net(seed: 1);
            net.ForwardBackward(new float[] { 1, 2, 3 }, new float[] { 9, 9 });
            LayerInfo layer = Net.Layers.Dense_1;
            Span<float> kernel = layer["kernel"].SliceOf(net.Weights), bias = layer["bias"].SliceOf(net.Weights);
            return $"{kernel.Length} {layer.SliceOf(net.Gradients).Length} {bias[0] + bias[1]} {Net.Layers.Relu_1.SliceOf(net.Weights).Length} {layer.Parameters[1] == layer["bias"]}";
            """));

    [Fact]
    public void LayersInBlocksStandInTheirBlock() => Assert.Equal(
        "inner_2.dense_1 9; 2; sum_1 1x2 2; sum_1.matmul_1",
        Run(
            "[Network, Input(2, 2), Inner(3, Repeat = 2), Inner(3, SharedWith = \"inner_2\"), Sum(ReturnSequences = true)]",
            """
            Net network = new();
            int shared = Net.Layers.Inner_3.Dense_1.Parameters.Length;
            LayerInfo cell = Net.Layers.Sum_1.Whole;
            return $"{Net.Layers.Inner_2.Dense_1.Name} {Net.Layers.Inner_2.Dense_1.Parameters[0].Shape[1] * 3}; {shared}; {cell.Name} {cell.OutputShape[0] - 1}x{cell.OutputShape[1]} {cell.Parameters[0].Shape[1]}; {Net.Layers.Sum_1.Matmul_1.Name}";
            """));

    [Theory]
    [InlineData("layers", "Layers_2")]
    [InlineData("equals", "Equals")]
    [InlineData("Name", "Name")]
    [InlineData("summary", "Summary")]
    [InlineData("networkEngine", "NetworkEngine")]
    [InlineData("parameterTable", "ParameterTable_2")]
    [InlineData("großeSchicht", "GroßeSchicht")]
    [InlineData("class", "Class")]
    public void AnyNameWillDo(string name, string member) => Assert.Equal(
        $"{name} 2",
        Run($"[Network, Input(3), Dense(2, Name = \"{name}\")]", $"return Net.Layers.{member}.Name + \" \" + Net.Layers.{member}.Parameters.Length;"));

    [Fact]
    public void NamesThatDifferByCaseHaveAHandleEach() => Assert.Equal(
        "stem Stem inner inner.Inner",
        Run(
            "[Network, Input(3), Dense(2, Name = \"stem\"), Dense(2, Name = \"Stem\"), Inner(3, Name = \"inner\")]",
            "return $\"{Net.Layers.Stem.Name} {Net.Layers.Stem_2.Name} {nameof(Net.Layers.Inner).ToLowerInvariant()} {Net.Layers.Inner.Inner_2.Name}\";"));

    [Fact]
    public void AnUnknownParameterIsAnError() => Assert.Equal(
        "dense_1 has no parameter 'kernels'; it has dense_1.kernel, dense_1.bias.|flatten_1 has no parameters, so none called 'kernel'.",
        Run(
            "[Network, Input(3), Dense(2), Flatten]",
            """
            string Message(LayerInfo layer, string name) { try { return layer[name].Name; } catch (KeyNotFoundException e) { return e.Message; } }
            return Message(Net.Layers.Dense_1, "kernels") + "|" + Message(Net.Layers.Flatten_1, "kernel");
            """));

    [Theory]
    [InlineData("public partial class Net { public int Layers => 5; }")]
    [InlineData("public partial class Net { private sealed class Layers; }")]
    [InlineData("public partial class Net; [Network, Input(3), Dense(2)] public partial class Layers;")]
    public void AMemberOfTheUsersComesFirst(string source)
    {
        Generation generation = Project.Of($"using NetGen;\n[Network, Input(3), Dense(2)]\n{source}").Generate();
        Assert.Empty(generation.Diagnostics);
        Assert.Empty(generation.CompilerErrors());
    }

    /// <summary>Whoever uses a handle of a layer with a mistake gets no error besides the mistake's.</summary>
    [Theory]
    [InlineData("Dense(0)", "NETGEN2001")]
    [InlineData("Dense(2, From = \"nowhere\")", "NETGEN1007")]
    [InlineData("Conv2D(2, 3), Dense(2)", "NETGEN2003")]
    [InlineData("Dense(\"ten\")", "CS1503")]
    public void MistakesLeaveTheHandles(string layer, string error)
    {
        const string Use = "public static class Use { public static string Name => Net.Layers.Dense_1.Name; }";
        Generation generation = Project.Of($"using NetGen;\n[Network, Input(3), {layer}] public partial class Net;\n{Use}").Generate();
        string[] found = [.. generation.Diagnostics.Concat(generation.CompilerErrors()).Select(d => d.Id).Distinct()];
        Assert.True(found is [var only] && (only == error || !error.StartsWith("CS", StringComparison.Ordinal)), string.Join(", ", found));
    }

    /// <summary>Compiles a network and a method's body that uses it, and runs that.</summary>
    private static string Run(string attributes, string body)
    {
        string source = $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using NetGen;

            {{attributes}}
            public partial class Net;

            {{Blocks}}

            public static class Use
            {
                public static string Run()
                {
                    {{body}}
                }
            }
            """;
        Generation generation = Project.Of(source).With("NetGenVectorWidths", "128").Generate();
        Assert.Empty(generation.Diagnostics);
        Assert.Equal([], generation.CompilerErrors());
        return (string)Assembly.Load(generation.Emit()).GetType("Use")!.GetMethod("Run")!.Invoke(null, null)!;
    }
}
