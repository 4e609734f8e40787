using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>An activation as a layer of its own.</summary>
internal sealed class ActivationOperator : Operator<ActivationAttribute>
{
    private static readonly Activation[] AlongAnAxis = [Activation.Softmax, Activation.LogSoftmax, Activation.GLU, Activation.Sparsemax];

    public override bool TakesShared => true;

    public override MaskRule MaskRule => MaskRule.Passes;

    public override Activation? FunctionOf(LayerAttribute layer, TensorShape input) =>
        Axes.IsLast(((ActivationAttribute)layer).Axis, input) ? ((ActivationAttribute)layer).Function : null;

    public override bool KeepsValues(LayerAttribute layer) => ((ActivationAttribute)layer).Function == Activation.Linear;

    protected override Node? Build(ActivationAttribute layer, Node input, LayerBuilder builder)
    {
        bool valid = OnlyFor(nameof(layer.NegativeSlope), layer.NegativeSlope, Activation.LeakyReLU)
            & OnlyFor(nameof(layer.Alpha), layer.Alpha, Activation.ELU, Activation.CELU)
            & OnlyFor(nameof(layer.Threshold), layer.Threshold, Activation.SoftShrink, Activation.HardShrink, Activation.Threshold)
            & OnlyFor(nameof(layer.DefaultValue), layer.DefaultValue, Activation.Threshold)
            & OnlyFor(nameof(layer.B), layer.B, Activation.SquarePlus)
            & OnlyFor(nameof(layer.Axis), layer.Axis == -1 ? double.NaN : layer.Axis, AlongAnAxis);
        if (!valid
            || !(layer.Function != Activation.CELU || double.IsNaN(layer.Alpha) || builder.Require(layer.Alpha > 0, nameof(layer.Alpha), "positive", layer.Alpha))
            || !(layer.Function == Activation.Threshold || double.IsNaN(layer.Threshold) || builder.Require(layer.Threshold >= 0, nameof(layer.Threshold), "zero or more", layer.Threshold))
            || !(double.IsNaN(layer.B) || builder.Require(layer.B >= 0, nameof(layer.B), "zero or more", layer.B))
            || builder.RequireAxis(layer.Axis, input.Shape, nameof(layer.Axis)) is not { } axis
            || (layer.Axis != -1 && !builder.RequireUnmasked(input, [.. input.Shape.Sizes.Select((_, d) => d == axis)])))
        {
            return null;
        }

        var defaults = new ActivationArguments();
        return Activations.Apply(layer.Function, input, builder, new ActivationArguments(
            Given(layer.NegativeSlope, defaults.Slope),
            Given(layer.Alpha, defaults.Alpha),
            Given(layer.Threshold, defaults.Shrinkage),
            Given(layer.Threshold, defaults.Threshold),
            Given(layer.DefaultValue, defaults.DefaultValue),
            Given(layer.B, defaults.B),
            axis), nameof(layer.Function));

        static double Given(double value, double fallback) => double.IsNaN(value) ? fallback : value;

        bool OnlyFor(string argument, double value, params Activation[] functions) =>
            builder.RequireOwner(argument, !double.IsNaN(value), layer.Function, functions);
    }

    protected override TensorShape? Assume(ActivationAttribute layer, TensorShape input) => layer.Function == Activation.GLU ? null : input;
}
