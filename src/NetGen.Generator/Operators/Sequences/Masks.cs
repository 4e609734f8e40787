using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>What layers do with the masks of their inputs: tensors of ones and zeros over the first axes of a sequence.</summary>
internal static class Masks
{
    /// <summary>Added to the number of steps that count, as in Keras, so that none of them is no division by zero.</summary>
    private const double Epsilon = 1e-7;

    /// <summary>Reports a layer that would mix steps that count with others, as it sums over axes that a mask has.</summary>
    public static bool RequireUnmasked(this LayerBuilder builder, Node input, IReadOnlyList<bool> axes)
    {
        bool mixes = builder.MaskOf(input) is { } mask && axes.Take(mask.Shape.Rank).Any(a => a);
        if (mixes)
        {
            builder.Report(Descriptors.MaskRefused, null, builder.LayerName);
        }

        return !mixes;
    }

    /// <summary>A mask whose axes stand beside those of a tensor of a given rank.</summary>
    public static Node Beside(this LayerBuilder builder, Node mask, int rank) =>
        builder.Reshaped(mask, new TensorShape(mask.Shape.Sizes.Concat(Enumerable.Repeat(1, rank - mask.Shape.Rank))), "mask");

    /// <summary>The mask of what joins tensors step by step: a step counts if it does in any of them. Null if all steps do in one of them.</summary>
    public static Node? Either(this LayerBuilder builder, IReadOnlyList<Node> inputs)
    {
        Node?[] masks = [.. inputs.Select(builder.MaskOf).Distinct()];
        Node[] known = [.. masks.OfType<Node>()];
        return known.Length < masks.Length || inputs.Any(i => i.Shape.Rank != inputs[0].Shape.Rank) ? null : known.Aggregate(Join);

        Node Join(Node a, Node b) => builder.Label(
            new Map(Expression.Max(Expression.In(0), Expression.In(1)), new TensorShape(a.Shape.Sizes.Zip(b.Shape.Sizes, Math.Max)), a, b), "mask");
    }

    /// <summary>The mask of tensors one after the other: along the steps their masks too, else what counts in all. Null if all steps do.</summary>
    public static Node? Concatenated(this LayerBuilder builder, IReadOnlyList<Node> inputs, int axis)
    {
        Node[] known = [.. inputs.Select(builder.MaskOf).OfType<Node>().Distinct()];
        if (known.Length == 0)
        {
            return null;
        }

        int rank = known[0].Shape.Rank;
        return axis >= rank
            ? known.Aggregate((a, b) => builder.Label(new Map(Expression.In(0) * Expression.In(1), a.Shape, a, b), "mask"))
            : builder.Label(new Concat([.. inputs.Select(i => builder.MaskOf(i) ?? Ones(new TensorShape(i.Shape.Sizes.Take(rank))))], axis), "mask");

        Node Ones(TensorShape shape) => builder.Label(new Literal(shape, [.. Enumerable.Repeat(1.0, shape.Size)]), "mask of ones");
    }

    /// <summary>One over the steps of the batch that count.</summary>
    public static Node InverseCount(this LayerBuilder builder, Node mask)
    {
        bool[] all = [.. mask.Shape.Sizes.Select(_ => true)];
        Node count = builder.Label(new Reduce(ReduceKind.Sum, Expression.In(0), mask.Shape, all, true, mask), "steps that count");
        return builder.Label(new Map(1 / (Expression.In(0) + Epsilon), count.Shape, count), "one over the steps that count");
    }
}
