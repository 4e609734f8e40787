using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Linting.Rules;

/// <summary>Two dense layers without an activation between them, which compute no more than one could.</summary>
internal sealed class LinearAfterLinear : LayerRule
{
    protected override Finding? Check(GraphLayer layer, LayerGraph graph) =>
        layer is { Attribute: DenseAttribute, Function: Activation.Linear, OnlyConsumer: { Attribute: DenseAttribute } next } && !graph.IsOutput(layer) && !graph.IsJudged(layer)
            ? layer.Report(Descriptors.LinearAfterLinear, null, layer.Name, next.Name).With((FixProperties.Activation, nameof(Activation.ReLU)))
            : null;
}
