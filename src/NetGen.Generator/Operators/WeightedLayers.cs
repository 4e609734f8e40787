using System.Globalization;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>What layers with a kernel and a bias share: initialisers, penalties, the bias and the activation.</summary>
internal static class WeightedLayers
{
    /// <summary>Checks initialisers and penalties.</summary>
    public static bool RequireWeights(this LayerBuilder builder, WeightedLayerAttribute layer) =>
        RequireScale(layer.KernelInitializer, layer.KernelInitializerScale, nameof(layer.KernelInitializerScale), builder)
        & RequireScale(layer.BiasInitializer, layer.BiasInitializerScale, nameof(layer.BiasInitializerScale), builder)
        & RequirePenalty(layer.KernelL1, nameof(layer.KernelL1), builder)
        & RequirePenalty(layer.KernelL2, nameof(layer.KernelL2), builder)
        & RequirePenalty(layer.BiasL1, nameof(layer.BiasL1), builder)
        & RequirePenalty(layer.BiasL2, nameof(layer.BiasL2), builder)
        & RequirePenalty(layer.ActivityL1, nameof(layer.ActivityL1), builder)
        & RequirePenalty(layer.ActivityL2, nameof(layer.ActivityL2), builder);

    /// <summary>Adds the kernel.</summary>
    public static Source Kernel(this LayerBuilder builder, WeightedLayerAttribute layer, TensorShape shape, int fanIn, int fanOut)
    {
        Initialization initialization = Initialization(layer.KernelInitializer, layer.KernelInitializerScale, fanIn, fanOut);
        Source kernel = builder.Parameter("kernel", shape, initialization);
        Penalize(kernel, layer.KernelL1, layer.KernelL2, "kernel penalty", builder);
        return kernel;
    }

    /// <summary>Adds bias, activation and the penalty of the output behind a contraction.</summary>
    public static Node Finish(this LayerBuilder builder, WeightedLayerAttribute layer, Node node)
    {
        if (layer.UseBias)
        {
            var shape = new TensorShape(node.Shape.Last);
            Initialization initialization = Initialization(layer.BiasInitializer, layer.BiasInitializerScale, shape.Size, shape.Size);
            Source bias = builder.Parameter("bias", shape, initialization);
            Penalize(bias, layer.BiasL1, layer.BiasL2, "bias penalty", builder);
            node = builder.Label(new Map(Expression.In(0) + Expression.In(1), node.Shape, node, bias), "bias");
        }

        node = Activations.Apply(layer.Activation, node, builder);
        Penalize(node, layer.ActivityL1, layer.ActivityL2, "activity penalty", builder);
        return node;
    }

    private static bool RequirePenalty(double penalty, string argument, LayerBuilder builder) =>
        builder.Require(penalty >= 0, argument, "zero or more", penalty);

    private static bool RequireScale(Initializer initializer, double scale, string argument, LayerBuilder builder)
    {
        switch (initializer)
        {
            case var _ when double.IsNaN(scale):
            case Initializer.Constant:
                return true;
            case Initializer.Normal or Initializer.TruncatedNormal or Initializer.Uniform:
                return builder.Require(scale > 0, argument, "positive", scale);
            default:
                builder.Report(
                    Descriptors.ConflictingArguments,
                    argument,
                    builder.Kind,
                    $"{argument} = {scale.ToString("R", CultureInfo.InvariantCulture)}",
                    $"Initializer.{initializer}",
                    "only Normal, TruncatedNormal, Uniform and Constant have a scale");
                return false;
        }
    }

    private static void Penalize(Node node, double l1, double l2, string role, LayerBuilder builder)
    {
        if (l1 == 0 && l2 == 0)
        {
            return;
        }

        Expression x = Expression.In(0);
        Expression penalty = (l1 * Expression.Call(ScalarFunction.Abs, x)) + (l2 * (x * x));
        bool[] all = [.. node.Shape.Sizes.Select(_ => true)];

        // As in Keras, a penalty of outputs is a mean over the batch, one of weights stands once.
        Node reduced = node.Scope == Scope.Sample
            ? new Reduce(ReduceKind.Sum, penalty * Expression.In(1), node.Shape, all, true, node, builder.InverseBatch)
            : new Reduce(ReduceKind.Sum, penalty, node.Shape, all, false, node);
        builder.Label(reduced, role);
        builder.Penalties.Add(builder.Label(new Reshape(reduced, new TensorShape(1)), role));
    }

    private static Initialization Initialization(Initializer initializer, double scale, int fanIn, int fanOut)
    {
        string Number(double fallback) => (double.IsNaN(scale) ? fallback : scale).ToString("R", CultureInfo.InvariantCulture);
        return initializer switch
        {
            Initializer.Zeros => new("Constant", "0", false),
            Initializer.Ones => new("Constant", "1", false),
            Initializer.Constant => new("Constant", Number(0), false),
            Initializer.Normal or Initializer.TruncatedNormal or Initializer.Uniform => new(initializer.ToString(), Number(0.05), true),
            _ => new(initializer.ToString(), $"{fanIn}, {fanOut}", true),
        };
    }
}
