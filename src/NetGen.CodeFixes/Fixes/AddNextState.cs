using NetGen.Generator.Diagnostics;

namespace NetGen.CodeFixes.Fixes;

/// <summary>Has the last layer of a recurrent cell give a state its next value.</summary>
internal sealed class AddNextState : Fix
{
    public override IReadOnlyList<string> Ids => ["NETGEN2019"];

    public override Edit? Find(FixTarget target)
    {
        // The diagnostic stands at the use of the cell, whose layers stand on its class.
        if (target.AnyAttribute is not { } use || target.Property(FixProperties.Name) is not { } state)
        {
            return null;
        }

        AttributeSyntax? last = target.TypeOf(use)?.DeclaringSyntaxReferences
            .Select(r => r.GetSyntax(target.Cancellation))
            .OfType<TypeDeclarationSyntax>()
            .Select(t => t.AttributeLists.LastOrDefault()?.Attributes.Last())
            .FirstOrDefault(a => a is not null);
        return last is null
            ? null
            : new Edit(
                $"Add [NextState(\"{state}\")] behind the last layer",
                [(last.SyntaxTree, AttributeEdits.Insert(last.Span.End, $", {AttributeEdits.Qualify(last, "NextState")}(\"{state}\")"))]);
    }
}
