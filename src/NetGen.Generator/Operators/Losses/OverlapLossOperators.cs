using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>A loss of sums over some axes of output and target, and perhaps over the batch.</summary>
internal abstract class OverlapLossOperator<TAttribute> : LossOperator<TAttribute>
    where TAttribute : LossAttribute
{
    /// <summary>The loss, of two sums in this order.</summary>
    /// <param name="loss">The declared loss.</param>
    /// <param name="given">The axes as they were declared, or null for all.</param>
    /// <param name="sums">What is summed, in terms of the output and the target.</param>
    /// <param name="value">The loss, in terms of the sums.</param>
    /// <param name="output">The output.</param>
    /// <param name="target">The target.</param>
    /// <param name="builder">The builder.</param>
    protected Node? OfSums(
        TAttribute loss, int[]? given, (string Role, Expression Element)[] sums, Expression value, Node output, Node target, LayerBuilder builder)
    {
        int rank = output.Shape.Rank;

        // Keras counts the batch as axis 0.
        int[] axes = given is null ? [.. Enumerable.Range(0, rank + 1)] : [.. given.Select(a => a < 0 ? a + rank + 1 : a)];
        bool holds = axes.Length > 0 && axes.All(a => a >= 0 && a <= rank) && axes.Distinct().Count() == axes.Length && given?.Contains(-rank - 1) != true;
        if (!builder.Require(
            holds, nameof(DiceAttribute.Axis), $"different axes, of which 0 is the batch and the sample's are 1 to {rank} or -{rank} to -1", $"[{string.Join(", ", given ?? [])}]"))
        {
            return null;
        }

        bool isOverBatch = axes.Contains(0);
        bool[] summed = [.. Enumerable.Range(1, rank).Select(axes.Contains)];
        if (builder.JudgedMask is { } mask && (isOverBatch || summed.Take(mask.Shape.Rank).Any(a => a)))
        {
            builder.Report(Descriptors.MaskRefused, null, builder.Kind);
            return null;
        }

        // One number a row, so that none of the axes left is taken for the one that a loss reduces itself.
        Node[] rows = [.. sums.Select(s => builder.Label(new Reduce(ReduceKind.Sum, s.Element, output.Shape, summed, isOverBatch, output, target), s.Role))
            .Select(r => Views.Reshape(r, new TensorShape(r.Shape.Size, 1)))];
        return isOverBatch ? TotalOfBatch(loss, value, builder, rows) : Total(loss, value, meanOverLast: true, builder, rows);
    }

    /// <summary>A loss that the batch has as a whole, times the mean of the samples' weights.</summary>
    private static Node TotalOfBatch(TAttribute loss, Expression value, LayerBuilder builder, Node[] rows)
    {
        TensorShape shape = rows[0].Shape, one = new(1);
        double scale = loss.Reduction == Reduction.Mean ? loss.Weight / shape.Size : loss.Weight;
        Node total = builder.Label(new Reduce(ReduceKind.Sum, value * scale, shape, [true, true], false, rows), "loss");
        Node weight = builder.Label(
            new Reduce(ReduceKind.Sum, Expression.In(0) * Expression.In(1), one, [true], true, builder.SampleWeight, builder.InverseBatch), "mean weight");
        return builder.Label(new Map(Expression.In(0) * Expression.In(1), one, Views.Reshape(total, one), weight), "loss");
    }
}

/// <summary>1 − 2·Σty / (Σt + Σy).</summary>
internal sealed class DiceOperator : OverlapLossOperator<DiceAttribute>
{
    public override LossDomain Domain => LossDomain.UnitInterval;

    protected override Node? Build(DiceAttribute loss, Node output, Node target, LayerBuilder builder)
    {
        (Expression y, Expression t) = (Expression.In(0), Expression.In(1));
        Expression value = 1 - (2 * Expression.In(0) / (Expression.In(1) + Elements.Epsilon));
        return OfSums(loss, loss.Axis, [("overlap", t * y), ("output and target", t + y)], value, output, target, builder);
    }
}

/// <summary>1 − Σty / (Σty + alpha·Σt(1 − y) + beta·Σy(1 − t)).</summary>
internal sealed class TverskyOperator : OverlapLossOperator<TverskyAttribute>
{
    public override LossDomain Domain => LossDomain.UnitInterval;

    protected override Node? Build(TverskyAttribute loss, Node output, Node target, LayerBuilder builder)
    {
        bool valid = builder.Require(loss.Alpha >= 0, nameof(loss.Alpha), "at least 0", loss.Alpha)
            & builder.Require(loss.Beta >= 0, nameof(loss.Beta), "at least 0", loss.Beta);
        (Expression y, Expression t) = (Expression.In(0), Expression.In(1));
        Expression missed = (loss.Alpha * (t * (1 - y))) + (loss.Beta * (y * (1 - t)));
        Expression value = 1 - (Expression.In(0) / (Expression.In(0) + Expression.In(1) + Elements.Epsilon));
        Node? total = OfSums(loss, loss.Axis, [("overlap", t * y), ("missed and added", missed)], value, output, target, builder);
        return valid ? total : null;
    }
}
