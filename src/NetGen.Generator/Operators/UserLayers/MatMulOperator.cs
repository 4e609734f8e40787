using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>y[…, i, j] = Σ a[…, i, l]·b[…, l, j], with NumPy's rules for vectors and stacks.</summary>
internal sealed class MatMulOperator : MergeOperator<MatMulAttribute>
{
    public override bool TakesShared => true;

    protected override Node? Build(MatMulAttribute layer, IReadOnlyList<Node> inputs, LayerBuilder builder)
    {
        if (!builder.RequireTwo(layer))
        {
            return null;
        }

        (TensorShape a, TensorShape b) = (inputs[0].Shape, inputs[1].Shape);
        bool isRow = a.Rank == 1, isColumn = b.Rank == 1;
        int summed = a.Last;
        if (summed != (isColumn ? b.Last : b[b.Rank - 2]))
        {
            string where = isColumn ? "elements in the vector" : "rows in the second matrix";
            builder.Report(Descriptors.MergeMismatch, nameof(layer.Inputs), builder.Kind, $"{a} and {b}", $"as many {where} as the first has columns, {summed}");
            return null;
        }

        int[] stackA = [.. a.Sizes.Take(a.Rank - 2)], stackB = [.. b.Sizes.Take(b.Rank - 2)];
        int stack = Math.Max(stackA.Length, stackB.Length);
        int[] sizesA = [.. Enumerable.Repeat(1, stack - stackA.Length), .. stackA], sizesB = [.. Enumerable.Repeat(1, stack - stackB.Length), .. stackB];
        if (sizesA.Zip(sizesB, (x, y) => x != y && x != 1 && y != 1).Any(d => d))
        {
            builder.Report(Descriptors.MergeMismatch, nameof(layer.Inputs), builder.Kind, $"{a} and {b}", "the same axes before the last two, or 1 where they differ");
            return null;
        }

        List<Axis> axes = [.. sizesA.Zip(sizesB, Math.Max).Select((s, d) => new Axis($"n{d}", s))];
        int row = axes.Count;
        if (!isRow)
        {
            axes.Add(new("i", a[a.Rank - 2]));
        }

        int column = axes.Count;
        if (!isColumn)
        {
            axes.Add(new("j", b.Last));
        }

        // Two vectors give one number, in a shape of one axis.
        if (axes.Count == 0)
        {
            axes.Add(new("i", 1));
        }

        var shape = new TensorShape(axes.Select(x => x.Extent));
        int sum = axes.Count;
        axes.Add(new("l", summed));
        var part = new ContractionPart(
            axes,
            Output: [.. shape.Sizes.Select((_, d) => AffineIndex.Of(d))],
            A: [.. Stack(stackA), .. isRow ? [] : new[] { AffineIndex.Of(row) }, AffineIndex.Of(sum)],
            B: [.. Stack(stackB), AffineIndex.Of(sum), .. isColumn ? [] : new[] { AffineIndex.Of(column) }]);
        Scope scope = inputs.Any(i => i.Scope == Scope.Sample) ? Scope.Sample : Scope.Step;
        return builder.RequireSize(shape.Sizes, $"The output of {builder.LayerName}")
            ? builder.Label(new Contraction(shape, scope, inputs[0], inputs[1], part), "product")
            : null;

        // A stack of length 1 is read at 0 throughout.
        IEnumerable<AffineIndex> Stack(int[] sizes) =>
            sizes.Select((s, d) => s == 1 ? new AffineIndex(0) : AffineIndex.Of(stack - sizes.Length + d));
    }
}
