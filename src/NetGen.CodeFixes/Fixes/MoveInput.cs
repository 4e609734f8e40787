namespace NetGen.CodeFixes.Fixes;

/// <summary>Moves an input before the first layer.</summary>
internal sealed class MoveInput : Fix
{
    public override IReadOnlyList<string> Ids => ["NETGEN1006"];

    public override Edit? Find(FixTarget target) =>
        target.Attribute is { } input && target.Type?.AttributeLists.SelectMany(l => l.Attributes).FirstOrDefault(a => target.Has(a, nameof(LayerAttribute.SharedWith))) is { } first
            ? Edit.Of(
                "Move the input before the first layer",
                target,
                AttributeEdits.InsertBefore(first, input.ToString(), target.Text),
                AttributeEdits.Remove(input, target.Text))
            : null;
}
