using NetGen.Generator.Model;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>A formula of the user's over the elements of its inputs.</summary>
internal sealed class LambdaOperator : MultiInputOperator<LambdaAttribute>
{
    public override MaskRule MaskRule => MaskRule.Passes;

    public override bool TakesShared => true;

    public override IReadOnlyList<InputName> InputNames(LayerAttribute layer, DeclarationSpec declaration)
    {
        var lambda = (LambdaAttribute)layer;
        IEnumerable<InputName> named = lambda.Arguments.Select(i => new InputName(i, nameof(lambda.Arguments)));
        return lambda.Arguments.Length < declaration.Lambda!.Parameters ? [new(lambda.From, nameof(lambda.From)), .. named] : [.. named];
    }

    protected override IReadOnlyList<InputName> InputNames(LambdaAttribute layer) => [];

    protected override Node? Build(LambdaAttribute layer, IReadOnlyList<Node> inputs, LayerBuilder builder)
    {
        LambdaSpec lambda = builder.Lambda!;
        string expected = lambda.Parameters == 1 ? "at most one name, as the method has one parameter"
            : $"{lambda.Parameters} names, one for each parameter of the method, or {lambda.Parameters - 1} to go with the layer before";
        if (!builder.Require(inputs.Count == lambda.Parameters, nameof(layer.Arguments), expected, $"[{string.Join(", ", layer.Arguments)}]"))
        {
            return null;
        }

        var formula = new FormulaBuilder(inputs, builder);
        return formula.Build(lambda, nameof(layer.Arguments));
    }

    protected override TensorShape? Assume(LambdaAttribute layer, IReadOnlyList<TensorShape> inputs) => inputs.Count > 0 ? inputs[0] : null;
}
