using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>y[o] = max over p of Σ x[i]·w[i, p, o] + b[p, o], on a vector or along the last axis of a sequence.</summary>
internal sealed class MaxoutOperator : Operator<MaxoutAttribute>
{
    public override MaskRule MaskRule => MaskRule.Passes;

    protected override Node? Build(MaxoutAttribute layer, Node input, LayerBuilder builder)
    {
        bool valid = builder.Require(layer.Units >= 1, nameof(layer.Units), "at least 1", layer.Units)
            & builder.Require(layer.Pieces >= 1, nameof(layer.Pieces), "at least 1", layer.Pieces)
            & builder.RequireWeights(layer);
        if (input.Shape.Rank > 2)
        {
            builder.Report(Descriptors.WrongRank, null, builder.Kind, "a vector or a sequence of vectors", input.Shape, "; put [Flatten] before it");
            return null;
        }

        int inputs = input.Shape.Last, rows = input.Shape.Rank == 2 ? input.Shape[0] : 1;
        if (!valid || !builder.RequireSize([rows, layer.Pieces, layer.Units], $"The pieces of {builder.LayerName}"))
        {
            return null;
        }

        // Rows, pieces and units make a map, whose columns are the pieces: their maximum is a window as wide as the map.
        var map = new TensorShape(rows, layer.Pieces, layer.Units);
        Source kernel = builder.Kernel(layer, new TensorShape(inputs, layer.Pieces, layer.Units), inputs, layer.Units);
        Node matrix = builder.Reshaped(input, new TensorShape(rows, inputs), "rows");
        const int Row = 0, Piece = 1, Unit = 2, In = 3;
        Node product = builder.Label(
            new Contraction(
                map,
                Scope.Sample,
                matrix,
                kernel,
                new ContractionPart(
                    [new("t", rows), new("p", layer.Pieces), new("o", layer.Units), new("i", inputs)],
                    Output: [AffineIndex.Of(Row), AffineIndex.Of(Piece), AffineIndex.Of(Unit)],
                    A: [AffineIndex.Of(Row), AffineIndex.Of(In)],
                    B: [AffineIndex.Of(In), AffineIndex.Of(Piece), AffineIndex.Of(Unit)])),
            "product");
        Node pieces = builder.AddBias(layer, product, new TensorShape(layer.Pieces, layer.Units));
        var pool = new SlidingWindow(layer.Pieces, layer.Pieces, 1, 1, 0, 0);
        Node max = builder.Label(Pooling.Maximum(pieces, [new SlidingWindow(rows, 1, 1, 1, 0, 0), pool]), "maximum");
        TensorShape output = input.Shape.Rank == 2 ? new TensorShape(rows, layer.Units) : new TensorShape(layer.Units);
        return builder.Activate(layer, builder.Reshaped(max, output, "units"));
    }

    protected override TensorShape? Assume(MaxoutAttribute layer, TensorShape input) => layer.Outputs(layer.Units) < 1 ? null
        : input.Rank == 2 ? new TensorShape(input[0], layer.Outputs(layer.Units))
        : new TensorShape(layer.Outputs(layer.Units));
}
