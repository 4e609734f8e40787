using NetGen.Generator.Diagnostics;

namespace NetGen.CodeFixes.Fixes;

/// <summary>Has the recurrent layer before give every step.</summary>
internal sealed class ReturnSequences : Fix
{
    public override IReadOnlyList<string> Ids => ["NETGEN2001"];

    public override Edit? Find(FixTarget target) =>
        target.Property(FixProperties.ReturnSequences) is not null
        && target.Attribute is { } attribute
        && AttributeEdits.FindArgument(attribute, nameof(LayerAttribute.From)) is null
        && target.Before(attribute) is { } before
        && target.Has(before, FixProperties.ReturnSequences)
            ? Edit.Of("Give every step of the layer before", target, AttributeEdits.SetArgument(before, FixProperties.ReturnSequences, "true"))
            : null;
}
