using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>What a weight is brought back to after each step.</summary>
/// <param name="Kind">The constraint.</param>
/// <param name="Largest">The largest norm, or NaN.</param>
/// <param name="Smallest">The smallest norm, or NaN.</param>
/// <param name="Rate">The share of the way, or NaN.</param>
/// <param name="Axes">The axes of the weight a norm is taken over; null for all but the last, or for the only one.</param>
internal sealed record ConstraintArguments(Constraint Kind, double Largest, double Smallest, double Rate, int[]? Axes)
{
    public static readonly ConstraintArguments None = new(Constraint.None, double.NaN, double.NaN, double.NaN, null);

    /// <summary>Reads the arguments of a layer whose names begin with a weight's.</summary>
    public static ConstraintArguments Of(LayerAttribute layer, string prefix) => new(
        Vocabulary.Read(layer, $"{prefix}Constraint", Constraint.None),
        Vocabulary.Read(layer, $"{prefix}MaxNorm", double.NaN),
        Vocabulary.Read(layer, $"{prefix}MinNorm", double.NaN),
        Vocabulary.Read(layer, $"{prefix}ConstraintRate", double.NaN),
        Vocabulary.Read<int[]?>(layer, $"{prefix}ConstraintAxes", null));
}

/// <summary>Projections of weights.</summary>
internal static class Constraints
{
    // Keras's guard against a division by zero.
    private const double Epsilon = 1e-7;

    /// <summary>Checks that each value goes with the constraint and is in its range.</summary>
    public static bool RequireConstraint(this LayerBuilder builder, ConstraintArguments constraint, string prefix)
    {
        double largest = Given(constraint.Largest, 1), smallest = Given(constraint.Smallest, 0);
        return OnlyFor($"{prefix}MaxNorm", !double.IsNaN(constraint.Largest), Constraint.MaxNorm, Constraint.MinMaxNorm)
            & OnlyFor($"{prefix}MinNorm", !double.IsNaN(constraint.Smallest), Constraint.MinMaxNorm)
            & OnlyFor($"{prefix}ConstraintRate", !double.IsNaN(constraint.Rate), Constraint.MinMaxNorm)
            & OnlyFor($"{prefix}ConstraintAxes", constraint.Axes is not null, Constraint.MaxNorm, Constraint.UnitNorm, Constraint.MinMaxNorm)
            & builder.Require(smallest >= 0, $"{prefix}MinNorm", "zero or more", smallest)
            & builder.Require(
                largest >= Math.Max(smallest, 0),
                $"{prefix}MaxNorm",
                smallest > 0 ? $"at least the smallest norm, {smallest.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : "zero or more",
                largest)
            & builder.Require(Given(constraint.Rate, 1) is > 0 and <= 1, $"{prefix}ConstraintRate", "above 0 and at most 1", constraint.Rate);

        bool OnlyFor(string argument, bool isGiven, params Constraint[] kinds) => builder.RequireOwner(argument, isGiven, constraint.Kind, kinds);
    }

    /// <summary>Has the weight brought back after each step.</summary>
    public static void Constrain(this LayerBuilder builder, Source weight, ConstraintArguments constraint, string prefix)
    {
        Expression w = Expression.In(0), norm = Expression.In(1);
        string called = prefix.Length == 0 ? "weight" : prefix.ToLowerInvariant();
        switch (constraint.Kind)
        {
            case Constraint.NonNeg:
                builder.Constrain(weight, builder.Label(new Map(Expression.Max(0, w), weight.Shape, weight), $"{called}, not negative"));
                break;
            case Constraint.UnitNorm:
                Scale(w / (norm + Epsilon));
                break;
            case Constraint.MaxNorm:
                Scale(w * (Expression.Min(Given(constraint.Largest, 2), norm) / (norm + Epsilon)));
                break;
            case Constraint.MinMaxNorm:
                double rate = Given(constraint.Rate, 1);
                Expression clipped = Expression.Min(Given(constraint.Largest, 1), Expression.Max(Given(constraint.Smallest, 0), norm));
                Scale(w * (((rate * clipped) + ((1 - rate) * norm)) / (norm + Epsilon)));
                break;
        }

        void Scale(Expression scaled)
        {
            if (AxesOf(constraint, weight.Shape, prefix, builder) is not { } axes)
            {
                return;
            }

            Node squares = builder.Label(new Reduce(ReduceKind.Sum, w * w, weight.Shape, axes, false, weight), $"{called}, squares");
            Node length = builder.Label(new Map(Expression.Call(ScalarFunction.Sqrt, w), squares.Shape, squares), $"{called}, norm");
            builder.Constrain(weight, builder.Label(new Map(scaled, weight.Shape, weight, length), $"{called}, constrained"));
        }
    }

    private static bool[]? AxesOf(ConstraintArguments constraint, TensorShape shape, string prefix, LayerBuilder builder)
    {
        if (constraint.Axes is not { } axes)
        {
            return [.. shape.Sizes.Select((_, d) => d < shape.Rank - 1 || shape.Rank == 1)];
        }

        bool fits = axes.Length > 0 && axes.Distinct().Count() == axes.Length && axes.All(a => a >= 0 && a < shape.Rank);
        return builder.Require(fits, $"{prefix}ConstraintAxes", $"different axes of the weight's {shape}, from 0 to {shape.Rank - 1}", $"[{string.Join(", ", axes)}]")
            ? [.. shape.Sizes.Select((_, d) => axes.Contains(d))]
            : null;
    }

    private static double Given(double value, double fallback) => double.IsNaN(value) ? fallback : value;
}
