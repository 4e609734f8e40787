using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>Σ over one axis of each of two tensors; the other axes of the first, then those of the second, remain.</summary>
internal sealed class DotOperator : MergeOperator<DotAttribute>
{
    public override bool TakesShared => true;

    private const double LargestInverse = 1e7;

    protected override Node? Build(DotAttribute layer, IReadOnlyList<Node> inputs, LayerBuilder builder)
    {
        if (!builder.RequireTwo(layer) || AxesOf(layer, builder) is not { } axes)
        {
            return null;
        }

        string[] arguments = layer.Axes is null ? [nameof(layer.Axis), nameof(layer.Axis)] : [nameof(layer.Axes), nameof(layer.Axes)];
        if (builder.RequireAxis(axes[0], inputs[0].Shape, arguments[0]) is not { } first
            || builder.RequireAxis(axes[1], inputs[1].Shape, arguments[1]) is not { } second)
        {
            return null;
        }

        (TensorShape a, TensorShape b) = (inputs[0].Shape, inputs[1].Shape);
        if (a[first] != b[second])
        {
            builder.Report(
                Descriptors.MergeMismatch, nameof(layer.Inputs), builder.Kind, $"{a} and {b}", $"as many elements along axis {first + 1} as along axis {second + 1}");
            return null;
        }

        Node[] operands = layer.Normalize ? [Normalized(inputs[0], first, builder), Normalized(inputs[1], second, builder)] : [.. inputs];
        int[] keptA = [.. Enumerable.Range(0, a.Rank).Where(d => d != first)], keptB = [.. Enumerable.Range(0, b.Rank).Where(d => d != second)];
        int[] sizes = [.. keptA.Select(d => a[d]), .. keptB.Select(d => b[d])];
        int sum = Math.Max(1, sizes.Length);
        TensorShape shape = sizes.Length == 0 ? new TensorShape(1) : new TensorShape(sizes);
        return builder.RequireSize(shape.Sizes, $"The output of {builder.LayerName}")
            ? builder.Label(
                new Contraction(shape, inputs.Any(i => i.Scope == Scope.Sample) ? Scope.Sample : Scope.Step, operands[0], operands[1], new ContractionPart(
                    [.. shape.Sizes.Select((s, d) => new Axis($"i{d}", s)), new("j", a[first])],
                    Output: [.. shape.Sizes.Select((_, d) => AffineIndex.Of(d))],
                    A: [.. a.Sizes.Select((_, d) => AffineIndex.Of(d == first ? sum : Array.IndexOf(keptA, d)))],
                    B: [.. b.Sizes.Select((_, d) => AffineIndex.Of(d == second ? sum : keptA.Length + Array.IndexOf(keptB, d)))])),
                "dot product")
            : null;
    }

    private static int[]? AxesOf(DotAttribute layer, LayerBuilder builder)
    {
        if (layer.Axes is not { } axes)
        {
            return [layer.Axis, layer.Axis];
        }

        if (builder.IsGiven(nameof(layer.Axis)))
        {
            builder.Report(Descriptors.ConflictingArguments, nameof(layer.Axes), builder.Kind, "Axis", "Axes", "one names the axis of both tensors, the other that of each");
            return null;
        }

        return builder.Require(axes.Length == 2, nameof(layer.Axes), "two axes, one of each tensor", $"[{string.Join(", ", axes)}]") ? axes : null;
    }

    private static Node Normalized(Node node, int axis, LayerBuilder builder) =>
        builder.Unit(node, [.. node.Shape.Sizes.Select((_, d) => d == axis)], LargestInverse);
}
