namespace NetGen.CodeFixes.Fixes;

/// <summary>Has a layer work channels-last, as all do.</summary>
internal sealed class RemoveDataFormat : Fix
{
    public override IReadOnlyList<string> Ids => ["NETGEN2009"];

    public override Edit? Find(FixTarget target) =>
        target.Attribute is { } attribute && AttributeEdits.RemoveArgument(attribute, nameof(PoolAttribute.DataFormat)) is { } change
            ? Edit.Of("Work channels-last", target, change)
            : null;
}
