using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>h' = activation(x·W + h·U + b).</summary>
internal sealed class SimpleRNNOperator : RecurrentOperator<SimpleRNNAttribute>
{
    protected override int States => 1;

    protected override RecurrentCell Cell(SimpleRNNAttribute layer, RecurrentWeights weights, LayerBuilder builder)
    {
        (Node kernel, Node recurrent) = (weights.InputKernel(1), weights.RecurrentKernel(1));
        (Node? bias, Node? stateBias) = weights.Biases(1, isDouble: false);
        return new RecurrentCell(
            x => RecurrentWeights.Product(x, kernel, bias, builder, "input product"),
            (x, h, _) =>
            {
                Node product = RecurrentWeights.Product(h, recurrent, stateBias, builder, "state product");
                return [Activations.Apply(layer.Activation, Gates.Sum(x, product, builder), builder)];
            });
    }
}

/// <summary>c' = f·c + i·g and h' = o·activation(c').</summary>
internal sealed class LSTMOperator : RecurrentOperator<LSTMAttribute>
{
    protected override int States => 2;

    protected override RecurrentCell Cell(LSTMAttribute layer, RecurrentWeights weights, LayerBuilder builder)
    {
        const int Count = 4, I = 0, F = 1, G = 2, O = 3;
        (Node kernel, Node recurrent) = (weights.InputKernel(Count), weights.RecurrentKernel(Count));
        (Node? bias, Node? stateBias) = weights.Biases(Count, isDouble: false, layer.UnitForgetBias && layer.Form == RecurrentForm.Keras ? F : -1);
        return new RecurrentCell(
            x => RecurrentWeights.Product(x, kernel, bias, builder, "input product"),
            (x, h, states) =>
            {
                Node all = Gates.Sum(x, RecurrentWeights.Product(h, recurrent, stateBias, builder, "state product"), builder);
                Node Gate(int gate, Activation activation) => Activations.Apply(activation, Gates.Slice(all, gate, layer.Units, builder), builder);
                Node c = new Map(
                    (Expression.In(0) * Expression.In(1)) + (Expression.In(2) * Expression.In(3)),
                    states[1].Shape,
                    Gate(F, layer.RecurrentActivation),
                    states[1],
                    Gate(I, layer.RecurrentActivation),
                    Gate(G, layer.Activation));
                builder.Label(c, "cell state");
                Node active = Activations.Apply(layer.Activation, c, builder);
                Node next = new Map(Expression.In(0) * Expression.In(1), c.Shape, Gate(O, layer.RecurrentActivation), active);
                return [builder.Label(next, "state"), c];
            });
    }
}

/// <summary>h' = z·h + (1 − z)·g.</summary>
internal sealed class GRUOperator : RecurrentOperator<GRUAttribute>
{
    protected override int States => 1;

    protected override bool Check(GRUAttribute layer, LayerBuilder builder) =>
        builder.Require(
            layer.ResetAfter || layer.Form == RecurrentForm.Keras, nameof(layer.ResetAfter), "true in PyTorch's form, which has no other", layer.ResetAfter);

    protected override RecurrentCell Cell(GRUAttribute layer, RecurrentWeights weights, LayerBuilder builder)
    {
        const int Count = 3, G = 2;
        (int z, int r) = layer.Form == RecurrentForm.PyTorch ? (1, 0) : (0, 1);
        (Node kernel, Node recurrent) = (weights.InputKernel(Count), weights.RecurrentKernel(Count));
        (Node? bias, Node? stateBias) = weights.Biases(Count, isDouble: layer.ResetAfter);
        Node early = layer.ResetAfter ? recurrent : Views.Slice(recurrent, 1, 0, 2 * layer.Units);
        Node late = Views.Slice(recurrent, 1, G * layer.Units, layer.Units);
        return new RecurrentCell(
            x => RecurrentWeights.Product(x, kernel, bias, builder, "input product"),
            (x, h, states) =>
            {
                Node product = RecurrentWeights.Product(h, early, stateBias, builder, "state product");
                Node Part(Node node, int gate) => Gates.Slice(node, gate, layer.Units, builder);
                Node Gate(int gate) =>
                    Activations.Apply(layer.RecurrentActivation, Gates.Sum(Part(x, gate), Part(product, gate), builder), builder);
                Node update = Gate(z), reset = Gate(r);
                Node candidate;
                if (layer.ResetAfter)
                {
                    candidate = new Map(
                        Expression.In(0) + (Expression.In(1) * Expression.In(2)), states[0].Shape, Part(x, G), reset, Part(product, G));
                    builder.Label(candidate, "candidate");
                }
                else
                {
                    Node kept = builder.Label(new Map(Expression.In(0) * Expression.In(1), h.Shape, reset, h), "state after reset");
                    candidate = Gates.Sum(Part(x, G), RecurrentWeights.Product(kept, late, null, builder, "candidate product"), builder);
                }

                Expression next = (Expression.In(0) * Expression.In(1)) + ((1 - Expression.In(0)) * Expression.In(2));
                Node active = Activations.Apply(layer.Activation, candidate, builder);
                return [builder.Label(new Map(next, states[0].Shape, update, states[0], active), "state")];
            });
    }
}

/// <summary>What the cells' gates share.</summary>
internal static class Gates
{
    /// <summary>The stretch of one gate.</summary>
    public static Node Slice(Node all, int gate, int units, LayerBuilder builder) =>
        builder.Label(Views.Slice(all, all.Shape.Rank - 1, gate * units, units), $"gate {gate + 1}");

    public static Node Sum(Node a, Node b, LayerBuilder builder) =>
        builder.Label(new Map(Expression.In(0) + Expression.In(1), a.Shape, a, b), "gates");
}
