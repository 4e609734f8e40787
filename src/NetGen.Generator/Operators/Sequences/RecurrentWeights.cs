using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>The weights of one direction of a recurrent layer, whichever form they have.</summary>
internal sealed class RecurrentWeights(RecurrentAttribute layer, int features, string prefix, LayerBuilder builder)
{
    private bool IsTorch => layer.Form == RecurrentForm.PyTorch;

    /// <summary>Checks initialisers and penalties.</summary>
    public static bool Require(RecurrentAttribute layer, LayerBuilder builder) =>
        builder.RequireSameShape(layer.Activation, nameof(layer.Activation))
        & builder.RequireSameShape(Vocabulary.Read(layer, "RecurrentActivation", Activation.Sigmoid), "RecurrentActivation")
        & builder.RequireWeight(Kernel(layer, "Kernel"))
        & builder.RequireWeight(Recurrent(layer, "Recurrent"))
        & builder.RequireWeight(Bias(layer, "Bias"))
        & builder.RequirePenalty(layer.ActivityL1, nameof(layer.ActivityL1))
        & builder.RequirePenalty(layer.ActivityL2, nameof(layer.ActivityL2));

    /// <summary>Training's dropout of a tensor, the same along the axes where the shape of the draws has length 1.</summary>
    public static Node Drop(Node node, TensorShape draws, double rate, LayerBuilder builder) => rate == 0 || !builder.IsTraining
        ? node
        : builder.Label(new Map(Expression.In(0) * Expression.In(1), node.Shape, node, Factors(draws, rate, builder)), "dropout");

    /// <summary>0 with probability rate, else 1 / (1 − rate).</summary>
    public static Node Factors(TensorShape shape, double rate, LayerBuilder builder) => builder.Label(
        new Map(new Select(Comparison.GreaterThanOrEqual, Expression.In(0), rate, 1 / (1 - rate), 0), shape, builder.Random(shape)), "dropout factors");

    /// <summary>The input kernel (features, gates × units).</summary>
    public Node InputKernel(int gates) => IsTorch
        ? Transposed(builder.Weight(Kernel(layer, prefix + "weight_ih"), new TensorShape(gates * layer.Units, features), features, gates * layer.Units))
        : builder.Weight(Kernel(layer, prefix + "kernel"), new TensorShape(features, gates * layer.Units), features, gates * layer.Units);

    /// <summary>The recurrent kernel (units, gates × units).</summary>
    public Node RecurrentKernel(int gates) => IsTorch
        ? Transposed(builder.Weight(Recurrent(layer, prefix + "weight_hh"), new TensorShape(gates * layer.Units, layer.Units), layer.Units, gates * layer.Units))
        : builder.Weight(Recurrent(layer, prefix + "recurrent_kernel"), new TensorShape(layer.Units, gates * layer.Units), layer.Units, gates * layer.Units);

    /// <summary>The bias of the inputs and that of the states, (gates × units) each; the second is null where there is one only.</summary>
    public (Node? Input, Node? State) Biases(int gates, bool isDouble, int forgetGate = -1)
    {
        int length = gates * layer.Units;
        if (!layer.UseBias)
        {
            return (null, null);
        }

        if (IsTorch)
        {
            return (Add(prefix + "bias_ih", new TensorShape(length), forgetGate), Add(prefix + "bias_hh", new TensorShape(length), -1));
        }

        if (!isDouble)
        {
            return (Add(prefix + "bias", new TensorShape(length), forgetGate), null);
        }

        Node both = Add(prefix + "bias", new TensorShape(2, length), -1);
        Node Row(int row) => Views.Reshape(Views.Slice(both, 0, row, 1), new TensorShape(length));
        return (Row(0), Row(1));
    }

    /// <summary>x·w + b for a vector, or for each step of a sequence.</summary>
    public static Node Product(Node x, Node kernel, Node? bias, LayerBuilder builder, string role)
    {
        int inputs = kernel.Shape[0], outputs = kernel.Shape[1];
        bool isSequence = x.Shape.Rank == 2;
        TensorShape shape = isSequence ? new TensorShape(x.Shape[0], outputs) : new TensorShape(outputs);
        var part = isSequence
            ? new ContractionPart(
                [new("t", x.Shape[0]), new("o", outputs), new("i", inputs)],
                Output: [AffineIndex.Of(0), AffineIndex.Of(1)],
                A: [AffineIndex.Of(0), AffineIndex.Of(2)],
                B: [AffineIndex.Of(2), AffineIndex.Of(1)])
            : new ContractionPart(
                [new("o", outputs), new("i", inputs)], Output: [AffineIndex.Of(0)], A: [AffineIndex.Of(1)], B: [AffineIndex.Of(1), AffineIndex.Of(0)]);
        Node product = builder.Label(new Contraction(shape, Scope.Sample, x, kernel, part), role);
        return bias is null ? product : builder.Label(new Map(Expression.In(0) + Expression.In(1), shape, product, bias), $"{role} and bias");
    }

    private static WeightArguments Kernel(RecurrentAttribute layer, string name) => Of(layer, "Kernel", name);

    private static WeightArguments Recurrent(RecurrentAttribute layer, string name) => Of(layer, "Recurrent", name);

    private static WeightArguments Bias(RecurrentAttribute layer, string name) => WeightArguments.Of(layer, "Bias") with { Name = name };

    private static WeightArguments Of(RecurrentAttribute layer, string prefix, string name)
    {
        WeightArguments weight = WeightArguments.Of(layer, prefix) with { Name = name };

        // A norm is that of what comes to one gate, and PyTorch's form has the gates first.
        bool isTurned = layer.Form == RecurrentForm.PyTorch && weight.Constraint is { Axes: null, Kind: not (Constraint.None or Constraint.NonNeg) };
        return isTurned ? weight with { Constraint = weight.Constraint with { Axes = [1] } } : weight;
    }

    private Source Add(string name, TensorShape shape, int forgetGate)
    {
        Source bias = builder.Weight(Bias(layer, name), shape, shape.Size, shape.Size);
        if (forgetGate >= 0)
        {
            builder.StartAtOne(bias, forgetGate * layer.Units, layer.Units);
        }

        return bias;
    }

    private Node Transposed(Node weight) => builder.Label(Views.Permute(weight, [1, 0]), "transposed weights");
}
