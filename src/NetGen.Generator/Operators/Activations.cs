using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>The activation functions, one line each.</summary>
internal static class Activations
{
    private const double LeakySlope = 0.2;
    private const double EluAlpha = 1;

    // Klambauer et al., Self-Normalizing Neural Networks, 2017.
    private const double SeluAlpha = 1.6732632423543772848170429916717;
    private const double SeluScale = 1.0507009873554804934193349852946;

    /// <summary>Applies an activation; linear gives the input itself.</summary>
    public static Node Apply(Activation activation, Node input, LayerBuilder builder, double slope = LeakySlope, double alpha = EluAlpha)
    {
        switch (activation)
        {
            case Activation.ReLU: return Elementwise(ScalarFunction.Relu, "ReLU");
            case Activation.LeakyReLU: return Elementwise(ScalarFunction.LeakyRelu(slope), "leaky ReLU");
            case Activation.ELU: return Elementwise(ScalarFunction.Elu(alpha), "ELU");
            case Activation.SELU: return Elementwise(ScalarFunction.Elu(SeluAlpha, SeluScale), "SELU");
            case Activation.Tanh: return Elementwise(ScalarFunction.Tanh, "tanh");
            case Activation.Softplus: return Elementwise(ScalarFunction.Softplus, "softplus");
            case Activation.Softmax: return Softmax(input, builder);
            case Activation.Sigmoid:
                Node sigmoid = Elementwise(ScalarFunction.Sigmoid, "sigmoid");
                builder.RememberLogits(sigmoid, input);
                return sigmoid;
            default: return input;
        }

        Node Elementwise(ScalarFunction function, string name) =>
            builder.Label(new Map(Expression.Call(function, Expression.In(0)), input.Shape, input), name);
    }

    /// <summary>log Σ e^x over the last axis.</summary>
    public static Node LogSumExp(Node input, LayerBuilder builder)
    {
        bool[] last = new bool[input.Shape.Rank];
        last[last.Length - 1] = true;
        return builder.Label(new Reduce(ReduceKind.LogSumExp, Expression.In(0), input.Shape, last, false, input), "log-sum-exp");
    }

    private static Node Softmax(Node input, LayerBuilder builder)
    {
        Expression probability = Expression.Call(ScalarFunction.Exp, Expression.In(0) - Expression.In(1));
        Node softmax = builder.Label(new Map(probability, input.Shape, input, LogSumExp(input, builder)), "softmax");
        builder.RememberLogits(softmax, input);
        return softmax;
    }
}
