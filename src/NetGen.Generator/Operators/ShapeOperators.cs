using System.Numerics;
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

        int size = input.Shape.Size, open = Array.IndexOf(target, -1);
        BigInteger known = LayerBuilder.SizeOf(target.Where(s => s > 0));
        if (open < 0 ? known != size : known > size || size % (int)known != 0)
        {
            builder.Report(Descriptors.ReshapeMismatch, nameof(layer.TargetShape), size, input.Shape, text);
            return null;
        }

        if (open >= 0)
        {
            target[open] = size / (int)known;
        }

        return builder.Label(new Reshape(input, new TensorShape(target)), "reshape");
    }

    protected override TensorShape? Assume(ReshapeAttribute layer, TensorShape input) =>
        layer.TargetShape.Length > 0 && layer.TargetShape.All(s => s >= 1) ? new TensorShape(layer.TargetShape) : null;
}
