using System.Numerics;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>The same elements as one vector.</summary>
internal sealed class FlattenOperator : Operator<FlattenAttribute>
{
    public override bool TakesShared => true;

    public override bool KeepsValues(LayerAttribute layer) => true;

    protected override Node? Build(FlattenAttribute layer, Node input, LayerBuilder builder) =>
        builder.Label(new Reshape(input, new TensorShape(input.Shape.Size)), "vector");
}

/// <summary>The same elements under another shape, of which one size may be left open.</summary>
internal sealed class ReshapeOperator : Operator<ReshapeAttribute>
{
    public override bool TakesShared => true;

    public override bool KeepsValues(LayerAttribute layer) => true;

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

/// <summary>The axes in another order.</summary>
internal sealed class PermuteOperator : Operator<PermuteAttribute>
{
    public override bool TakesShared => true;

    public override bool KeepsValues(LayerAttribute layer) => true;

    protected override Node? Build(PermuteAttribute layer, Node input, LayerBuilder builder)
    {
        int[] dims = layer.Dims;
        string text = $"[{string.Join(", ", dims)}]";
        if (!builder.Require(
            dims.Length > 0 && dims.OrderBy(d => d).SequenceEqual(Enumerable.Range(1, dims.Length)), nameof(layer.Dims), "every axis once, counted from 1", text))
        {
            return null;
        }

        if (dims.Length != input.Shape.Rank)
        {
            builder.Report(Descriptors.WrongRank, nameof(layer.Dims), builder.Kind, $"{dims.Length} axes for {text}", input.Shape, string.Empty);
            return null;
        }

        return builder.Label(Views.Permute(input, [.. dims.Select(d => d - 1)]), "axes in another order");
    }

    protected override TensorShape? Assume(PermuteAttribute layer, TensorShape input) => layer.Dims.Length == input.Rank ? input : null;
}

/// <summary>A vector, several times.</summary>
internal sealed class RepeatVectorOperator : Operator<RepeatVectorAttribute>
{
    public override bool KeepsValues(LayerAttribute layer) => true;

    protected override Node? Build(RepeatVectorAttribute layer, Node input, LayerBuilder builder)
    {
        bool valid = builder.Require(layer.Times >= 1, nameof(layer.Times), "at least 1", layer.Times);
        if (input.Shape.Rank != 1)
        {
            builder.Report(Descriptors.WrongRank, null, builder.Kind, "a vector", input.Shape, "; put [Flatten] before it");
            return null;
        }

        int[] shape = [layer.Times, input.Shape.Last];
        return valid && builder.RequireSize(shape, $"The output of {builder.LayerName}")
            ? builder.Label(new Map(Expression.In(0), new TensorShape(shape), input), "copies")
            : null;
    }

    protected override TensorShape? Assume(RepeatVectorAttribute layer, TensorShape input) =>
        layer.Times >= 1 && input.Rank == 1 ? new TensorShape(layer.Times, input.Last) : null;
}
