using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>In training, each element is zero with probability rate and else divided by 1 − rate; in inference, the input.</summary>
internal sealed class DropoutOperator : Operator<DropoutAttribute>
{
    public override MaskRule MaskRule => MaskRule.Passes;

    public override bool KeepsValues(LayerAttribute layer) => true;

    public override double? NoiseOf(LayerAttribute layer) => ((DropoutAttribute)layer).Rate;

    protected override Node? Build(DropoutAttribute layer, Node input, LayerBuilder builder)
    {
        bool valid = builder.RequireRate(layer.Rate);
        return builder.RequireNoiseShape(layer.NoiseShape, input.Shape) is { } shape && valid
            ? builder.Drop(input, layer.Rate, shape)
            : null;
    }

    protected override TensorShape? Assume(DropoutAttribute layer, TensorShape input) => input;
}

/// <summary>Dropout of whole channels: one draw for all positions.</summary>
internal abstract class SpatialDropoutOperator<TAttribute>(int rank, string expected) : Operator<TAttribute>
    where TAttribute : SpatialDropoutAttribute
{
    public override MaskRule MaskRule => MaskRule.Passes;

    public override bool KeepsValues(LayerAttribute layer) => true;

    public override double? NoiseOf(LayerAttribute layer) => ((SpatialDropoutAttribute)layer).Rate;

    protected override Node? Build(TAttribute layer, Node input, LayerBuilder builder)
    {
        bool valid = builder.RequireRate(layer.Rate);
        if (input.Shape.Rank != rank)
        {
            builder.Report(Descriptors.WrongRank, null, builder.Kind, expected, input.Shape, string.Empty);
            return null;
        }

        bool[] channels = [.. Enumerable.Range(1, rank).Select(d => d == rank)];
        return valid ? builder.Drop(input, layer.Rate, Axes.Keep(input.Shape, channels)) : null;
    }

    protected override TensorShape? Assume(TAttribute layer, TensorShape input) => input.Rank == rank ? input : null;
}

internal sealed class SpatialDropout1DOperator() : SpatialDropoutOperator<SpatialDropout1DAttribute>(2, "steps × channels");

internal sealed class SpatialDropout2DOperator() : SpatialDropoutOperator<SpatialDropout2DAttribute>(3, "height × width × channels");

internal sealed class SpatialDropout3DOperator() : SpatialDropoutOperator<SpatialDropout3DAttribute>(4, "depth × height × width × channels");

/// <summary>In training, the input times normal numbers around one.</summary>
internal sealed class GaussianDropoutOperator : Operator<GaussianDropoutAttribute>
{
    public override MaskRule MaskRule => MaskRule.Passes;

    public override bool KeepsValues(LayerAttribute layer) => true;

    public override double? NoiseOf(LayerAttribute layer) => ((GaussianDropoutAttribute)layer).Rate;

    protected override Node? Build(GaussianDropoutAttribute layer, Node input, LayerBuilder builder)
    {
        if (!builder.RequireRate(layer.Rate))
        {
            return null;
        }

        if (!builder.IsTraining || layer.Rate == 0)
        {
            return input;
        }

        Expression factor = 1 + (Math.Sqrt(layer.Rate / (1 - layer.Rate)) * Noise.Normal(Expression.In(1), Expression.In(2)));
        return builder.Label(
            new Map(Expression.In(0) * factor, input.Shape, input, builder.Random(input.Shape), builder.Random(input.Shape)), "Gaussian dropout");
    }

    protected override TensorShape? Assume(GaussianDropoutAttribute layer, TensorShape input) => input;
}

/// <summary>In training, the input plus normal numbers around zero.</summary>
internal sealed class GaussianNoiseOperator : Operator<GaussianNoiseAttribute>
{
    public override MaskRule MaskRule => MaskRule.Passes;

    public override bool KeepsValues(LayerAttribute layer) => true;

    public override double? NoiseOf(LayerAttribute layer) => ((GaussianNoiseAttribute)layer).Stddev;

    protected override Node? Build(GaussianNoiseAttribute layer, Node input, LayerBuilder builder)
    {
        if (!builder.Require(layer.Stddev >= 0, nameof(layer.Stddev), "zero or more", layer.Stddev))
        {
            return null;
        }

        if (!builder.IsTraining || layer.Stddev == 0)
        {
            return input;
        }

        Expression noise = layer.Stddev * Noise.Normal(Expression.In(1), Expression.In(2));
        return builder.Label(
            new Map(Expression.In(0) + noise, input.Shape, input, builder.Random(input.Shape), builder.Random(input.Shape)), "Gaussian noise");
    }

    protected override TensorShape? Assume(GaussianNoiseAttribute layer, TensorShape input) => input;
}

/// <summary>In training, elements become SELU's lower limit with probability rate; a scale and a shift keep mean and variance.</summary>
internal sealed class AlphaDropoutOperator : Operator<AlphaDropoutAttribute>
{
    public override MaskRule MaskRule => MaskRule.Passes;

    public override bool KeepsValues(LayerAttribute layer) => true;

    public override double? NoiseOf(LayerAttribute layer) => ((AlphaDropoutAttribute)layer).Rate;

    protected override Node? Build(AlphaDropoutAttribute layer, Node input, LayerBuilder builder)
    {
        bool valid = builder.RequireRate(layer.Rate);
        if (builder.RequireNoiseShape(layer.NoiseShape, input.Shape) is not { } shape || !valid)
        {
            return null;
        }

        if (!builder.IsTraining || layer.Rate == 0)
        {
            return input;
        }

        double limit = -Activations.SeluAlpha * Activations.SeluScale, rate = layer.Rate;
        double scale = 1 / Math.Sqrt((1 - rate) * (1 + (rate * limit * limit)));
        double shift = -scale * limit * rate;
        Expression kept = new Select(
            Comparison.GreaterThanOrEqual, Expression.In(1), rate, (scale * Expression.In(0)) + shift, (scale * limit) + shift);
        return builder.Label(new Map(kept, input.Shape, input, builder.Random(shape)), "alpha dropout");
    }

    protected override TensorShape? Assume(AlphaDropoutAttribute layer, TensorShape input) => input;
}

/// <summary>What the noisy layers share.</summary>
internal static class Noise
{
    public static bool RequireRate(this LayerBuilder builder, double rate) => builder.Require(rate is >= 0 and < 1, "Rate", "at least 0 and below 1", rate);

    /// <summary>The shape of the draws, or null with findings.</summary>
    public static TensorShape? RequireNoiseShape(this LayerBuilder builder, int[]? noise, TensorShape input)
    {
        const string Argument = "NoiseShape";
        if (noise is null)
        {
            return input;
        }

        if (!builder.Require(noise.All(s => s is -1 or >= 1), Argument, "sizes of at least 1, or -1", $"[{string.Join(", ", noise)}]"))
        {
            return null;
        }

        if (noise.Length == input.Rank && noise.Zip(input.Sizes, (n, s) => n == -1 || n == 1 || n == s).All(b => b))
        {
            return new TensorShape(noise.Zip(input.Sizes, (n, s) => n == -1 ? s : n));
        }

        builder.Report(
            Descriptors.WrongRank, Argument, builder.Kind, $"the axes of its draws, [{string.Join(", ", noise)}], or 1 where a draw serves all", input, string.Empty);
        return null;
    }

    /// <summary>Drops with one draw for each element of a shape that is broadcast.</summary>
    public static Node Drop(this LayerBuilder builder, Node input, double rate, TensorShape draws)
    {
        if (!builder.IsTraining || rate == 0)
        {
            return input;
        }

        Expression kept = new Select(Comparison.GreaterThanOrEqual, Expression.In(1), rate, Expression.In(0) * (1 / (1 - rate)), 0);
        return builder.Label(new Map(kept, input.Shape, input, builder.Random(draws)), "dropout");
    }

    /// <summary>A standard normal number of two uniform ones: √(−2 log(1 − u))·cos 2πv (Box and Muller, 1958).</summary>
    public static Expression Normal(Expression u, Expression v)
    {
        Expression radius = Expression.Call(ScalarFunction.Sqrt, -2 * Expression.Call(ScalarFunction.Log, 1 - u));
        return radius * Expression.Call(ScalarFunction.CosineOfTurns, v);
    }
}
