namespace NetGen.CodeFixes.Fixes;

/// <summary>Says that the input before an embedding holds whole numbers.</summary>
internal sealed class IntegerInput : Fix
{
    public override IReadOnlyList<string> Ids => ["NETGEN2014"];

    public override Edit? Find(FixTarget target) =>
        target.Attribute is { } embedding
        && AttributeEdits.FindArgument(embedding, nameof(LayerAttribute.From)) is null
        && target.Before(embedding) is { } input
        && target.Has(input, nameof(InputAttribute.Type))
            ? Edit.Of("Read whole numbers", target, AttributeEdits.SetArgument(input, nameof(InputAttribute.Type), AttributeEdits.Qualify(input, "InputType.Integer")))
            : null;
}
