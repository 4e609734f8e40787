using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Diagnostics;

namespace NetGen.CodeFixes.Fixes;

/// <summary>Replaces a misspelt name of a layer by the nearest one.</summary>
internal sealed class CorrectName : Fix
{
    public override IReadOnlyList<string> Ids => ["NETGEN1008"];

    public override Edit? Find(FixTarget target)
    {
        // A name may also stand in a constant, which others read as well.
        ExpressionSyntax? wrong = target.Attribute?.ArgumentList?.DescendantNodes().OfType<LiteralExpressionSyntax>()
            .FirstOrDefault(l => l.IsKind(SyntaxKind.StringLiteralExpression) && l.Token.ValueText == target.Property(FixProperties.Found));
        return wrong is not null && target.Property(FixProperties.Name) is { } name
            ? Edit.Of($"Change to '{name}'", target, new TextChange(wrong.Span, $"\"{name}\""))
            : null;
    }
}
