using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Diagnostics;

namespace NetGen.CodeFixes.Fixes;

/// <summary>Gives the last layer a unit for each class.</summary>
internal sealed class ChangeUnits : Fix
{
    public override IReadOnlyList<string> Ids => ["NETGEN3015"];

    public override Edit? Find(FixTarget target) =>
        target.Other is { } layer
        && target.Property(FixProperties.Units) is { } units
        && target.Has(layer, FixProperties.Units)
        && layer.ArgumentList?.Arguments.FirstOrDefault() is { NameEquals: null, Expression: LiteralExpressionSyntax number }
        && number.IsKind(SyntaxKind.NumericLiteralExpression)
            ? Edit.Of($"Give {layer.Name} {units} units", target, new TextChange(number.Span, units))
            : null;
}
