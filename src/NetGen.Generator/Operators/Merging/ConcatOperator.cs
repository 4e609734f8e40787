using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>Tensors one after the other along an axis.</summary>
internal sealed class ConcatOperator : MergeOperator<ConcatAttribute>
{
    public override MaskRule MaskRule => MaskRule.Reads;

    protected override Node? Build(ConcatAttribute layer, IReadOnlyList<Node> inputs, LayerBuilder builder)
    {
        if (!builder.RequireInputs(layer))
        {
            return null;
        }

        TensorShape first = inputs[0].Shape;
        int axis = AxisOf(layer, first);
        if (!builder.Require(axis >= 0 && axis < first.Rank, nameof(layer.Axis), $"an axis of {first}, from 1 to {first.Rank} or from -1 to {-first.Rank}", layer.Axis))
        {
            return null;
        }

        if (inputs.Any(i => i.Shape.Rank != first.Rank || i.Shape.Sizes.Where((s, d) => d != axis && s != first[d]).Any()))
        {
            string shapes = string.Join(" and ", inputs.Select(i => i.Shape.ToString()));
            builder.Report(Descriptors.MergeMismatch, nameof(layer.Inputs), builder.Kind, shapes, $"the same sizes on all axes but axis {axis + 1}");
            return null;
        }

        Node output = builder.Label(new Concat(inputs, axis), "concatenation");
        if (builder.Concatenated(inputs, axis) is { } mask)
        {
            builder.RememberMask(output, mask);
        }

        return output;
    }

    protected override TensorShape? Assume(ConcatAttribute layer, IReadOnlyList<TensorShape> inputs)
    {
        int axis = AxisOf(layer, inputs[0]);
        return axis < 0 || inputs.Any(i => i.Rank <= axis)
            ? null
            : new TensorShape(inputs[0].Sizes.Select((s, d) => d == axis ? inputs.Sum(i => i[d]) : s));
    }

    /// <summary>Keras counts the batch as axis 0.</summary>
    private static int AxisOf(ConcatAttribute layer, TensorShape shape) => layer.Axis < 0 ? shape.Rank + layer.Axis : layer.Axis - 1;
}
