using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>A function of each element.</summary>
internal abstract class ElementwiseOperator<TAttribute> : Operator<TAttribute>
    where TAttribute : LayerAttribute
{
    public override MaskRule MaskRule => MaskRule.Passes;

    public override bool TakesShared => true;

    protected override Node? Build(TAttribute layer, Node input, LayerBuilder builder) =>
        Function(layer, Expression.In(0), builder) is { } function ? builder.Label(new Map(function, input.Shape, input), Kind) : null;

    protected override TensorShape? Assume(TAttribute layer, TensorShape input) => input;

    /// <summary>The function of an element, or null with a finding.</summary>
    protected abstract Expression? Function(TAttribute layer, Expression x, LayerBuilder builder);
}

/// <summary>A function without arguments.</summary>
internal sealed class FunctionOperator<TAttribute>(Func<Expression, Expression> function) : ElementwiseOperator<TAttribute>
    where TAttribute : LayerAttribute
{
    protected override Expression Function(TAttribute layer, Expression x, LayerBuilder builder) => function(x);
}

/// <summary>x to a power.</summary>
internal sealed class PowerOperator : ElementwiseOperator<PowerAttribute>
{
    protected override Expression? Function(PowerAttribute layer, Expression x, LayerBuilder builder) =>
        builder.Require(!double.IsNaN(layer.Exponent) && !double.IsInfinity(layer.Exponent), nameof(layer.Exponent), "a finite number", layer.Exponent)
            ? Elements.AnyPower(x, layer.Exponent)
            : null;
}

/// <summary>min(max(x, minimum), maximum).</summary>
internal sealed class ClipOperator : ElementwiseOperator<ClipAttribute>
{
    protected override Expression? Function(ClipAttribute layer, Expression x, LayerBuilder builder) =>
        builder.Require(!double.IsNaN(layer.Minimum), nameof(layer.Minimum), "a number", layer.Minimum)
        && builder.Require(layer.Maximum >= layer.Minimum, nameof(layer.Maximum), "at least the minimum", layer.Maximum)
            ? Expression.Min(layer.Maximum, Expression.Max(layer.Minimum, x))
            : null;
}

/// <summary>A stretch of an axis.</summary>
internal sealed class SliceOperator : Operator<SliceAttribute>
{
    public override bool TakesShared => true;

    protected override Node? Build(SliceAttribute layer, Node input, LayerBuilder builder)
    {
        bool valid = builder.Require(layer.Start >= 0, nameof(layer.Start), "at least 0", layer.Start)
            & builder.Require(layer.Length is >= 1 or -1, nameof(layer.Length), "at least 1, or -1 for all that follow", layer.Length);
        if (builder.RequireAxis(layer.Axis, input.Shape, nameof(layer.Axis)) is not { } axis || !valid)
        {
            return null;
        }

        int size = input.Shape[axis];
        if (layer.Start + (long)Math.Max(layer.Length, 1) > size)
        {
            string elements = layer.Length == -1 ? $"what follows element {layer.Start}" : $"{layer.Length} elements from {layer.Start} on";
            builder.Report(Descriptors.SliceTooLong, layer.Start >= size ? nameof(layer.Start) : nameof(layer.Length), builder.Kind, elements, axis + 1, input.Shape, size);
            return null;
        }

        return builder.Label(Views.Slice(input, axis, layer.Start, layer.Length == -1 ? size - layer.Start : layer.Length), "slice");
    }

    protected override TensorShape? Assume(SliceAttribute layer, TensorShape input) => input;
}
