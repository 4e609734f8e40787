using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>What the activation functions with an argument take; the defaults are Keras's.</summary>
/// <param name="Slope">The slope below zero of leaky ReLU.</param>
/// <param name="Alpha">The alpha of ELU and CELU.</param>
/// <param name="Threshold">The threshold of the shrinking functions.</param>
internal sealed record ActivationArguments(double Slope = 0.2, double Alpha = 1, double Threshold = 0.5);

/// <summary>The activation functions, one line each.</summary>
internal static class Activations
{
    // Klambauer et al., Self-Normalizing Neural Networks, 2017.
    public const double SeluAlpha = 1.6732632423543772848170429916717;
    public const double SeluScale = 1.0507009873554804934193349852946;

    /// <summary>Applies an activation; linear gives the input itself.</summary>
    public static Node Apply(Activation activation, Node input, LayerBuilder builder, ActivationArguments? arguments = null)
    {
        switch (activation)
        {
            case Activation.Softmax: return Softmax(input, builder, input.Shape.Rank - 1);
            case Activation.LogSoftmax: return LogSoftmax(input, builder);
            default:
                Node output = Function(activation, arguments ?? new ActivationArguments()) is { } function
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
        Activation.SquarePlus => ActivationFunctions.SquarePlus,
        Activation.SparsePlus => ActivationFunctions.SparsePlus,
        Activation.SparseSigmoid => ActivationFunctions.SparseSigmoid,
        Activation.TanhShrink => ActivationFunctions.TanhShrink,
        Activation.SoftShrink => ActivationFunctions.SoftShrink(arguments.Threshold),
        Activation.HardShrink => ActivationFunctions.HardShrink(arguments.Threshold),
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

    private static Node LogSoftmax(Node input, LayerBuilder builder) => builder.Label(
        new Map(Expression.In(0) - Expression.In(1), input.Shape, input, LogSumExp(input, builder)), "log-softmax");

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
        Activation.Sigmoid or Activation.Tanh or Activation.Softplus or Activation.Softsign or Activation.Mish or Activation.Exponential =>
            activation.ToString().ToLowerInvariant(),
        _ => activation.ToString(),
    };
}
