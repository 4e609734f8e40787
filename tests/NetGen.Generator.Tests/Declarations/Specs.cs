using System.Collections;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model;
using NetGen.Generator.Parsing;
using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests.Declarations;

/// <summary>Specs of networks, and their text.</summary>
internal static class Specs
{
    /// <summary>The spec of the class <c>Net</c>, which must compile but for what the generator adds.</summary>
    public static NetworkSpec Of(params string[] files)
    {
        CSharpCompilation compilation = Project.Of(files).Compilation;
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        SyntaxTree tree = compilation.SyntaxTrees[0];
        ClassDeclarationSyntax declaration = tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Single(c => c.Identifier.Text == "Net");
        var type = (INamedTypeSymbol)compilation.GetSemanticModel(tree).GetDeclaredSymbol(declaration)!;
        AttributeData network = type.GetAttributes().Single(a => a.AttributeClass!.Name == nameof(NetworkAttribute));
        return NetworkParser.Parse(type, network, compilation, CancellationToken.None).Spec;
    }

    public static string Write(NetworkSpec spec, int depth = int.MaxValue) => Write(spec.Declarations, depth);

    /// <summary>One declaration a line, blocks down to a depth with what stands in them.</summary>
    public static string Write(IEnumerable<DeclarationSpec> declarations, int depth = int.MaxValue) => string.Join('\n', declarations.Select(d => Write(d, depth)));

    private static string Write(DeclarationSpec declaration, int depth)
    {
        Assert.True(declaration.IsReadable);
        string arguments = string.Join(", ", declaration.Arguments.Select(a => $"{a.Name}: {Write(a.Value)}"));
        string head = arguments.Length == 0 ? declaration.Kind : $"{declaration.Kind}({arguments})";
        return declaration.Children is { } children && depth > 0
            ? $"{head} {{\n  {Write(children, depth - 1).Replace("\n", "\n  ", StringComparison.Ordinal)}\n}}"
            : head;
    }

    private static string Write(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Write))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
