using System.Diagnostics;
using System.Globalization;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Compiler;
using NetGen.Generator.Tests.Declarations;

namespace NetGen.Generator.Tests;

/// <summary>What blocks stand for: their layers, with the constants of each use.</summary>
public class BlockTests
{
    private const string ResNet = """
        [Conv2D(Filters, 3, Strides = Stride, Padding = Padding.Same, UseBias = false), Activation(Activation.ReLU)]
        [Conv2D(Filters, 3, Padding = Padding.Same, UseBias = false, Name = "main")]
        [Conv2D(Filters, 1, Strides = Stride, UseBias = false, From = In, Name = "skip", When = Project)]
        [Add("main", Project ? "skip" : In), Activation(Activation.ReLU)]
        public sealed class BasicBlockAttribute(int filters, int stride = 1, bool project = false)
            : BlockAttribute(filters, stride, project)
        { const int Filters = 64, Stride = 1; const bool Project = false; }
        """;

    [Fact]
    public void UsesOverrideConstants()
    {
        string spec = Read($"{ResNet}\n[Network, Input(8, 8, 3), BasicBlock(128, stride: 2, project: true)] public partial class Net;");
        Assert.Equal(
            """
            Input(shape: [8, 8, 3])
            BasicBlock {
              Conv2D(filters: 128, kernelSize: 3, Strides: 2, Padding: 1, UseBias: false)
              Activation(function: 1)
              Conv2D(filters: 128, kernelSize: 3, Padding: 1, UseBias: false, Name: "main")
              Conv2D(filters: 128, kernelSize: 1, Strides: 2, UseBias: false, From: "In", Name: "skip")
              Add(inputs: ["main", "skip"])
              Activation(function: 1)
            }
            """,
            spec);
    }

    [Fact]
    public void LeavesOutLayersAndSwitchesWithTheCondition() => Assert.Equal(
        """
        Conv2D(filters: 32, kernelSize: 3, Strides: 1, Padding: 1, UseBias: false)
        Activation(function: 1)
        Conv2D(filters: 32, kernelSize: 3, Padding: 1, UseBias: false, Name: "main")
        Add(inputs: ["main", "In"])
        Activation(function: 1)
        """,
        Contents(ResNet, "BasicBlock(32)"));

    [Fact]
    public void ConstantsOfConstantsFollow() => Assert.Equal(
        "Dense(units: 25)\nDense(units: 103, Name: \"wide_x\")",
        Contents(
            """
            [Dense(Inner), Dense(Outer.Extra + Twice / 2, Name = Label)]
            public sealed class BottleneckAttribute(int filters) : BlockAttribute(filters)
            {
                private const int Filters = 4;
                private const int Inner = Filters / 4, Twice = 2 * Filters;
                private const string Label = $"{(Wide ? "wide" : "narrow")}_x";
                private const bool Wide = Twice > 100;
            }
            public static class Outer { public const int Extra = 3; }
            """,
            "Bottleneck(100)"));

    /// <summary>Each expression with N set to 7, X to 0.5 and S to "s", which are declared as 1, 2 and "t".</summary>
    [Theory]
    [InlineData("Dense(N)", "units: 7")]
    [InlineData("Dense(-N + 10 * (N - 2))", "units: 43")]
    [InlineData("Dense(N / 2)", "units: 3")]
    [InlineData("Dense(N % 4)", "units: 3")]
    [InlineData("Dense(-N / 2)", "units: -3")]
    [InlineData("Dense(N << 3 | 1)", "units: 57")]
    [InlineData("Dense(-N >> 1)", "units: -4")]
    [InlineData("Dense(N >> 1 ^ 2)", "units: 1")]
    [InlineData("Dense(~N & 0xFF)", "units: 248")]
    [InlineData("Dense((int)(N * X))", "units: 3")]
    [InlineData("Dense((int)-3.9 + +N)", "units: 4")]
    [InlineData("Dense((byte)N + 'a')", "units: 104")]
    [InlineData("Dense((int)(N * 1000000000L / 1000))", "units: 7000000")]
    [InlineData("Dense((int)((uint)N * 2u))", "units: 14")]
    [InlineData("Dense(N > 5 ? N : 0)", "units: 7")]
    [InlineData("Dense(N <= 6 || N >= 8 ? 1 : 2)", "units: 2")]
    [InlineData("Dense(!(N == 7) ^ N != 7 ? 1 : 2)", "units: 2")]
    [InlineData("Dense(N < 100 && X < 1 ? 1 : 2)", "units: 1")]
    [InlineData("Dense(S == \"s\" ? 1 : 2)", "units: 1")]
    [InlineData("Dense(S != null ? 1 : 2)", "units: 1")]
    [InlineData("Dense(N != 0 && 14 / N > 1 ? 14 / N : 2)", "units: 2")]
    [InlineData("Dense(sizeof(int) * N)", "units: 28")]
    [InlineData("Dense((int)(decimal)3.5 + N)", "units: 10")]
    [InlineData("Dense(units: N)", "units: 7")]
    [InlineData("Dense(default(int) + N)", "units: 7")]
    [InlineData("Dropout(X / 2)", "rate: 0.25")]
    [InlineData("Dropout(N)", "rate: 7")]
    [InlineData("Dropout(1.0 / N)", "rate: 0.14285714285714285")]
    [InlineData("Dropout(1f / 4 * N)", "rate: 1.75")]
    [InlineData("Dropout(X, Name = S + \"_\" + nameof(N))", "rate: 0.5, Name: \"s_N\"")]
    [InlineData("Dropout(X, Name = $\"{S}_1\")", "rate: 0.5, Name: \"s_1\"")]
    [InlineData("Dropout(X, Name = null)", "rate: 0.5, Name: null")]
    [InlineData("Dropout(X, Name = default)", "rate: 0.5, Name: null")]
    [InlineData("Conv2D(N, [3, N])", "filters: 7, kernelSize: [3, 7]")]
    [InlineData("Conv2D(N, new[] { N, 3 })", "filters: 7, kernelSize: [7, 3]")]
    [InlineData("Conv2D(N, new int[] { N - 2, 3 })", "filters: 7, kernelSize: [5, 3]")]
    [InlineData("Reshape(N, -1)", "targetShape: [7, -1]")]
    [InlineData("Reshape([N, 2 * N])", "targetShape: [7, 14]")]
    [InlineData("Reshape()", "targetShape: []")]
    [InlineData("Activation(N > 5 ? Activation.Tanh : Activation.ReLU)", "function: 6")]
    [InlineData("Activation(F)", "function: 6")]
    [InlineData("Activation((Activation)(N - 6))", "function: 1")]
    [InlineData("Activation(F == Activation.Tanh ? Activation.ReLU : F)", "function: 1")]
    [InlineData("Add(\"a\", S)", "inputs: [\"a\", \"s\"]")]
    [InlineData("Add([S, In])", "inputs: [\"s\", \"In\"]")]
    public void Evaluates(string layer, string arguments)
    {
        string block = $$"""
            [{{layer}}]
            public sealed class OneAttribute(int n, double x, string s, Activation f) : BlockAttribute(n, x, s, f)
            { const int N = 1; const double X = 2; const string S = "t"; const Activation F = Activation.Linear; }
            """;
        string contents = Contents(block, "One(7, 0.5, \"s\", Activation.Tanh)");
        Assert.Equal(arguments, contents[(contents.IndexOf('(', StringComparison.Ordinal) + 1)..^1]);
    }

    [Fact]
    public void BlocksNest()
    {
        string spec = Read(
            """
            namespace Models;

            [Conv2D(8 * Width, 3, Padding = Padding.Same)]
            public class ConvAttribute(int width) : BlockAttribute(width) { const int Width = 1; }

            // [[CONV -> ReLU] x N -> POOL?] x M -> [FC -> ReLU] x K -> FC
            [ConvAttribute(2, Repeat = N), MaxPool2D(2, When = HasPool)]
            public class StageAttribute(int n, bool hasPool) : BlockAttribute(n, hasPool) { const int N = 1; const bool HasPool = true; }

            [Dense(16, Activation = Activation.ReLU)]
            public class HiddenAttribute : BlockAttribute;

            [Stage(N, true, Repeat = M), Flatten, Hidden(Repeat = K, Name = "fc"), Dense(10)]
            public class ClassicAttribute(int n, int m, int k) : BlockAttribute(n, m, k) { const int N = 1, M = 1, K = 1; }

            public partial class Outer
            {
                [Network, Input(8, 8, 3), Classic(2, 2, 3)]
                public partial class Net;
            }
            """);
        string stage = """
              Stage {
                Conv {
                  Conv2D(filters: 16, kernelSize: 3, Padding: 1)
                }
                Conv {
                  Conv2D(filters: 16, kernelSize: 3, Padding: 1)
                }
                MaxPool2D(poolSize: 2)
              }
            """;
        Assert.Equal(
            $$"""
            Input(shape: [8, 8, 3])
            Classic {
            {{stage}}
            {{stage}}
              Flatten
              Hidden(Name: "fc_1") {
                Dense(units: 16, Activation: 1)
              }
              Hidden(Name: "fc_2") {
                Dense(units: 16, Activation: 1)
              }
              Hidden(Name: "fc_3") {
                Dense(units: 16, Activation: 1)
              }
              Dense(units: 10)
            }
            """,
            spec);
    }

    /// <summary>The arguments that all cells have are evaluated as those of layers are, arrays among them.</summary>
    [Fact]
    public void ArraysAmongTheArgumentsOfBlocksAreEvaluated() => Assert.Equal(
        """
        Cell(Constants: ["In", "memory"], InitialStates: ["memory_2"], ReturnSequences: true, MergeMode: 3) {
          Dense(units: 4)
        }
        """,
        Contents(
            """
            [Dense(4)] public class CellAttribute : RecurrentCellAttribute;
            [Cell(Constants = [In, Source], InitialStates = new[] { Source + "_2" }, ReturnSequences = N > 1, MergeMode = N > 1 ? MergeMode.Multiply : MergeMode.Sum)]
            public class OuterAttribute(string source, int n) : BlockAttribute(source, n) { const string Source = "a"; const int N = 1; }
            """,
            "Outer(\"memory\", 2)"));

    [Theory]
    [InlineData("One", "One")]
    [InlineData("One(Name = \"a\", From = \"b\", Trainable = false)", "One(Name: \"a\", From: \"b\", Trainable: false)")]
    [InlineData("One(Name = \"a\", From = \"b\", Repeat = 2)", "One(Name: \"a_1\", From: \"b\")|One(Name: \"a_2\")")]
    [InlineData("One(Repeat = 0)", "")]
    [InlineData("One(When = false)", "")]
    [InlineData("One(When = 2 * 2 == 4)", "One")]
    [InlineData("One(When = false, Repeat = 3), Dense(2, When = false)", "")]
    [InlineData("Dense(2, When = true)", "Dense(units: 2)")]
    public void UsesAreNamedRepeatedAndLeftOut(string use, string expected)
    {
        string spec = Read($"[Dense(1)] public class OneAttribute : BlockAttribute;\n[Network, {use}] public partial class Net;", depth: 0);
        Assert.Equal(expected, spec.ReplaceLineEndings("|"));
    }

    [Fact]
    public void EachDeclarationKnowsTheAttributeItStemsFrom()
    {
        NetworkSpec spec = Specs.Of(
            $"using NetGen;\n{ResNet}\n[Network, Input(3), Dense(3, When = false), BasicBlock(2, Repeat = 2), BasicBlock(3, Repeat = 0), Dense(1)] public partial class Net;");
        Assert.Equal([0, 2, 2, 4], spec.Declarations.Select(d => d.Source));
        Assert.All(spec.Declarations[1].Children!.Value, c => Assert.Equal(2, c.Source));
    }

    [Fact]
    public void NestedClassesPartialClassesAndOtherFilesHoldBlocks() => Assert.Equal(
        """
        Inner {
          Dense(units: 5)
        }
        Apart {
          Dense(units: 6)
        }
        """,
        Specs.Write(Specs.Of(
            "using NetGen; using static Models.Holder;\n[Network, Inner(5), Models.Apart(6)] public partial class Net;",
            """
            using N = NetGen;
            namespace Models;

            public static class Holder
            {
                [N.Dense(Units)] public class InnerAttribute(int units) : N.BlockAttribute(units) { private const int Units = 1; }
            }

            [N.Dense(Units)] public partial class ApartAttribute { private const int Units = 1; }
            """,
            "public partial class Unrelated;\nnamespace Models { public partial class ApartAttribute(int units) : NetGen.BlockAttribute(units); }")));

    [Fact]
    public void PropertiesAndSeveralConstructorsSetConstants() => Assert.Equal(
        "Dense(units: 9)\nDropout(rate: 3)",
        Contents(
            """
            [Dense(UNITS), Dropout(RATE)]
            public class TwoAttribute : BlockAttribute
            {
                private const int UNITS = 1;
                private const double RATE = 0.1;
                public TwoAttribute() { }
                public TwoAttribute(int units) : base(units) { }
                public int Rate { get; set; }
            }
            """,
            "Two(9, Rate = 3)"));

    [Fact]
    public void AnUnrelatedEditChangesNothingAndAnEditOfTheBlockDoes()
    {
        const string Network = "using NetGen;\n[Network, Input(3), One(5)] public partial class Net;";
        NetworkSpec Read(string layer, string other) => Specs.Of(
            Network, $"using NetGen;\n[{layer}] public class OneAttribute(int n) : BlockAttribute(n) {{ const int N = 1; }}", other);

        NetworkSpec spec = Read("Dense(N)", string.Empty);
        Assert.Equal(spec, Read("Dense(N)", "enum Other;"));
        Assert.Equal(spec.GetHashCode(), Read("Dense(N)", "enum Other;").GetHashCode());
        Assert.NotEqual(spec, Read("Dense(N + 1)", string.Empty));
    }

    [Fact]
    public void LayersAreNamedByTheirBlocks()
    {
        string source = $$"""
            using NetGen;

            {{ResNet}}

            [Network, Input(5, 5, 2), BasicBlock(3, stride: 2, project: true), BasicBlock(3, Repeat = 2, Name = "tail"), Flatten, Dense(2), MeanSquaredError]
            public partial class Net;
            """;
        Generation generation = Project.Of(source).With("NetGenVectorWidths", string.Empty).Generate();
        Assert.Empty(generation.Diagnostics);
        Assert.Empty(generation.CompilerErrors());
        string[] names = ["basicblock_1.conv2d_1.kernel", "basicblock_1.skip.kernel", "tail_1.main.kernel", "tail_2.conv2d_1.kernel", "dense_1.bias"];
        string text = string.Concat(generation.Files.Select(f => f.SourceText.ToString()));
        Assert.All(names, n => Assert.Contains($"\"{n}\"", text, StringComparison.Ordinal));
        Assert.DoesNotContain("tail_1.skip", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Dense(Ten)] public class OneAttribute : BlockAttribute;", "One", "CS0103")]
    [InlineData("[Dense(2), Dense(int.Parse(\"3\"))] public class OneAttribute : BlockAttribute;", "One", "CS0182")]
    [InlineData("[Dense(N)] public class OneAttribute(int n) : BlockAttribute(n) { const int N = N + 1; }", "One(5)", "CS0110")]
    [InlineData("[Dense(N)] public class OneAttribute(int n) : BlockAttribute(n) { const int N; }", "One(5)", "CS0145")]
    [InlineData("[Dense(N)] public class OneAttribute(int n) : BlockAttribute(n) { const int N = A, A = B, B = A; }", "One(5)", "CS0110")]
    [InlineData("[Dense(2)] public class OneAttribute(Some n) : BlockAttribute(n) { const int N = 1; }", "One(5)", "CS0246")]
    [InlineData("[Dense(2)] public class OneAttribute(int n) : BlockAttribute(n) { const Some N = 1; }", "One(5)", "CS0246")]
    [InlineData("[Dense(2)] public abstract class OneAttribute : BlockAttribute;", "One, Dense(2)", "CS0653")]
    [InlineData("[Dense(2)] public class OneAttribute : BlockAttribute;", "One(5)", "CS1729")]
    [InlineData("[Dense(2)] public class OneAttribute(int n) : BlockAttribute(n) { const int N = 1; }", "One(\"five\")", "CS1503")]
    [InlineData("[Dense(2)] public class OneAttribute : BlockAttribute;", "One(Repeat = Many)", "CS0103")]
    [InlineData("[Dense(2), One(Times = 2)] public class OneAttribute : BlockAttribute;", "Dense(2)", "CS0246")]
    [InlineData("[Dense(2)] public class OneAttribute : OneAttribute;", "One, Dense(2)", "CS0146")]
    [InlineData("[Dense(2] public class OneAttribute : BlockAttribute;", "One", "CS1026")]
    public void AddNothingToTheCompilersErrors(string block, string use, string error)
    {
        Generation generation = Project.Of($"using NetGen;\n{block}\n[Network, Input(3), {use}, MeanSquaredError] public partial class Net;").Generate();
        Assert.Empty(generation.Diagnostics);
        Assert.Contains(error, generation.CompilerErrors().Select(d => d.Id));
        Assert.All(generation.CompilerErrors(), d => Assert.True(generation.Input.ContainsSyntaxTree(d.Location.SourceTree), d.ToString()));
    }

    [Fact]
    public void DeepNetworksAreReadFast()
    {
        string source = $$"""
            using NetGen;
            {{ResNet}}
            [Network, Input(8, 8, 3), {{string.Join(", ", Enumerable.Range(1, 300).Select(i => $"BasicBlock({i}, Repeat = 1)"))}}, BasicBlock(8, Repeat = 3000)]
            public partial class Net;
            """;
        Specs.Of(source);
        var watch = Stopwatch.StartNew();
        NetworkSpec spec = Specs.Of(source);
        Assert.Empty(spec.Faults);
        Assert.Equal(3301, spec.Declarations.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), watch.Elapsed.ToString("c", CultureInfo.InvariantCulture));
    }

    /// <summary>The declarations of a network after "using NetGen".</summary>
    private static string Read(string source, int depth = int.MaxValue) => Specs.Write(Specs.Of("using NetGen;\n" + source), depth);

    /// <summary>What a block stands for in a network that only uses it.</summary>
    private static string Contents(string block, string use)
    {
        NetworkSpec spec = Specs.Of($"using NetGen;\n{block}\n[Network, {use}] public partial class Net;");
        Assert.Empty(spec.Faults);
        return Specs.Write(Assert.Single(spec.Declarations).Children!.Value);
    }
}
