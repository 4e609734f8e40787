namespace NetGen.CodeFixes.Fixes;

/// <summary>Pads a window's input, so that every element falls in some window.</summary>
internal sealed class SamePadding : Fix
{
    public override IReadOnlyList<string> Ids => ["NETGEN2002", "NETGEN2004", "NETGEN3014"];

    public override Edit? Find(FixTarget target) =>
        target.Attribute is { } attribute && target.Has(attribute, nameof(PoolAttribute.Padding)) && AttributeEdits.FindArgument(attribute, nameof(PoolAttribute.Pads)) is null
            ? Edit.Of("Use Padding.Same", target, AttributeEdits.SetArgument(attribute, nameof(PoolAttribute.Padding), AttributeEdits.Qualify(attribute, "Padding.Same")))
            : null;
}
