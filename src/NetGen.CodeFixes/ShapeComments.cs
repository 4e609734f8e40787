using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.CodeFixes;

/// <summary>
/// Comments of shapes at the ends of lines: <c>// 26×26×32</c>. Several layers on a line are joined by arrows, and equal shapes in a row
/// are written once. A comment of the user's own stays behind the shapes: <c>// 13×13×32 · the first stage</c>.
/// </summary>
internal static class ShapeComments
{
    private const string Arrow = " → ", Divider = " · ";

    private static readonly Regex Written = new($@"^//\s*(?:\d+(?:×\d+)*|scalar)(?:{Arrow}(?:\d+(?:×\d+)*|scalar))*(?:{Divider}(?<own>.*))?$", RegexOptions.CultureInvariant);

    /// <summary>A line that attributes end on.</summary>
    /// <param name="Comment">The comment behind its code, with the blanks before it; empty if there is none.</param>
    /// <param name="Found">What the comment says.</param>
    /// <param name="Shapes">The shapes of its layers, joined; empty if it has none.</param>
    internal sealed record Line(TextSpan Comment, string Found, string Shapes)
    {
        private Match Match => Written.Match(Found);

        /// <summary>Whether the comment has shapes.</summary>
        public bool HasShapes => Match.Success;

        /// <summary>What the comment says besides shapes.</summary>
        public string Own => Match.Success ? Match.Groups["own"].Value : Found.TrimStart('/').Trim();
    }

    /// <summary>The lines on which a class's attributes end, but for those where something else than a comment would follow a comment.</summary>
    public static IReadOnlyList<Line> LinesOf(TypeDeclarationSyntax part, IReadOnlyDictionary<int, string> shapes, SourceText text) =>
    [
        .. part.AttributeLists.SelectMany(l => l.Attributes)
            .GroupBy(a => text.Lines.GetLineFromPosition(a.Span.End).LineNumber)
            .Select(line => LineOf(part, text.Lines[line.Key], Join(line.Select(a => shapes.TryGetValue(a.Span.End, out string? shape) ? shape : null)), text))
            .OfType<Line>(),
    ];

    /// <summary>The comments as they should be, where they are not.</summary>
    public static IEnumerable<TextChange> Write(IEnumerable<Line> lines, SourceText text) => lines
        .Select(l => (l.Comment, Text: l.Shapes.Length > 0 ? $" // {l.Shapes}{(l.Own.Length > 0 ? Divider + l.Own : string.Empty)}" : l.HasShapes ? OwnComment(l) : null))
        .Where(c => c.Text is not null && c.Text != text.ToString(c.Comment))
        .Select(c => new TextChange(c.Comment, c.Text!));

    /// <summary>The comments without shapes, where they have some.</summary>
    public static IEnumerable<TextChange> Remove(IEnumerable<Line> lines) => lines.Where(l => l.HasShapes).Select(l => new TextChange(l.Comment, OwnComment(l)));

    private static string OwnComment(Line line) => line.Own.Length > 0 ? $" // {line.Own}" : string.Empty;

    private static Line? LineOf(TypeDeclarationSyntax part, TextLine line, string shapes, SourceText text)
    {
        // The last code on the line: an attribute list's bracket or comma, or what follows it.
        SyntaxToken last = part.SyntaxTree.GetRoot().FindToken(line.End);
        while (last.SpanStart >= line.End)
        {
            last = last.GetPreviousToken();
        }

        if (last.Span.End > line.End)
        {
            return null;
        }

        SyntaxTrivia comment = last.TrailingTrivia.FirstOrDefault(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia));
        bool isFree = last.TrailingTrivia.All(t => t.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia or SyntaxKind.SingleLineCommentTrivia);
        return isFree ? new Line(TextSpan.FromBounds(last.Span.End, line.End), comment.ToString().TrimEnd(), shapes) : null;
    }

    private static string Join(IEnumerable<string?> shapes)
    {
        var distinct = new List<string>();
        foreach (string shape in shapes.OfType<string>())
        {
            if (distinct.Count == 0 || distinct[distinct.Count - 1] != shape)
            {
                distinct.Add(shape);
            }
        }

        return string.Join(Arrow, distinct);
    }
}
