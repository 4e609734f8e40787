using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>1 − 2·Σty / (Σt + Σy).</summary>
internal sealed class DiceOperator : LossOperator<DiceAttribute>
{
    protected override Node? Build(DiceAttribute loss, Node output, Node target, LayerBuilder builder)
    {
        if (Overlap.Axes(loss.Axis, output, builder) is not { } axes)
        {
            return null;
        }

        (Expression y, Expression t) = (Expression.In(0), Expression.In(1));
        Node hit = Elements.Sum(t * y, axes, "overlap", builder, output, target);
        Node both = Elements.Sum(t + y, axes, "output and target", builder, output, target);
        return Total(loss, 1 - (2 * Expression.In(0) / (Expression.In(1) + Elements.Epsilon)), meanOverLast: true, builder, Overlap.List(hit), Overlap.List(both));
    }
}

/// <summary>1 − Σty / (Σty + alpha·Σt(1 − y) + beta·Σy(1 − t)).</summary>
internal sealed class TverskyOperator : LossOperator<TverskyAttribute>
{
    protected override Node? Build(TverskyAttribute loss, Node output, Node target, LayerBuilder builder)
    {
        bool isAlpha = builder.Require(loss.Alpha >= 0, nameof(loss.Alpha), "at least 0", loss.Alpha);
        bool isBeta = builder.Require(loss.Beta >= 0, nameof(loss.Beta), "at least 0", loss.Beta);
        if (Overlap.Axes(loss.Axis, output, builder) is not { } axes || !isAlpha || !isBeta)
        {
            return null;
        }

        (Expression y, Expression t) = (Expression.In(0), Expression.In(1));
        Node hit = Elements.Sum(t * y, axes, "overlap", builder, output, target);
        Node missed = Elements.Sum((loss.Alpha * (t * (1 - y))) + (loss.Beta * (y * (1 - t))), axes, "missed and added", builder, output, target);
        Expression all = Expression.In(0) + Expression.In(1) + Elements.Epsilon;
        return Total(loss, 1 - (Expression.In(0) / all), meanOverLast: true, builder, Overlap.List(hit), Overlap.List(missed));
    }
}

/// <summary>What the losses of overlapping sets share.</summary>
internal static class Overlap
{
    /// <summary>Which axes of a sample are summed, or null after a report.</summary>
    public static bool[]? Axes(int[]? given, Node output, LayerBuilder builder)
    {
        int rank = output.Shape.Rank;
        if (given is null)
        {
            return [.. Enumerable.Repeat(true, rank)];
        }

        // Keras counts the batch as axis 0.
        int[] axes = [.. given.Select(a => a < 0 ? a + rank : a - 1)];
        bool holds = axes.Length > 0 && axes.All(a => a >= 0 && a < rank) && axes.Distinct().Count() == axes.Length;
        return builder.Require(holds, nameof(DiceAttribute.Axis), $"different axes of a sample, from 1 to {rank} or from -{rank} to -1", $"[{string.Join(", ", given)}]")
            ? [.. Enumerable.Range(0, rank).Select(axes.Contains)]
            : null;
    }

    /// <summary>One number a row, so that none of the axes left is taken for the one that a loss reduces itself.</summary>
    public static Node List(Node sums) => new Reshape(sums, new Model.TensorShape(sums.Shape.Size, 1)) { Label = sums.Label };
}
