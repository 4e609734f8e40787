using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>A weight of the user's own.</summary>
internal sealed class WeightOperator : Operator<WeightAttribute>
{
    // It reads nothing of its input but a length.
    public override MaskRule MaskRule => MaskRule.Reads;

    public override bool TakesShared => true;

    public override bool StandsAside => true;

    protected override Node? Build(WeightAttribute layer, Node input, LayerBuilder builder)
    {
        var weight = WeightArguments.Of(layer, string.Empty);
        bool valid = builder.RequireWeight(weight)
            & builder.Require(
                layer.Shape.Length > 0 && layer.Shape.All(s => s is >= 1 or -1) && layer.Shape.Count(s => s == -1) <= 1,
                nameof(layer.Shape),
                "one size or more, each at least 1, of which one may be -1",
                $"[{string.Join(", ", layer.Shape)}]");
        if (!valid)
        {
            return null;
        }

        int[] sizes = [.. layer.Shape.Select(s => s == -1 ? input.Shape.Last : s)];
        if (!builder.RequireSize(sizes, builder.LayerName, LayerBuilder.LargestWeights))
        {
            return null;
        }

        var shape = new TensorShape(sizes);
        return shape.Rank == 1 ? builder.Weight(weight, shape, shape.Size, shape.Size) : builder.Weight(weight, shape);
    }

    protected override TensorShape? Assume(WeightAttribute layer, TensorShape input) =>
        layer.Shape.Length > 0 && layer.Shape.All(s => s >= 1) ? new TensorShape(layer.Shape) : null;
}
