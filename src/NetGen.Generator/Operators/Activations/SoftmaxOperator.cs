using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>e^x over its sum along an axis.</summary>
internal sealed class SoftmaxOperator : Operator<SoftmaxAttribute>
{
    public override MaskRule MaskRule => MaskRule.Passes;

    public override Activation? FunctionOf(LayerAttribute layer, TensorShape input) =>
        Axes.IsLast(((SoftmaxAttribute)layer).Axis, input) ? Activation.Softmax : null;

    protected override Node? Build(SoftmaxAttribute layer, Node input, LayerBuilder builder) =>
        builder.RequireAxis(layer.Axis, input.Shape, nameof(layer.Axis)) is { } axis
        && builder.RequireUnmasked(input, [.. input.Shape.Sizes.Select((_, d) => d == axis)])
            ? Activations.Softmax(input, builder, axis)
            : null;

    protected override TensorShape? Assume(SoftmaxAttribute layer, TensorShape input) => input;
}
