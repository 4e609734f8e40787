using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.CodeFixes.Fixes;

/// <summary>Takes away the modifier that keeps a class from being a network.</summary>
internal sealed class RemoveModifier : Fix
{
    public override IReadOnlyList<string> Ids => ["NETGEN1003"];

    public override Edit? Find(FixTarget target)
    {
        if (target.Type is not ClassDeclarationSyntax { TypeParameterList: null } type)
        {
            return null;
        }

        SyntaxToken[] wrong = [.. type.Modifiers.Where(m => m.Kind() is SyntaxKind.StaticKeyword or SyntaxKind.AbstractKeyword or SyntaxKind.FileKeyword)];
        return wrong.Length == 1
            ? Edit.Of($"Leave out '{wrong[0].ValueText}'", target, AttributeEdits.Delete(TextSpan.FromBounds(wrong[0].SpanStart, wrong[0].GetNextToken().SpanStart)))
            : null;
    }
}
