namespace NetGen.CodeFixes.Fixes;

/// <summary>Makes a vector of a map before a dense layer.</summary>
internal sealed class AddFlatten : Fix
{
    public override IReadOnlyList<string> Ids => ["NETGEN2003"];

    public override Edit? Find(FixTarget target) =>
        target.Attribute is { } attribute && AttributeEdits.FindArgument(attribute, nameof(LayerAttribute.From)) is null
            ? Edit.Of("Add [Flatten]", target, AttributeEdits.InsertBefore(attribute, AttributeEdits.Qualify(attribute, "Flatten"), target.Text))
            : null;
}
