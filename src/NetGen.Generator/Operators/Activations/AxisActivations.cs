using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>Activations that join the values along an axis.</summary>
internal static class AxisActivations
{
    /// <summary>The number of channels that a layer's activation leaves of those before it.</summary>
    public static int Outputs(this WeightedLayerAttribute layer, int channels) => layer.Activation == Activation.GLU ? channels / 2 : channels;

    /// <summary>Reports an activation of a cell that does not give each value one of its own.</summary>
    public static bool RequireSameShape(this LayerBuilder builder, Activation activation, string argument)
    {
        if (activation == Activation.GLU)
        {
            builder.Report(Descriptors.ConflictingArguments, argument, builder.Kind, argument, "Activation.GLU", "it halves the channels, and a state keeps its length");
        }

        return activation != Activation.GLU;
    }

    /// <summary>a·σ(b) of the two halves.</summary>
    public static Node Glu(Node input, LayerBuilder builder, int axis, string argument)
    {
        int length = input.Shape[axis], half = length / 2;
        if (length % 2 != 0)
        {
            builder.Report(Descriptors.ChannelMismatch, argument, $"GLU in {builder.LayerName}", length, "elements", 2);
            return input;
        }

        Node values = builder.Label(Views.Slice(input, axis, 0, half), "values");
        Node gates = builder.Label(Views.Slice(input, axis, half, half), "gates");
        return builder.Label(new Map(Expression.In(0) * Expression.Call(ScalarFunction.Sigmoid, Expression.In(1)), values.Shape, values, gates), "GLU");
    }

    /// <summary>
    /// max(x − t, 0), where t makes their sum 1. An element is above t if what the others have above it sums to less than 1, so the pairs of
    /// elements tell which are, and the mean of those gives t: no sorting.
    /// </summary>
    public static Node Sparsemax(Node input, LayerBuilder builder, int axis)
    {
        int length = input.Shape[axis], before = Product(input.Shape.Sizes.Take(axis)), after = Product(input.Shape.Sizes.Skip(axis + 1));
        if (!builder.RequireSize([before, length, length, after], $"The pairs of {builder.LayerName}"))
        {
            return input;
        }

        bool[] others = [false, false, true, false], all = [false, true, false];
        var shape = new TensorShape(before, length, after);
        Node x = builder.Reshaped(input, shape, "rows");
        Expression excess = Expression.Max(0, Expression.In(1) - Expression.In(0));
        Node each = builder.Reshaped(x, new TensorShape(before, length, 1, after), "elements");
        Node against = builder.Reshaped(x, new TensorShape(before, 1, length, after), "other elements");
        Node above = builder.Label(new Reduce(ReduceKind.Sum, Expression.Call(ScalarFunction.Detach, excess), new TensorShape(before, length, length, after), others, false, each, against), "excess of the others");
        Node rank = builder.Reshaped(above, shape, "excess of the others");
        Node Sum(Expression expression, string role) => builder.Label(new Reduce(ReduceKind.Sum, expression, shape, all, false, x, rank), role);
        Expression IsKept(Expression then) => new Select(Comparison.GreaterThan, 1, Expression.In(1), then, 0);
        Node count = Sum(IsKept(1), "number of probabilities above zero");
        Node total = Sum(IsKept(Expression.In(0)), "their sum");
        Expression threshold = (Expression.In(3) - 1) / Expression.In(2);
        Node probabilities = builder.Label(new Map(IsKept(Expression.In(0) - threshold), shape, x, rank, count, total), "sparsemax");
        return builder.Reshaped(probabilities, input.Shape, "sparsemax");
    }

    private static int Product(IEnumerable<int> sizes) => sizes.Aggregate(1, (n, s) => n * s);
}
