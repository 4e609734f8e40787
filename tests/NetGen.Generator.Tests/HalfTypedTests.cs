using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Parsing;
using NetGen.Generator.Tests.Chaos;
using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests;

/// <summary>
/// Ten thousand declarations that are random, broken or half typed. Of each, parser and checks are run; a part goes through the generator and the
/// analyzer as the compiler runs them. Nothing throws or hangs, and each diagnostic has a place.
/// </summary>
[Collection(nameof(Alone))]
public class HalfTypedTests
{
    private const int Cases = 10_000;

    /// <summary>One case in so many is generated and analyzed as a whole.</summary>
    private const int CompiledOneIn = 40;

    private const int MostFailures = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Declarations to begin with, whose kinds of mistakes differ: graphs, blocks that hold each other, cells, lambdas, recurrent layers.</summary>
    private static readonly string[] Declarations =
    [
        """
        using NetGen;

        namespace Models;

        public partial class Outer<T>
        {
            [Network(Precision = Precision.Double)]
            [Budget(MaxParameters = 100000)]
            [Input(8, 8, 1, Name = "pixels"), Input(3, Name = "facts")]
            [Conv2D(4, [3, 3], Name = "stem", AxisStrides = [2, 1], KernelL2 = 1e-4, Activation = Activation.ReLU, From = "pixels")]
            [Loop(4, Repeat = 2), MaxPool2D(2), Flatten(Name = "seen")]
            [Concat("seen", "facts"), Dense(units: 3, Activation = Activation.Softmax, Name = "kind")]
            [Dense(1, From = "seen", Name = "price", SharedWith = null), Output("kind"), Output("price")]
            [SparseCategoricalCrossEntropy(From = "kind"), MeanSquaredError(From = "price", Weight = 0.5)]
            private sealed partial class Net;
        }

        [Conv2D(Filters, 1, Name = "main", When = Filters > 1), Add("main", In)]
        public class LoopAttribute(int filters) : BlockAttribute(filters) { private const int Filters = 2 * Half, Half = 2; }
        """,
        """
        using NetGen;

        [Network, Input(6, Type = InputType.Integer), Embedding(10, 4, MaskZero = true), LSTM(3, Bidirectional = true, ReturnSequences = true), Cell(2), Dense(1), BinaryCrossEntropy(FromLogits = true)]
        public partial class Net;

        [State(Units, Name = "h"), Weight(-1, Units, Name = "kernel"), MatMul(In, "kernel"), Add("h"), NextState("h")]
        public sealed class CellAttribute(int units = 2) : RecurrentCellAttribute(units) { private const int Units = 2; }

        [Ring(2)]
        public sealed class RingAttribute(int units) : BlockAttribute(units) { private const int Units = Units + 1; }
        """,
        """
        using NetGen;
        using static System.Math;

        [Network]
        [Input(4, 3)]
        [Lambda(nameof(Square)), Weight(3, 3, Name = "w"), MatMul("lambda_1", "w"), TimeDistributedBlock(3)]
        [Reshape(-1), LayerNormalization, Dropout(0.25, Seed = 3), Dense(2, KernelConstraint = Constraint.UnitNorm)]
        [MeanSquaredError(Reduction = Reduction.Sum)]
        internal sealed partial class Net
        {
            private static double Square(double x) => x * Sqrt(x) + (x > 0 ? 1 : -x);
        }

        [Dense(Units), TimeDistributed(2)]
        public class TimeDistributedBlockAttribute(int units) : BlockAttribute(units) { private const int Units = 1; }
        """,
    ];

    [Fact]
    public async Task NothingThrowsAndNothingHangs()
    {
        Project project = Project.Of("// Typed below.").With("NetGenVectorWidths", "none");
        CSharpCompilation compilation = project.Compilation;
        var failures = new ConcurrentQueue<string>();
        int reported = 0, right = 0;
        await Parallel.ForAsync(0, Cases, async (number, _) =>
        {
            if (failures.Count > MostFailures)
            {
                return;
            }

            string source = Write(number);
            using var patience = new CancellationTokenSource(Patience);
            try
            {
                CSharpCompilation typed = Project.Edit(compilation, Project.NetworkFile, _ => source);
                int found = Check(typed, patience.Token);
                Interlocked.Add(ref reported, Math.Min(found, 1));
                Interlocked.Add(ref right, found == 0 ? 1 : 0);
                if (number % CompiledOneIn == 0)
                {
                    await CompileAsync(project, typed, patience.Token);
                }
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                failures.Enqueue($"Case {number}: {e}\n\n{source}\n");
            }
        });

        Assert.True(failures.IsEmpty, string.Join('\n', failures));
        Assert.True(reported > Cases / 10 && right > Cases / 10, $"{reported} of {Cases} had mistakes that NetGen names, {right} had none.");
    }

    /// <summary>A declaration as it stands after each character that is typed.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void EveryBeginningOfADeclarationIsBorne(int declaration)
    {
        CSharpCompilation compilation = Project.Of("// Typed below.").Compilation;
        string text = Declarations[declaration];
        Parallel.For(0, text.Length, length =>
        {
            using var patience = new CancellationTokenSource(Patience);
            Check(Project.Edit(compilation, Project.NetworkFile, _ => text[..length]), patience.Token);
        });
    }

    private static string Write(int number)
    {
        if (number % 4 == 3)
        {
            var writer = new DeclarationWriter(2_000_000 + number);
            return writer.Break(writer.Write(wrongness: 0.3));
        }

        return new Typist(number).Spoil(Declarations[number % Declarations.Length]);
    }

    /// <summary>What the analyzer does of each network, without the compiler around it; the number of findings.</summary>
    private static int Check(CSharpCompilation compilation, CancellationToken cancellation)
    {
        SyntaxTree tree = compilation.SyntaxTrees.Single(t => t.FilePath == Project.NetworkFile);
        SemanticModel model = compilation.GetSemanticModel(tree);
        int found = 0;
        foreach (SyntaxNode node in tree.GetRoot(cancellation).DescendantNodes().Where(n => n is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax))
        {
            var type = (INamedTypeSymbol)model.GetDeclaredSymbol(node, cancellation)!;
            if (type.GetAttributes().FirstOrDefault(AttributeReader.IsNetwork) is { } network)
            {
                ImmutableArray<Diagnostic> diagnostics =
                    [.. NetGen.Generator.Diagnostics.NetworkDiagnostics.All(NetworkParser.Parse(type, network, compilation, cancellation), cancellation).In(compilation)];
                RequirePlaces(diagnostics);
                found += diagnostics.Length;
            }
        }

        return found;
    }

    /// <summary>Generates and analyzes as a build does.</summary>
    private static async Task CompileAsync(Project project, CSharpCompilation typed, CancellationToken cancellation)
    {
        GeneratorRunResult result = project.CreateDriver().RunGeneratorsAndUpdateCompilation(typed, out Compilation output, out _, cancellation).GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        RequirePlaces(result.Diagnostics);
        ImmutableArray<Diagnostic> analyzed = await output
            .WithAnalyzers([new NetworkAnalyzer()], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync(cancellation);
        Assert.DoesNotContain(analyzed, d => d.Id == "AD0001");
        RequirePlaces(analyzed);
    }

    private static void RequirePlaces(ImmutableArray<Diagnostic> diagnostics) =>
        Assert.All(diagnostics, d => Assert.True(d.Location.IsInSource, d.ToString()));
}
