using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>An activation as a layer of its own.</summary>
internal sealed class ActivationOperator : Operator<ActivationAttribute>
{
    public override bool TakesShared => true;

    public override MaskRule MaskRule => MaskRule.Passes;

    protected override Node? Build(ActivationAttribute layer, Node input, LayerBuilder builder)
    {
        bool valid = OnlyFor(nameof(layer.NegativeSlope), layer.NegativeSlope, Activation.LeakyReLU)
            & OnlyFor(nameof(layer.Alpha), layer.Alpha, Activation.ELU, Activation.CELU)
            & OnlyFor(nameof(layer.Threshold), layer.Threshold, Activation.SoftShrink, Activation.HardShrink);
        if (!valid
            || !(layer.Function != Activation.CELU || double.IsNaN(layer.Alpha) || builder.Require(layer.Alpha > 0, nameof(layer.Alpha), "positive", layer.Alpha))
            || !(double.IsNaN(layer.Threshold) || builder.Require(layer.Threshold >= 0, nameof(layer.Threshold), "zero or more", layer.Threshold)))
        {
            return null;
        }

        var defaults = new ActivationArguments();
        return Activations.Apply(layer.Function, input, builder, new ActivationArguments(
            Given(layer.NegativeSlope, defaults.Slope), Given(layer.Alpha, defaults.Alpha), Given(layer.Threshold, defaults.Threshold)));

        static double Given(double value, double fallback) => double.IsNaN(value) ? fallback : value;

        bool OnlyFor(string argument, double value, params Activation[] functions)
        {
            if (double.IsNaN(value) || functions.Contains(layer.Function))
            {
                return true;
            }

            string reason = $"only {string.Join(" and ", functions)} {(functions.Length == 1 ? "has" : "have")} that argument";
            builder.Report(Descriptors.ConflictingArguments, argument, builder.Kind, argument, $"Activation.{layer.Function}", reason);
            return false;
        }
    }

    protected override TensorShape? Assume(ActivationAttribute layer, TensorShape input) => input;
}
