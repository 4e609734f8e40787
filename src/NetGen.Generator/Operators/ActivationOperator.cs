using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>An activation as a layer of its own.</summary>
internal sealed class ActivationOperator : Operator<ActivationAttribute>
{
    protected override Node? Build(ActivationAttribute layer, Node input, LayerBuilder builder)
    {
        bool valid = OnlyFor(Activation.LeakyReLU, nameof(layer.NegativeSlope), layer.NegativeSlope)
            & OnlyFor(Activation.ELU, nameof(layer.Alpha), layer.Alpha);
        return valid
            ? Activations.Apply(
                layer.Function,
                input,
                builder,
                double.IsNaN(layer.NegativeSlope) ? 0.2 : layer.NegativeSlope,
                double.IsNaN(layer.Alpha) ? 1 : layer.Alpha)
            : null;

        bool OnlyFor(Activation function, string argument, double value)
        {
            if (double.IsNaN(value) || layer.Function == function)
            {
                return true;
            }

            builder.Report(
                Descriptors.ConflictingArguments, argument, builder.Kind, argument, $"Activation.{layer.Function}", $"only {function} has that argument");
            return false;
        }
    }

    protected override TensorShape? Assume(ActivationAttribute layer, TensorShape input) => input;
}
