namespace NetGen.CodeFixes.Fixes;

/// <summary>Moves the attributes of all parts of a class to the first that has any, behind its own.</summary>
internal sealed class MoveToOnePart : Fix
{
    public override IReadOnlyList<string> Ids => ["NETGEN1004"];

    public override Edit? Find(FixTarget target)
    {
        if (target.Type is not { } declared || target.Model.GetDeclaredSymbol(declared, target.Cancellation) is not { } type)
        {
            return null;
        }

        TypeDeclarationSyntax[] parts =
        [
            .. type.DeclaringSyntaxReferences.Select(r => r.GetSyntax(target.Cancellation)).OfType<TypeDeclarationSyntax>().Where(p => p.AttributeLists.Count > 0),
        ];
        if (parts.Length < 2)
        {
            return null;
        }

        AttributeListSyntax end = parts[0].AttributeLists.Last();
        SourceText text = end.SyntaxTree.GetText(target.Cancellation);
        TextLine line = text.Lines.GetLineFromPosition(end.Span.End);
        string lineBreak = AttributeEdits.LineBreak(text, line), indentation = AttributeEdits.Indentation(text, text.Lines.GetLineFromPosition(end.SpanStart));

        // Behind a comment on the line of the last list, or right behind the list if the class follows there.
        bool endsLine = parts[0].AttributeLists.Last().GetLastToken().GetNextToken().SpanStart > line.End;
        var changes = new List<(SyntaxTree, TextChange)>();
        string moved = string.Concat(parts.Skip(1).Select(p => $"{lineBreak}{indentation}{Contents(p, lineBreak, indentation, target.Cancellation)}"));
        changes.Add((end.SyntaxTree, AttributeEdits.Insert(endsLine ? line.End : end.Span.End, moved)));
        changes.AddRange(parts.Skip(1).Select(p => (p.SyntaxTree, AttributeEdits.Delete(Taken(p, target.Cancellation)))));
        return new Edit($"Move the layers of '{type.Name}' to one part", changes);
    }

    /// <summary>The attributes of a part with the comments between them, in lines like those that they are put behind.</summary>
    private static string Contents(TypeDeclarationSyntax part, string lineBreak, string indentation, CancellationToken cancellation)
    {
        SourceText text = part.SyntaxTree.GetText(cancellation);
        TextSpan span = Span(part, text);
        string own = AttributeEdits.Indentation(text, text.Lines.GetLineFromPosition(span.Start));
        return text.ToString(span).TrimEnd().Replace("\r\n", "\n").Replace("\n" + own, "\n" + indentation).Replace("\n", lineBreak);
    }

    /// <summary>From the first attribute to the last, with a comment behind it.</summary>
    private static TextSpan Span(TypeDeclarationSyntax part, SourceText text)
    {
        AttributeListSyntax last = part.AttributeLists.Last();
        int end = text.Lines.GetLineFromPosition(last.Span.End).End;
        bool endsLine = last.GetLastToken().GetNextToken().SpanStart > end;
        return TextSpan.FromBounds(part.AttributeLists[0].SpanStart, endsLine ? end : last.Span.End);
    }

    /// <summary>The same up to what follows, so that no empty line stays behind.</summary>
    private static TextSpan Taken(TypeDeclarationSyntax part, CancellationToken cancellation)
    {
        TextSpan span = Span(part, part.SyntaxTree.GetText(cancellation));
        return TextSpan.FromBounds(span.Start, part.AttributeLists.Last().GetLastToken().GetNextToken().SpanStart);
    }
}
