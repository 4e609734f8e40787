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

/// <summary>How many tensors a layer joins.</summary>
internal static class MergeInputs
{
    /// <summary>Reports a layer that names no tensor.</summary>
    public static bool RequireInputs(this LayerBuilder builder, MergeAttribute layer) =>
        builder.Require(layer.Inputs.Length > 0, nameof(layer.Inputs), "at least one name", "[]");

    /// <summary>Reports a layer that does not join just two tensors.</summary>
    public static bool RequireTwo(this LayerBuilder builder, MergeAttribute layer) => builder.Require(
        layer.Inputs.Length is 1 or 2, nameof(layer.Inputs), "two names, or one to go with the layer before", $"[{string.Join(", ", layer.Inputs)}]");
}
