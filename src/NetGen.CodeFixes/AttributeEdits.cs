using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.CodeFixes;

/// <summary>Changes of attributes as changes of text, so that all else in the file stays as it is written.</summary>
internal static class AttributeEdits
{
    /// <summary>Gives a named argument a value.</summary>
    public static TextChange SetArgument(AttributeSyntax attribute, string name, string value)
    {
        if (FindArgument(attribute, name) is { } argument)
        {
            return new TextChange(argument.Expression.Span, value);
        }

        AttributeArgumentListSyntax? list = attribute.ArgumentList;
        return list is null ? Insert(attribute.Name.Span.End, $"({name} = {value})")
            : list.Arguments.Count == 0 ? Insert(list.CloseParenToken.SpanStart, $"{name} = {value}")
            : Insert(list.Arguments.Last().Span.End, $", {name} = {value}");
    }

    /// <summary>Takes a named argument away, with the parentheses if there is no other.</summary>
    public static TextChange? RemoveArgument(AttributeSyntax attribute, string name) =>
        FindArgument(attribute, name) is not { } argument ? null
        : attribute.ArgumentList!.Arguments.Count == 1 ? Delete(attribute.ArgumentList.Span)
        : Delete(WithComma(attribute.ArgumentList.Arguments, argument));

    /// <summary>A named argument, or null if it is not given.</summary>
    public static AttributeArgumentSyntax? FindArgument(AttributeSyntax attribute, string name) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name);

    /// <summary>Takes an attribute away: from between its commas, or with its brackets, or with its line if it stands there alone.</summary>
    public static TextChange Remove(AttributeSyntax attribute, SourceText text)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
        {
            return Delete(WithComma(list.Attributes, attribute));
        }

        TextLine first = text.Lines.GetLineFromPosition(list.SpanStart), last = text.Lines.GetLineFromPosition(list.Span.End);
        bool startsLine = IsBlank(text, first.Start, list.SpanStart), endsLine = IsBlank(text, list.Span.End, last.End);
        return startsLine && endsLine ? Delete(TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak))
            : endsLine ? Delete(TextSpan.FromBounds(SkipBlanks(text, list.SpanStart, -1), list.Span.End))
            : Delete(TextSpan.FromBounds(list.SpanStart, SkipBlanks(text, list.Span.End, 1)));
    }

    /// <summary>Puts an attribute before another one: on a line of its own, if that has one too, else in the same brackets.</summary>
    public static TextChange InsertBefore(AttributeSyntax attribute, string inserted, SourceText text)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        TextLine line = text.Lines.GetLineFromPosition(list.SpanStart);
        return list.Attributes.Count == 1 && IsBlank(text, line.Start, list.SpanStart)
            ? Insert(list.SpanStart, $"[{inserted}]{LineBreak(text, line)}{Indentation(text, line)}")
            : Insert(attribute.SpanStart, $"{inserted}, ");
    }

    /// <summary>Gives an attribute another name, and leaves what stands before and behind it.</summary>
    public static TextChange Rename(AttributeSyntax attribute, string name) => new(attribute.Name.DescendantTokens().Last().Span, name);

    /// <summary>A name of the vocabulary, written as the attribute's own is: with its namespace, if that has it.</summary>
    public static string Qualify(AttributeSyntax attribute, string name) => attribute.Name switch
    {
        QualifiedNameSyntax qualified => $"{qualified.Left}.{name}",
        AliasQualifiedNameSyntax aliased => $"{aliased.Alias}::{name}",
        _ => name,
    };

    /// <summary>The line break that a line ends with, or the file's own if it has none.</summary>
    public static string LineBreak(SourceText text, TextLine line)
    {
        string found = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        return found.Length > 0 ? found : text.Lines.Count > 1 ? text.ToString(TextSpan.FromBounds(text.Lines[0].End, text.Lines[0].EndIncludingLineBreak)) : "\n";
    }

    /// <summary>The blanks that a line begins with.</summary>
    public static string Indentation(SourceText text, TextLine line) => text.ToString(TextSpan.FromBounds(line.Start, SkipBlanks(text, line.Start, 1)));

    public static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);

    public static TextChange Delete(TextSpan span) => new(span, string.Empty);

    /// <summary>Whether there is nothing but blanks.</summary>
    public static bool IsBlank(SourceText text, int start, int end) => string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(start, end)));

    /// <summary>An element of a list with the comma that it no longer needs.</summary>
    private static TextSpan WithComma<TNode>(SeparatedSyntaxList<TNode> list, TNode element)
        where TNode : SyntaxNode
    {
        int index = list.IndexOf(element);
        return index > 0 ? TextSpan.FromBounds(list[index - 1].Span.End, element.Span.End) : TextSpan.FromBounds(element.SpanStart, list[1].SpanStart);
    }

    /// <summary>The end of the blanks on one side of a position.</summary>
    private static int SkipBlanks(SourceText text, int position, int step)
    {
        while (step > 0 ? position < text.Length && text[position] is ' ' or '\t' : position > 0 && text[position - 1] is ' ' or '\t')
        {
            position += step;
        }

        return position;
    }
}
