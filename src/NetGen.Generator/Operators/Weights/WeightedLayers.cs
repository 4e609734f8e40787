using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>What layers with a kernel and a bias share: initialisers, penalties, the bias and the activation.</summary>
internal static class WeightedLayers
{
    /// <summary>Checks initialisers, penalties and constraints.</summary>
    public static bool RequireWeights(this LayerBuilder builder, WeightedLayerAttribute layer) =>
        builder.RequireWeight(KernelOf(layer))
        & builder.RequireWeight(BiasOf(layer))
        & builder.RequirePenalty(layer.ActivityL1, nameof(layer.ActivityL1))
        & builder.RequirePenalty(layer.ActivityL2, nameof(layer.ActivityL2));

    /// <summary>Adds the kernel.</summary>
    public static Source Kernel(this LayerBuilder builder, WeightedLayerAttribute layer, TensorShape shape, int fanIn, int fanOut) =>
        builder.Weight(KernelOf(layer), shape, fanIn, fanOut);

    /// <summary>Adds the kernel of a convolution, whose last two sizes are its inputs and its outputs.</summary>
    public static Source Kernel(this LayerBuilder builder, WeightedLayerAttribute layer, TensorShape shape, string name = "kernel") =>
        builder.Weight(KernelOf(layer) with { Name = name }, shape);

    /// <summary>Adds bias, activation and the penalty of the output behind a contraction.</summary>
    public static Node Finish(this LayerBuilder builder, WeightedLayerAttribute layer, Node node) =>
        builder.Activate(layer, builder.AddBias(layer, node, new TensorShape(node.Shape.Last)));

    /// <summary>Adds a bias, unless the layer has none.</summary>
    public static Node AddBias(this LayerBuilder builder, WeightedLayerAttribute layer, Node node, TensorShape shape)
    {
        if (!layer.UseBias)
        {
            return node;
        }

        Source bias = builder.Weight(BiasOf(layer), shape, shape.Size, shape.Size);
        return builder.Label(new Map(Expression.In(0) + Expression.In(1), node.Shape, node, bias), "bias");
    }

    /// <summary>Adds the activation and the penalty of the output.</summary>
    public static Node Activate(this LayerBuilder builder, WeightedLayerAttribute layer, Node node)
    {
        node = Activations.Apply(layer.Activation, node, builder);
        builder.Penalize(node, layer.ActivityL1, layer.ActivityL2, "activity penalty");
        return node;
    }

    private static WeightArguments KernelOf(WeightedLayerAttribute layer) => WeightArguments.Of(layer, "Kernel");

    private static WeightArguments BiasOf(WeightedLayerAttribute layer) => WeightArguments.Of(layer, "Bias");
}
