using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>y[o] = Σ x[i]·w[i, o] + b[o], on a vector or along the last axis of a sequence.</summary>
internal sealed class DenseOperator : Operator<DenseAttribute>
{
    public override MaskRule MaskRule => MaskRule.Passes;

    protected override Node? Build(DenseAttribute layer, Node input, LayerBuilder builder)
    {
        bool valid = builder.Require(layer.Units >= 1, nameof(layer.Units), "at least 1", layer.Units) & builder.RequireWeights(layer);
        if (input.Shape.Rank > 2)
        {
            builder.Report(Descriptors.DenseOnMap, null, input.Shape, input.Shape.Size);
            return null;
        }

        if (!valid)
        {
            return null;
        }

        int inputs = input.Shape.Last;
        Source kernel = builder.Kernel(layer, new TensorShape(inputs, layer.Units), inputs, layer.Units);
        Node product = input.Shape.Rank == 1
            ? new Contraction(
                new TensorShape(layer.Units),
                Scope.Sample,
                input,
                kernel,
                new ContractionPart(
                    [new("o", layer.Units), new("i", inputs)],
                    Output: [AffineIndex.Of(0)],
                    A: [AffineIndex.Of(1)],
                    B: [AffineIndex.Of(1), AffineIndex.Of(0)]))
            : new Contraction(
                new TensorShape(input.Shape[0], layer.Units),
                Scope.Sample,
                input,
                kernel,
                new ContractionPart(
                    [new("t", input.Shape[0]), new("o", layer.Units), new("i", inputs)],
                    Output: [AffineIndex.Of(0), AffineIndex.Of(1)],
                    A: [AffineIndex.Of(0), AffineIndex.Of(2)],
                    B: [AffineIndex.Of(2), AffineIndex.Of(1)]));
        return builder.Finish(layer, builder.Label(product, "product"));
    }

    protected override TensorShape? Assume(DenseAttribute layer, TensorShape input) => layer.Outputs(layer.Units) < 1 ? null
        : input.Rank == 2 ? new TensorShape(input[0], layer.Outputs(layer.Units))
        : new TensorShape(layer.Outputs(layer.Units));
}
