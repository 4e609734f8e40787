using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>The same elements as one vector.</summary>
internal sealed class FlattenOperator : Operator<FlattenAttribute>
{
    protected override Node? Build(FlattenAttribute layer, Node input, LayerBuilder builder) =>
        builder.Label(new Reshape(input, new TensorShape(input.Shape.Size)), "vector");
}

/// <summary>The same elements under another shape, of which one size may be left open.</summary>
internal sealed class ReshapeOperator : Operator<ReshapeAttribute>
{
    protected override Node? Build(ReshapeAttribute layer, Node input, LayerBuilder builder)
    {
        int[] target = [.. layer.TargetShape];
        string text = $"[{string.Join(", ", target)}]";
        if (!builder.Require(
            target.Length > 0 && target.All(s => s is >= 1 or -1) && target.Count(s => s == -1) <= 1,
            nameof(layer.TargetShape),
            "sizes of at least 1, of which one may be -1",
            text))
        {
            return null;
        }

        int known = target.Where(s => s > 0).Aggregate(1, (a, b) => a * b);
        int open = Array.IndexOf(target, -1);
        if (open >= 0)
        {
            target[open] = input.Shape.Size / known;
        }

        var shape = new TensorShape(target);
        if (shape.Size != input.Shape.Size)
        {
            builder.Report(Descriptors.ReshapeMismatch, nameof(layer.TargetShape), input.Shape.Size, input.Shape, text);
            return null;
        }

        return builder.Label(new Reshape(input, shape), "reshape");
    }
}
