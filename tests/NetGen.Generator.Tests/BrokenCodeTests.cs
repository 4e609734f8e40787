using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests;

/// <summary>Where the compiler has found the mistake, the generator stays out of its way.</summary>
public class BrokenCodeTests
{
    [Theory]
    [InlineData("Dense(\"ten\")", "CS1503")]
    [InlineData("Dense()", "CS7036")]
    [InlineData("Dense", "CS7036")]
    [InlineData("Dense(10, 20)", "CS1729")]
    [InlineData("Dense(Ten)", "CS0103")]
    [InlineData("Dense(10, Activation = Activation.Rellu)", "CS0117")]
    [InlineData("Flatten, Dense(10, Activaton = Activation.ReLU)", "CS0246")]
    [InlineData("Dense(10, KernelL2 = \"small\")", "CS0029")]
    [InlineData("Dense(10, Name = 5)", "CS0029")]
    [InlineData("Activation(99), Flatten", "CS1503")]
    [InlineData("Dense(units: 10, units: 20)", "CS1740")]
    [InlineData("Flaten, Dense(10)", "CS0246")]
    [InlineData("Conv2DD(10, 3), Flatten, Dense(10)", "CS0246")]
    [InlineData("Bidirectional(8)", "CS0246")]
    [InlineData("Flatten, Dens(5, Name = \"stem\"), Dense(10, From = \"stem\")", "CS0246")]
    [InlineData("Flatten, Dense(int.Parse(\"10\"))", "CS0182")]
    [InlineData("Conv2D(8, [3, Three]), Flatten", "CS0103")]
    [InlineData("Dense(10, From = \"stem\"), Dense(Ten, Name = \"stem\"), Dense(5, From = \"stem\")", "CS0103")]
    public void AddsNothingToTheCompilersErrors(string layer, string error)
    {
        string source = $$"""
            using System;
            using NetGen;

            [Network, Input(8, 8, 1), {{layer}}, SparseCategoricalCrossEntropy]
            public partial class Net;

            public static class Program
            {
                public static float Run(ReadOnlySpan<float> x, ReadOnlySpan<int> labels) => new Net(seed: 1).TrainBatch(x, labels, new Adam());
            }
            """;
        Generation generation = Project.Of(source).Generate();
        Assert.Empty(generation.Diagnostics);
        Assert.Contains(error, generation.CompilerErrors().Select(d => d.Id));
        Assert.All(generation.CompilerErrors(), d => Assert.True(generation.Input.ContainsSyntaxTree(d.Location.SourceTree), d.ToString()));
        Assert.DoesNotContain("CS1061", generation.CompilerErrors().Select(d => d.Id));
    }

    [Theory]
    [InlineData("Inptu(3), Dense(2)")]
    [InlineData("Input(3), Dense(2), MeanSquareError")]
    public void AddsNothingToAMisspeltInputOrLoss(string attributes)
    {
        Generation generation = Project.Of($"using NetGen;\n[Network, {attributes}] public partial class Net;").Generate();
        Assert.Empty(generation.Diagnostics);
        Assert.Equal(["CS0246"], generation.CompilerErrors().Select(d => d.Id).Distinct());
    }

    [Theory]
    [InlineData("[Network, Network, Input(3), Dense(2)] public partial class Net;", "CS0579")]
    [InlineData("[Network, Input(3), Dense(2)] public partial class Net; [Network] public partial class Net;", "CS0579")]
    [InlineData("[Network(Precision = \"Double\"), Input(3), Dense(2)] public partial class Net;", "CS0029")]
    public void CompilesABrokenNetworkAttributeOnce(string source, string error)
    {
        Generation generation = Project.Of("using NetGen;\n" + source).Generate();
        Assert.Empty(generation.Diagnostics);
        Assert.Equal([error], generation.CompilerErrors().Select(d => d.Id).Distinct());
    }

    [Theory]
    [InlineData("public partial struct Net;")]
    [InlineData("public partial interface Net;")]
    [InlineData("public partial record struct Net;")]
    public void AddsNothingToATypeThatIsNoClass(string type)
    {
        Generation generation = Project.Of($"using NetGen;\n[Network, Input(3), Dense(2)]\n{type}").Generate();
        Assert.Empty(generation.Files);
        Assert.Equal(["NETGEN1003"], generation.Diagnostics.Select(d => d.Id));
        Assert.Equal(["CS0592"], generation.CompilerErrors().Select(d => d.Id).Distinct());
    }
}
