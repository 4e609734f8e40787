using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests;

/// <summary>What an edit makes the generator do: nothing, unless it changes a network. Every other test runs twice for the same reason.</summary>
public class IncrementalTests
{
    private const string BlockFile = "Networks2.cs";

    private const string Network = """
        using NetGen;

        [Network, Input(4), Hidden(3), Dense(2), MeanSquaredError]
        public partial class Net;

        [Network, Input(4), Dense(5)]
        public partial class Other;
        """;

    private const string Block = """
        using NetGen;

        [Dense(Units, Activation = Activation.ReLU)]
        public sealed class HiddenAttribute(int units) : BlockAttribute(units) { private const int Units = 1; }
        """;

    [Theory]
    [InlineData(Project.OtherFile, "// Nothing yet.", "internal enum Unrelated { One }")]
    [InlineData(BlockFile, "using NetGen;", "using NetGen; // The vocabulary.")]
    [InlineData(BlockFile, "Units = 1", "Units = 7")]
    public void AnEditElsewhereTouchesNothing(string file, string before, string after)
    {
        (GeneratorRunResult first, GeneratorRunResult second) = Edit(file, before, after);
        Caching.AssertUntouched(first, second);
    }

    [Theory]
    [InlineData("using NetGen;", "using NetGen;\n// Networks of this project.\n")]
    [InlineData("public partial class Net;", "public partial class Net { public int Answer => 42; }")]
    [InlineData("Input(4), Hidden", "Input(  4 ), Hidden")]
    [InlineData("Dense(2)", "Dense(units: 2)")]
    [InlineData("Dense(2)", "Dense(1 + 1)")]
    public void AnEditThatChangesNoNetworkWritesNothing(string before, string after)
    {
        (GeneratorRunResult first, GeneratorRunResult second) = Edit(Project.NetworkFile, before, after);
        Caching.AssertKept(first, second);
    }

    [Theory]
    [InlineData(Project.NetworkFile, "Dense(2)", "Dense(6)", "ParameterCount = 39;")]
    [InlineData(Project.NetworkFile, "Hidden(3)", "Hidden(8)", "ParameterCount = 58;")]
    [InlineData(BlockFile, "Dense(Units", "Dense(2 * Units", "ParameterCount = 44;")]
    [InlineData(BlockFile, "Activation = Activation.ReLU", "UseBias = false", "ParameterCount = 20;")]
    public void AnEditOfOneNetworkWritesThatOneAlone(string file, string before, string after, string expected)
    {
        (GeneratorRunResult first, GeneratorRunResult second) = Edit(file, before, after);
        Assert.Contains(expected, TextOf(second, "Net.g.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain(expected, TextOf(first, "Net.g.cs"), StringComparison.Ordinal);
        Assert.Same(
            first.GeneratedSources.Single(s => s.HintName == "Other.g.cs").SourceText,
            second.GeneratedSources.Single(s => s.HintName == "Other.g.cs").SourceText);
    }

    /// <summary>An error stands where its network stands now, though nothing else is done again.</summary>
    [Fact]
    public void ErrorsFollowTheirNetwork()
    {
        const string Declared = "using NetGen;\n\n[Network, Input(4), Dense(0)]\npublic partial class Net;\n";
        Project project = Project.Of(Declared);
        GeneratorDriver driver = project.CreateDriver().RunGenerators(project.Compilation);
        CSharpCompilation edited = Project.Edit(Project.Edit(project.Compilation, Project.OtherFile, _ => "// Something."), Project.NetworkFile, t => $"// One line more.\n{t}");
        Diagnostic error = driver.RunGenerators(edited).GetRunResult().Diagnostics.Single();
        Assert.Equal(3, error.Location.GetLineSpan().StartLinePosition.Line);
        Assert.True(edited.ContainsSyntaxTree(error.Location.SourceTree));
    }

    /// <summary>Files may have the same path, as those of generators and of notebooks do.</summary>
    [Fact]
    public void ErrorsStandInTheirOwnFile()
    {
        Project project = Project.Of("using NetGen; [Network, Input(4), Dense(0)] public partial class Net;");
        SyntaxTree tree = project.Compilation.SyntaxTrees[0];
        CSharpCompilation twins = project.Compilation
            .ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText("// The first.", (CSharpParseOptions)tree.Options))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(tree.ToString(), (CSharpParseOptions)tree.Options));
        Diagnostic error = project.CreateDriver().RunGenerators(twins).GetRunResult().Diagnostics.Single();
        Assert.Same(twins.SyntaxTrees[^1], error.Location.SourceTree);
    }

    private static string TextOf(GeneratorRunResult result, string file) => result.GeneratedSources.Single(s => s.HintName == file).SourceText.ToString();

    private static (GeneratorRunResult First, GeneratorRunResult Second) Edit(string file, string before, string after)
    {
        Project project = Project.Of(Network, Block).With("NetGenVectorWidths", "none");
        GeneratorDriver driver = project.CreateDriver().RunGenerators(project.Compilation);
        GeneratorRunResult first = driver.GetRunResult().Results.Single();
        CSharpCompilation edited = Project.Edit(project.Compilation, file, text =>
        {
            Assert.Contains(before, text, StringComparison.Ordinal);
            return text.Replace(before, after, StringComparison.Ordinal);
        });
        Assert.DoesNotContain(edited.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error && d.Id is not ("CS0117" or "CS1061" or "CS0535"));
        GeneratorRunResult second = driver.RunGenerators(edited).GetRunResult().Results.Single();
        Assert.Empty(second.Diagnostics);
        return (first, second);
    }
}
