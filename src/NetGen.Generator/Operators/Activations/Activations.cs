using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>What the activation functions with an argument take; the defaults are Keras's.</summary>
/// <param name="Slope">The slope below zero of leaky ReLU.</param>
/// <param name="Alpha">The alpha of ELU and CELU.</param>
/// <param name="Shrinkage">The threshold of the shrinking functions.</param>
/// <param name="Threshold">The threshold of the function of that name.</param>
/// <param name="DefaultValue">The value of that function up to the threshold.</param>
/// <param name="B">The b of squareplus.</param>
/// <param name="Axis">The place of the axis that the softmaxes, sparsemax and GLU work along; -1 for the last.</param>
internal sealed record ActivationArguments(
    double Slope = 0.2, double Alpha = 1, double Shrinkage = 0.5, double Threshold = 0, double DefaultValue = 0, double B = 4, int Axis = -1);

/// <summary>The activation functions, one line each.</summary>
internal static class Activations
{
    // Klambauer et al., Self-Normalizing Neural Networks, 2017.
    public const double SeluAlpha = 1.6732632423543772848170429916717;
    public const double SeluScale = 1.0507009873554804934193349852946;

    /// <summary>Applies an activation, which an argument names; linear gives the input itself, and so does what is reported to be wrong.</summary>
    public static Node Apply(Activation activation, Node input, LayerBuilder builder, ActivationArguments? arguments = null, string argument = nameof(WeightedLayerAttribute.Activation))
    {
        arguments ??= new ActivationArguments();
        int axis = arguments.Axis < 0 ? input.Shape.Rank - 1 : arguments.Axis;
        switch (activation)
        {
            case Activation.Softmax: return Softmax(input, builder, axis);
            case Activation.LogSoftmax: return LogSoftmax(input, builder, axis);
            case Activation.GLU: return AxisActivations.Glu(input, builder, axis, argument);
            case Activation.Sparsemax: return AxisActivations.Sparsemax(input, builder, axis);
            default:
                Node output = Function(activation, arguments) is { } function
                    ? Apply(function, input, builder, NameOf(activation))
                    : input;
                if (activation == Activation.Sigmoid)
                {
                    builder.RememberLogits(output, input);
                }

                return output;
        }
    }

    /// <summary>Applies a function to each element.</summary>
    public static Node Apply(ScalarFunction function, Node input, LayerBuilder builder, string role) =>
        builder.Label(new Map(Expression.Call(function, Expression.In(0)), input.Shape, input), role);

    /// <summary>The function of each element, or null for linear and for what is no function of one number.</summary>
    public static ScalarFunction? Function(Activation activation, ActivationArguments arguments) => activation switch
    {
        Activation.ReLU => ScalarFunction.Relu,
        Activation.LeakyReLU => ScalarFunction.LeakyRelu(arguments.Slope),
        Activation.ELU => ScalarFunction.Elu(arguments.Alpha),
        Activation.SELU => ScalarFunction.Elu(SeluAlpha, SeluScale),
        Activation.Sigmoid => ScalarFunction.Sigmoid,
        Activation.Tanh => ScalarFunction.Tanh,
        Activation.Softplus => ScalarFunction.Softplus,
        Activation.Exponential => ScalarFunction.Exp,
        Activation.Softsign => ActivationFunctions.Softsign,
        Activation.SiLU => ActivationFunctions.Silu,
        Activation.GELU => ActivationFunctions.Gelu,
        Activation.GELUTanh => ActivationFunctions.GeluTanh,
        Activation.Mish => ActivationFunctions.Mish,
        Activation.HardSigmoid => ActivationFunctions.HardSigmoid,
        Activation.HardSiLU => ActivationFunctions.HardSilu,
        Activation.HardTanh => ActivationFunctions.HardTanh,
        Activation.ReLU6 => ActivationFunctions.Relu6,
        Activation.LogSigmoid => ActivationFunctions.LogSigmoid,
        Activation.CELU => ActivationFunctions.Celu(arguments.Alpha),
        Activation.SquarePlus => ActivationFunctions.SquarePlus(arguments.B),
        Activation.SparsePlus => ActivationFunctions.SparsePlus,
        Activation.SparseSigmoid => ActivationFunctions.SparseSigmoid,
        Activation.TanhShrink => ActivationFunctions.TanhShrink,
        Activation.SoftShrink => ActivationFunctions.SoftShrink(arguments.Shrinkage),
        Activation.HardShrink => ActivationFunctions.HardShrink(arguments.Shrinkage),
        Activation.Threshold => ActivationFunctions.Threshold(arguments.Threshold, arguments.DefaultValue),
        _ => null,
    };

    /// <summary>log Σ e^x over the last axis.</summary>
    public static Node LogSumExp(Node input, LayerBuilder builder) => LogSumExp(input, builder, input.Shape.Rank - 1);

    /// <summary>e^x over its sum along an axis.</summary>
    public static Node Softmax(Node input, LayerBuilder builder, int axis)
    {
        Expression probability = Expression.Call(ScalarFunction.Exp, Expression.In(0) - Expression.In(1));
        Node softmax = builder.Label(new Map(probability, input.Shape, input, LogSumExp(input, builder, axis)), "softmax");

        // A cross-entropy reads classes along the last axis.
        if (axis == input.Shape.Rank - 1)
        {
            builder.RememberLogits(softmax, input);
        }

        return softmax;
    }

    private static Node LogSoftmax(Node input, LayerBuilder builder, int axis) => builder.Label(
        new Map(Expression.In(0) - Expression.In(1), input.Shape, input, LogSumExp(input, builder, axis)), "log-softmax");

    private static Node LogSumExp(Node input, LayerBuilder builder, int axis)
    {
        bool[] axes = new bool[input.Shape.Rank];
        axes[axis] = true;
        return builder.Label(new Reduce(ReduceKind.LogSumExp, Expression.In(0), input.Shape, axes, false, input), "log-sum-exp");
    }

    private static string NameOf(Activation activation) => activation switch
    {
        Activation.LeakyReLU => "leaky ReLU",
        Activation.GELUTanh => "GELU by tanh",
        Activation.HardSigmoid => "hard sigmoid",
        Activation.HardSiLU => "hard SiLU",
        Activation.HardTanh => "hard tanh",
        Activation.LogSigmoid => "log-sigmoid",
        Activation.SquarePlus => "squareplus",
        Activation.SparsePlus => "sparse plus",
        Activation.SparseSigmoid => "sparse sigmoid",
        Activation.TanhShrink => "tanh-shrink",
        Activation.SoftShrink => "soft shrink",
        Activation.HardShrink => "hard shrink",
        Activation.Sigmoid or Activation.Tanh or Activation.Softplus or Activation.Softsign or Activation.Mish or Activation.Exponential or Activation.Threshold =>
            activation.ToString().ToLowerInvariant(),
        _ => activation.ToString(),
    };
}
