namespace NetGen.CodeFixes.Fixes;

/// <summary>Leaves out a bias that has no effect.</summary>
internal sealed class RemoveBias : Fix
{
    public override IReadOnlyList<string> Ids => ["NETGEN3010"];

    public override Edit? Find(FixTarget target) =>
        target.Attribute is { } attribute && target.Has(attribute, nameof(WeightedLayerAttribute.UseBias))
            ? Edit.Of("Leave out the bias", target, AttributeEdits.SetArgument(attribute, nameof(WeightedLayerAttribute.UseBias), "false"))
            : null;
}
