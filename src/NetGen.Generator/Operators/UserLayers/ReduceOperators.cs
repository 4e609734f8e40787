using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>A reduction over axes of a sample, and of the batch where that can be.</summary>
internal abstract class ReduceOperator<TAttribute> : Operator<TAttribute>
    where TAttribute : ReduceAttribute
{
    public override bool TakesShared => true;

    protected override Node? Build(TAttribute layer, Node input, LayerBuilder builder)
    {
        bool overBatch = layer.Axes.Contains(0);
        string given = $"[{string.Join(", ", layer.Axes)}]";
        if (overBatch
            && !(builder.RequireNoLoop("a sum over the batch", "all steps of the batch come before any sum")
                && builder.Require(TakesBatch, nameof(layer.Axes), "axes of a sample, without 0, which is the batch", given)
                && builder.Require(input.Scope == Scope.Sample, nameof(layer.Axes), "axes without 0, since the input is one tensor for the whole batch", given)))
        {
            return null;
        }

        int[] own = [.. layer.Axes.Where(a => a != 0)];
        if (layer.Axes.Length - own.Length > 1)
        {
            builder.Require(false, nameof(layer.Axes), "axes that differ", given);
            return null;
        }

        bool[]? axes = layer.Axes.Length == 0 ? [.. input.Shape.Sizes.Select(_ => true)] : builder.RequireAxes(own, input.Shape, nameof(layer.Axes));
        return axes is null ? null : Reduced(layer, Reduce(input, axes, overBatch, builder), axes, builder);
    }

    protected override TensorShape? Assume(TAttribute layer, TensorShape input) =>
        layer.Axes.Length == 0 ? new TensorShape(1) : layer.Axes.All(a => a == 0) || layer.KeepDims ? input : null;

    /// <summary>Whether the samples of the batch can be reduced.</summary>
    protected abstract bool TakesBatch { get; }

    /// <summary>The reduction; reduced axes stay with length 1.</summary>
    protected abstract Node Reduce(Node input, bool[] axes, bool overBatch, LayerBuilder builder);

    private static Node Reduced(TAttribute layer, Node node, bool[] axes, LayerBuilder builder)
    {
        if (layer.KeepDims)
        {
            return node;
        }

        int[] kept = [.. node.Shape.Sizes.Where((_, d) => !axes[d])];
        return builder.Reshaped(node, kept.Length == 0 ? new TensorShape(1) : new TensorShape(kept), "reduced");
    }
}

/// <summary>A sum.</summary>
internal sealed class ReduceSumOperator : ReduceOperator<ReduceSumAttribute>
{
    protected override bool TakesBatch => true;

    protected override Node Reduce(Node input, bool[] axes, bool overBatch, LayerBuilder builder) =>
        builder.Label(new Reduce(ReduceKind.Sum, Expression.In(0), input.Shape, axes, overBatch, input), "sum");
}

/// <summary>A mean.</summary>
internal sealed class ReduceMeanOperator : ReduceOperator<ReduceMeanAttribute>
{
    protected override bool TakesBatch => true;

    protected override Node Reduce(Node input, bool[] axes, bool overBatch, LayerBuilder builder)
    {
        Expression share = Expression.In(0) * (1.0 / Normalization.Count(input.Shape, axes));
        return builder.Label(
            overBatch
                ? new Reduce(ReduceKind.Sum, share * Expression.In(1), input.Shape, axes, true, input, builder.InverseBatch)
                : new Reduce(ReduceKind.Sum, share, input.Shape, axes, false, input),
            "mean");
    }
}

/// <summary>A maximum.</summary>
internal sealed class ReduceMaxOperator : ReduceOperator<ReduceMaxAttribute>
{
    // What the workers find for their samples is added up, not compared.
    protected override bool TakesBatch => false;

    protected override Node Reduce(Node input, bool[] axes, bool overBatch, LayerBuilder builder) =>
        builder.Label(new Reduce(ReduceKind.Max, Expression.In(0), input.Shape, axes, false, input), "maximum");
}
