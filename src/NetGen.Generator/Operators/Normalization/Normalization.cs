using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>What the normalising layers share.</summary>
internal static class Normalization
{
    /// <summary>Checks what all of them take.</summary>
    public static bool RequireNormalization(this LayerBuilder builder, NormalizationAttribute layer) =>
        builder.RequireEpsilon(layer.Epsilon) & builder.RequireWeight(GammaOf(layer)) & builder.RequireWeight(BetaOf(layer));

    public static bool RequireEpsilon(this LayerBuilder builder, double epsilon) => builder.Require(epsilon > 0, "Epsilon", "positive", epsilon);

    /// <summary>The axes given as one or as several, or null with findings.</summary>
    public static bool[]? RequireAxes(this LayerBuilder builder, int axis, int[]? axes, TensorShape input)
    {
        if (axes is null)
        {
            return builder.RequireAxes([axis], input, "Axis");
        }

        if (builder.IsGiven("Axis"))
        {
            builder.Report(Descriptors.ConflictingArguments, "Axes", builder.Kind, "Axis", "Axes", "one names a single axis, the other several");
            return null;
        }

        return builder.Require(axes.Length > 0, "Axes", "at least one axis", "[]") ? builder.RequireAxes(axes, input, "Axes") : null;
    }

    /// <summary>An expression's mean over axes, which stay with length 1.</summary>
    public static Node Mean(this LayerBuilder builder, Expression expression, Node input, bool[] axes, string role) => builder.Label(
        new Reduce(ReduceKind.Sum, expression * (1.0 / Count(input.Shape, axes)), input.Shape, axes, false, input), role);

    /// <summary>x less its mean over axes, and one over its standard deviation.</summary>
    public static (Node Centered, Node Inverse) Standardize(this LayerBuilder builder, Node input, bool[] axes, double epsilon)
    {
        Expression x = Expression.In(0);
        Node mean = builder.Mean(x, input, axes, "mean");

        // The variance of what is centred already: no difference of large squares, and no gradient through the mean, where it is zero.
        Node centered = builder.Label(new Map(x - Expression.In(1), input.Shape, input, mean), "centred");
        Node variance = builder.Mean(x * x, centered, axes, "variance");
        return (centered, builder.InverseRoot(variance, epsilon));
    }

    /// <summary>1 / √(x + epsilon).</summary>
    public static Node InverseRoot(this LayerBuilder builder, Node variance, double epsilon) => builder.Label(
        new Map(1 / Expression.Call(ScalarFunction.Sqrt, Expression.In(0) + epsilon), variance.Shape, variance), "one over the deviation");

    /// <summary>x over its length along axes, where what is divided by never comes below one over a largest number.</summary>
    public static Node Unit(this LayerBuilder builder, Node input, bool[] axes, double largest)
    {
        Expression x = Expression.In(0);
        Node squares = builder.Label(new Reduce(ReduceKind.Sum, x * x, input.Shape, axes, false, input), "sum of squares");
        Expression inverse = Expression.Min(largest, 1 / Expression.Call(ScalarFunction.Sqrt, x));
        Node factor = builder.Label(new Map(inverse, squares.Shape, squares), "one over the length");
        return builder.Label(new Map(x * Expression.In(1), input.Shape, input, factor), "unit length");
    }

    /// <summary>gamma·centred·inverse + beta.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="centered">x less its mean.</param>
    /// <param name="inverse">One over the standard deviation.</param>
    /// <param name="weights">The shape of gamma and beta.</param>
    /// <param name="broadcast">Their shape beside the input.</param>
    public static Node Affine(
        this LayerBuilder builder, NormalizationAttribute layer, Node centered, Node inverse, TensorShape weights, TensorShape broadcast)
    {
        List<Node> inputs = [centered, inverse];
        Expression y = Expression.In(0) * Expression.In(1);
        (Source? gamma, Source? beta) = builder.Affine(layer, weights);
        if (gamma is not null)
        {
            y *= Expression.In(inputs.Count);
            inputs.Add(builder.Reshaped(gamma, broadcast, "gamma"));
        }

        if (beta is not null)
        {
            y += Expression.In(inputs.Count);
            inputs.Add(builder.Reshaped(beta, broadcast, "beta"));
        }

        return builder.Label(new Map(y, centered.Shape, [.. inputs]), "normalised");
    }

    /// <summary>The parameters gamma and beta, as far as the layer has them.</summary>
    public static (Source? Gamma, Source? Beta) Affine(this LayerBuilder builder, NormalizationAttribute layer, TensorShape shape)
    {
        Source? gamma = layer.Scale ? builder.Weight(GammaOf(layer), shape, shape.Size, shape.Size) : null;
        return (gamma, layer.Center ? builder.Weight(BetaOf(layer), shape, shape.Size, shape.Size) : null);
    }

    /// <summary>The lengths of the chosen axes: the shape of parameters along them.</summary>
    public static TensorShape Along(TensorShape shape, bool[] axes) => new(shape.Sizes.Where((_, i) => axes[i]));

    /// <summary>The shape beside the input of parameters along axes: the last axis alone is broadcast as it is.</summary>
    public static TensorShape Beside(TensorShape shape, bool[] axes) =>
        axes.Take(axes.Length - 1).All(a => !a) ? new TensorShape(shape.Last) : Axes.Keep(shape, axes);

    public static int Count(TensorShape shape, bool[] axes) => shape.Sizes.Where((_, i) => axes[i]).Aggregate(1, (a, b) => a * b);

    private static WeightArguments GammaOf(NormalizationAttribute layer) => WeightArguments.Of(layer, "Gamma");

    private static WeightArguments BetaOf(NormalizationAttribute layer) => WeightArguments.Of(layer, "Beta");
}
