using System.Text.RegularExpressions;
using NetGen.Package.Tests.Feed;

namespace NetGen.Package.Tests;

/// <summary>The recipes of CONTRIBUTING.md are followed here, step by step, in a copy of the sources.</summary>
[Collection(PackedCollection.Name)]
public partial class RecipeTests(PackageFeed feed)
{
    private const string Attribute = """

        /// <summary>Multiplies the cube of each element by a factor.</summary>
        /// <remarks>The output has the shape of the input: <c>factor * x³</c>. No parameters.</remarks>
        /// <param name="factor">The factor.</param>
        public sealed class CubeAttribute(double factor) : LayerAttribute
        {
            /// <summary>The factor; not zero.</summary>
            public double Factor { get; } = factor;
        }
        """;

    private const string Operator = """
        using NetGen.Generator.Tensors;

        namespace NetGen.Generator.Operators;

        /// <summary>factor·x³</summary>
        internal sealed class CubeOperator : Operator<CubeAttribute>
        {
            protected override Node? Build(CubeAttribute layer, Node input, LayerBuilder builder) =>
                builder.Require(layer.Factor != 0, nameof(layer.Factor), "a number other than zero", layer.Factor)
                    ? builder.Label(new Map(layer.Factor * Elements.Power(Expression.In(0), 3), input.Shape, input), "cube")
                    : null;

            protected override TensorShape? Assume(CubeAttribute layer, TensorShape input) => input;
        }
        """;

    /// <summary>A network with the layer, whose gradients are held to differences.</summary>
    private const string Network = """
        using NetGen;

        var network = new Cubes(seed: 1);
        double[] x = [.. Enumerable.Range(0, 2 * Cubes.InputSize).Select(i => Math.Sin(i))], target = [1, 2, 3, 4];
        network.ForwardBackward(x, target);
        double[] gradients = network.Gradients.ToArray();
        double worst = Cubes.ParameterTable.SelectMany(p => Enumerable.Range(p.Offset, p.Length)).Max(i => Math.Abs(gradients[i] - Slope(i)));
        Console.WriteLine(worst < 1e-8 && gradients.Any(g => Math.Abs(g) > 1e-3) ? "agree" : $"differ by {worst}");

        double Slope(int i)
        {
            const double Step = 1e-6;
            double weight = network.Weights[i];
            network.Weights[i] = weight + Step;
            double above = network.ForwardBackward(x, target);
            network.Weights[i] = weight - Step;
            double below = network.ForwardBackward(x, target);
            network.Weights[i] = weight;
            return (above - below) / (2 * Step);
        }

        [Network(Precision = Precision.Double)]
        [Input(3, 5), Cube(0.5), Flatten, Dense(4), Cube(-2), Dense(2)]
        [MeanSquaredError]
        public partial class Cubes;
        """;

    /// <summary>The runtime is the one that is there: a layer needs nothing of it.</summary>
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="../src/NetGen.Attributes/NetGen.Attributes.csproj" />
            <ProjectReference Include="../src/NetGen.Generator/NetGen.Generator.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
            <Reference Include="RUNTIME" />
          </ItemGroup>
        </Project>
        """;

    private static string Text { get; } = File.ReadAllText(Repository.PathOf("CONTRIBUTING.md"));

    /// <summary>
    /// A layer takes the four places that the recipe names: its attribute, its operator, its registry line and a network that tests it. Its gradient, which
    /// nobody wrote, is that of differences.
    /// </summary>
    [Fact]
    public void LayerTakesFourPlaces()
    {
        string[] places = ["src/NetGen.Attributes", "src/NetGen.Generator/Operators", "src/NetGen.Generator/Operators/OperatorRegistry.cs", "tests/NetGen.Tests/Corpus"];
        Assert.Equal(places, Steps("Add a layer").Select(step => Place().Match(step).Groups[1].Value));

        string copy = feed.CopySources("recipe");
        File.AppendAllText(Path.Combine(copy, places[0], "Activations.cs"), Attribute);
        File.WriteAllText(Path.Combine(copy, places[1], "Activations", "CubeOperator.cs"), Operator);
        string registry = Path.Combine(copy, places[2]), lines = File.ReadAllText(registry);
        const string Neighbour = "        new DenseOperator(),";
        Assert.Contains(Neighbour, lines, StringComparison.Ordinal);
        File.WriteAllText(registry, lines.Replace(Neighbour, $"        new CubeOperator(),\n{Neighbour}", StringComparison.Ordinal));

        string runtime = Repository.PathOf("src/NetGen.Runtime/bin/Release/net10.0/NetGen.Runtime.dll");
        string project = feed.Write("recipe/Cubes", ("Cubes.csproj", Project.Replace("RUNTIME", runtime, StringComparison.Ordinal)), ("Program.cs", Network));
        Assert.Equal("agree", new Dotnet(project).Run("run", "-c", "Release", "-p:RunAnalyzers=false").Trim());
    }

    /// <summary>A diagnostic's places; tests of their own hold the lists equal.</summary>
    [Fact]
    public void DiagnosticTakesFourPlaces()
    {
        string[] steps = [.. Steps("Add a diagnostic")];
        Assert.Equal(4, steps.Length);
        Assert.Contains("`src/NetGen.Generator/Diagnostics`", steps[0], StringComparison.Ordinal);
        Assert.Contains("`docs/diagnostics/NETGENnnnn.md`", steps[1], StringComparison.Ordinal);
        Assert.Contains("`src/NetGen.Generator/AnalyzerReleases.Unshipped.md`", steps[2], StringComparison.Ordinal);
    }

    /// <summary>The numbered steps under a heading.</summary>
    private static IEnumerable<string> Steps(string heading)
    {
        string section = Text[Text.IndexOf($"## {heading}\n", StringComparison.Ordinal)..];
        int end = section.IndexOf("\n## ", StringComparison.Ordinal);
        return Step().Matches(end < 0 ? section : section[..end]).Select(m => m.Value);
    }

    [GeneratedRegex(@"^\d+\. .*(\n   .*)*", RegexOptions.Multiline)]
    private static partial Regex Step();

    [GeneratedRegex("`((?:src|tests)/[^`]*)`")]
    private static partial Regex Place();
}
