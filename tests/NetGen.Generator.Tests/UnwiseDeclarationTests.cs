using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Compiler;
using NetGen.Generator.Tests.Declarations;

namespace NetGen.Generator.Tests;

/// <summary>Each rule speaks where it should, in its own words and at its own place, and is silent beside that.</summary>
public class UnwiseDeclarationTests
{
    public static TheoryData<string> Names => [.. UnwiseDeclarations.All.Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task GivesTheAdvice(string name)
    {
        UnwiseDeclaration declaration = UnwiseDeclarations.All.Single(d => d.Name == name);
        var marked = Marked.Parse(declaration.Source);
        Compilation compilation = Project.Of(marked.Text).Compilation;
        Assert.Empty(compilation.GetDiagnostics());
        Assert.Equal(
            marked.Marks.Zip(declaration.Messages, (m, message) => $"{m.Id} at '{marked.Text.Substring(m.Span.Start, m.Span.Length)}' {m.Span}: {message}"),
            (await Project.AnalyzeAsync(compilation)).Where(d => marked.Marks.Count > 0 || d.DefaultSeverity >= DiagnosticSeverity.Warning).OrderBy(d => d.Location.SourceSpan.Start).Select(d => Line(d, marked.Text)));
        Assert.Equal(declaration.Messages.Length, marked.Marks.Count);
    }

    [Fact]
    public void NamesAreUnique() => Assert.Equal(UnwiseDeclarations.All.Count, UnwiseDeclarations.All.DistinctBy(d => d.Name).Count());

    private static string Line(Diagnostic diagnostic, string text)
    {
        var span = diagnostic.Location.SourceSpan;
        return $"{diagnostic.Id} at '{text.Substring(span.Start, span.Length)}' {span}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }
}
