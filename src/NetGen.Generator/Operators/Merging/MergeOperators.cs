using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>An expression over the elements of several tensors, broadcast as in NumPy.</summary>
internal abstract class ElementwiseMergeOperator<TAttribute> : MergeOperator<TAttribute>
    where TAttribute : MergeAttribute
{
    public override bool TakesShared => true;

    public override MaskRule MaskRule => MaskRule.Reads;

    protected override Node? Build(TAttribute layer, IReadOnlyList<Node> inputs, LayerBuilder builder)
    {
        if (!builder.RequireInputs(layer))
        {
            return null;
        }

        if (Broadcasting.Shape(inputs) is not { } shape)
        {
            string shapes = string.Join(" and ", inputs.Select(i => i.Shape.ToString()));
            builder.Report(Descriptors.MergeMismatch, nameof(layer.Inputs), builder.Kind, shapes, "the same shape, or 1 where they differ");
            return null;
        }

        Node output = builder.Label(new Map(Combine(inputs.Count), shape, [.. inputs]), Role);
        if (builder.Either(inputs) is { } mask)
        {
            builder.RememberMask(output, mask);
        }

        return output;
    }

    protected override TensorShape? Assume(TAttribute layer, IReadOnlyList<TensorShape> inputs) => inputs[0];

    /// <summary>What the merge does, for comments.</summary>
    protected abstract string Role { get; }

    /// <summary>The expression over so many inputs.</summary>
    protected abstract Expression Combine(int count);
}

/// <summary>The sum of all.</summary>
internal sealed class AddOperator : ElementwiseMergeOperator<AddAttribute>
{
    protected override string Role => "sum";

    protected override Expression Combine(int count) =>
        Enumerable.Range(1, count - 1).Aggregate(Expression.In(0), (sum, i) => sum + Expression.In(i));
}
