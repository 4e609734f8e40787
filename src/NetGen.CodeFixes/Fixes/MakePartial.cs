using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.CodeFixes.Fixes;

/// <summary>Adds <c>partial</c> to a network, or to a type around it.</summary>
internal sealed class MakePartial : Fix
{
    public override IReadOnlyList<string> Ids => ["NETGEN1001", "NETGEN1002"];

    public override Edit? Find(FixTarget target)
    {
        if (target.Type is not { } type)
        {
            return null;
        }

        // The word stands right before the one that says what kind of type it is.
        return type.Modifiers.Any(SyntaxKind.PartialKeyword)
            ? null
            : Edit.Of($"Make '{type.Identifier.ValueText}' partial", target, AttributeEdits.Insert(type.Keyword.SpanStart, "partial "));
    }
}
