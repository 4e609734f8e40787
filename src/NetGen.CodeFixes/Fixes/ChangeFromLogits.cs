using NetGen.Generator.Diagnostics;

namespace NetGen.CodeFixes.Fixes;

/// <summary>Tells a loss what it gets: scores, or probabilities.</summary>
internal sealed class ChangeFromLogits : Fix
{
    private const string Argument = FixProperties.FromLogits;

    public override IReadOnlyList<string> Ids => ["NETGEN3001", "NETGEN3002"];

    public override Edit? Find(FixTarget target)
    {
        if (target.Attribute is not { } attribute || !target.Has(attribute, Argument))
        {
            return null;
        }

        return target.Property(Argument) is not null ? Edit.Of("Use FromLogits = true", target, AttributeEdits.SetArgument(attribute, Argument, "true"))
            : AttributeEdits.RemoveArgument(attribute, Argument) is { } change ? Edit.Of("Leave out FromLogits", target, change)
            : null;
    }
}
