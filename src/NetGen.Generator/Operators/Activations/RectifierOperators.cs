using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>x above a threshold and up to a largest value, slope·(x − threshold) below.</summary>
internal sealed class ReLUOperator : Operator<ReLUAttribute>
{
    public override MaskRule MaskRule => MaskRule.Passes;

    public override Activation? FunctionOf(LayerAttribute layer, TensorShape input) =>
        layer is ReLUAttribute { NegativeSlope: 0, Threshold: 0 } relu ? (double.IsNaN(relu.MaxValue) ? Activation.ReLU : Activation.ReLU6) : null;

    protected override Node? Build(ReLUAttribute layer, Node input, LayerBuilder builder)
    {
        bool valid = (double.IsNaN(layer.MaxValue) || builder.Require(layer.MaxValue >= 0, nameof(layer.MaxValue), "zero or more", layer.MaxValue))
            & builder.Require(layer.NegativeSlope >= 0, nameof(layer.NegativeSlope), "zero or more", layer.NegativeSlope)
            & builder.Require(layer.Threshold >= 0, nameof(layer.Threshold), "zero or more", layer.Threshold);
        if (!valid)
        {
            return null;
        }

        bool isPlain = double.IsNaN(layer.MaxValue) && layer is { NegativeSlope: 0, Threshold: 0 };
        ScalarFunction function = isPlain ? ScalarFunction.Relu : ActivationFunctions.Relu(layer.NegativeSlope, layer.Threshold, layer.MaxValue);
        return Activations.Apply(function, input, builder, "ReLU");
    }

    protected override TensorShape? Assume(ReLUAttribute layer, TensorShape input) => input;
}

/// <summary>x above zero, slope·x below.</summary>
internal sealed class LeakyReLUOperator : Operator<LeakyReLUAttribute>
{
    public override MaskRule MaskRule => MaskRule.Passes;

    public override Activation? FunctionOf(LayerAttribute layer, TensorShape input) => Activation.LeakyReLU;

    protected override Node? Build(LeakyReLUAttribute layer, Node input, LayerBuilder builder) =>
        builder.Require(!double.IsNaN(layer.NegativeSlope), nameof(layer.NegativeSlope), "a number", layer.NegativeSlope)
            ? Activations.Apply(ScalarFunction.LeakyRelu(layer.NegativeSlope), input, builder, "leaky ReLU")
            : null;

    protected override TensorShape? Assume(LeakyReLUAttribute layer, TensorShape input) => input;
}

/// <summary>x above zero, alpha·(e^x − 1) below.</summary>
internal sealed class ELUOperator : Operator<ELUAttribute>
{
    public override MaskRule MaskRule => MaskRule.Passes;

    public override Activation? FunctionOf(LayerAttribute layer, TensorShape input) => Activation.ELU;

    protected override Node? Build(ELUAttribute layer, Node input, LayerBuilder builder) =>
        builder.Require(!double.IsNaN(layer.Alpha), nameof(layer.Alpha), "a number", layer.Alpha)
            ? Activations.Apply(ScalarFunction.Elu(layer.Alpha), input, builder, "ELU")
            : null;

    protected override TensorShape? Assume(ELUAttribute layer, TensorShape input) => input;
}

/// <summary>x above zero, alpha·x below, with a learnt alpha.</summary>
internal sealed class PReLUOperator : Operator<PReLUAttribute>
{
    public override MaskRule MaskRule => MaskRule.Passes;

    protected override Node? Build(PReLUAttribute layer, Node input, LayerBuilder builder)
    {
        var weight = WeightArguments.Of(layer, "Alpha");
        bool valid = builder.RequireWeight(weight);
        if (builder.RequireAxes(layer.SharedAxes ?? [], input.Shape, nameof(layer.SharedAxes)) is not { } shared || !valid)
        {
            return null;
        }

        TensorShape shape = Axes.Keep(input.Shape, [.. shared.Select(s => !s)]);
        Source alpha = builder.Weight(weight, shape, shape.Size, shape.Size);
        Expression x = Expression.In(0);
        return builder.Label(
            new Map(new Select(Comparison.GreaterThan, x, 0, x, Expression.In(1) * x), input.Shape, input, alpha), "PReLU");
    }

    protected override TensorShape? Assume(PReLUAttribute layer, TensorShape input) => input;
}
