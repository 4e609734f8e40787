using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Compiler;
using NetGen.Generator.Tests.Declarations;

namespace NetGen.Generator.Tests;

/// <summary>Each mistake gives its own error, at its own place, in its own words, and no other.</summary>
public class WrongDeclarationTests
{
    public static TheoryData<string> Names => [.. WrongDeclarations.All.Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ReportsEachMistakeOnce(string name)
    {
        WrongDeclaration declaration = WrongDeclarations.All.Single(d => d.Name == name);
        var marked = Marked.Parse(declaration.File);
        Generation generation = Project.Of(marked.Text).Generate();

        var expected = marked.Marks.Zip(declaration.Messages, (m, message) => (m.Id, Text: marked.Text.Substring(m.Span.Start, m.Span.Length), m.Span, message));
        var found = generation.Diagnostics.Select(d => (d.Id, Text: marked.Text.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length), d.Location.SourceSpan, Message(d)));
        Assert.Equal(Lines(expected), Lines(found));
        Assert.Equal(declaration.Messages.Length, marked.Marks.Count);
        Assert.All(generation.Diagnostics, d => Assert.Equal(DiagnosticSeverity.Error, d.Severity));

        // The compiler has nothing to add, though the program uses what the network would have generated.
        Assert.Equal([], generation.CompilerErrors());

        // The analyzer says the same, and gives no advice on top of errors.
        ImmutableArray<Diagnostic> analyzed = await Project.AnalyzeAsync(generation.Output);
        Assert.Equal(Set(generation.Diagnostics), Set(analyzed));
    }

    [Fact]
    public void NamesAreUnique() => Assert.Equal(WrongDeclarations.All.Count, WrongDeclarations.All.DistinctBy(d => d.Name).Count());

    private static string Message(Diagnostic diagnostic) => diagnostic.GetMessage(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Set(IEnumerable<Diagnostic> diagnostics) => diagnostics
        .Select(d => $"{d.Id} {d.Location.SourceSpan} {Message(d)}")
        .Distinct()
        .Order(StringComparer.Ordinal);

    private static string Lines(IEnumerable<(string Id, string Text, Microsoft.CodeAnalysis.Text.TextSpan Span, string Message)> diagnostics) => string.Join(
        '\n',
        diagnostics
            .OrderBy(d => d.Span.Start).ThenByDescending(d => d.Span.End).ThenBy(d => d.Id, StringComparer.Ordinal)
            .Select(d => $"{d.Id} at {d.Span} '{d.Text}': {d.Message}"));
}
