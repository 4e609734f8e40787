namespace NetGen.Generator.Operators;

/// <summary>A layer that joins several tensors; one name means with the output of the layer before.</summary>
internal abstract class MergeOperator<TAttribute> : MultiInputOperator<TAttribute>
    where TAttribute : MergeAttribute
{
    protected override IReadOnlyList<InputName> InputNames(TAttribute layer)
    {
        IEnumerable<InputName> named = layer.Inputs.Select(i => new InputName(i, nameof(MergeAttribute.Inputs)));
        return layer.Inputs.Length == 1 ? [new(layer.From, nameof(LayerAttribute.From)), .. named] : [.. named];
    }
}
