namespace NetGen.CodeFixes.Fixes;

/// <summary>Says that weights which no loss depends on are not trained.</summary>
internal sealed class Freeze : Fix
{
    public override IReadOnlyList<string> Ids => ["NETGEN3017"];

    public override Edit? Find(FixTarget target) => target.Attribute is { } layer
        ? Edit.Of($"Freeze {layer.Name}", target, AttributeEdits.SetArgument(layer, nameof(LayerAttribute.Trainable), "false"))
        : null;
}
