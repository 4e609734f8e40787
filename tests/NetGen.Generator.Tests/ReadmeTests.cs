using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests;

/// <summary>What stands in README.md, and in the package's, is true: examples compile, and a network's summary reads as it says.</summary>
public partial class ReadmeTests
{
    private const string Main = "README.md";

    [Theory]
    [InlineData(Main)]
    [InlineData("src/NetGen.Package/README.md")]
    public void ExamplesCompile(string readme)
    {
        Generation generation = Project.Of(Examples(readme)).With("NetGenVectorWidths", "128").Generate();
        Assert.Empty(generation.Diagnostics);
        Assert.Equal([], generation.CompilerErrors());
    }

    [Fact]
    public void SummaryIsThatOfTheNetwork()
    {
        Generation generation = Project.Of(Examples(Main)).Generate();
        INamedTypeSymbol network = generation.Output.GetTypeByMetadataName("MnistCnn")!;
        var summary = (string)((IFieldSymbol)network.GetMembers("Summary").Single()).ConstantValue!;
        Assert.True(Text(Main).Contains(summary, StringComparison.Ordinal), summary);
    }

    /// <summary>All examples in one file: the classes they declare, and their statements, each example's in a method of its own.</summary>
    internal static string Examples(string readme = Main)
    {
        CompilationUnitSyntax[] units = [.. Example().Matches(Text(readme)).Select(m => (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(m.Groups[1].Value).GetRoot())];
        Assert.NotEmpty(units);
        IEnumerable<string> methods = units
            .Select(u => string.Concat(u.Members.OfType<GlobalStatementSyntax>().Select(s => s.ToFullString())))
            .Where(s => s.Length > 0)
            .Select((statements, i) => $"public static void Example{i + 1}()\n{{\n{statements}\n}}\n");
        IEnumerable<string> types = units.SelectMany(u => u.Members.OfType<BaseTypeDeclarationSyntax>()).Select(t => t.ToFullString());
        return $"using System;\nusing System.Collections.Generic;\nusing NetGen;\n{string.Join('\n', types)}\npublic static class Examples\n{{\n{string.Join('\n', methods)}}}\n";
    }

    private static string Text(string readme) => File.ReadAllText(Path.Combine(Repository.Root, readme));

    [GeneratedRegex(@"```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
