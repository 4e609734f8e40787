namespace NetGen.CodeFixes.Fixes;

/// <summary>Takes away a layer that does nothing, or nothing good.</summary>
internal sealed class RemoveLayer : Fix
{
    public override IReadOnlyList<string> Ids => ["NETGEN3006", "NETGEN3009", "NETGEN3011", "NETGEN3012", "NETGEN3013"];

    public override Edit? Find(FixTarget target) =>
        target.Attribute is { } attribute ? Edit.Of($"Leave out {attribute.Name}", target, AttributeEdits.Remove(attribute, target.Text)) : null;
}
