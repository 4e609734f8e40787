using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Linting.Rules;

/// <summary>A bias that batch normalisation takes off again, with the mean.</summary>
internal sealed class RedundantBias : LayerRule
{
    protected override Finding? Check(GraphLayer layer, LayerGraph graph)
    {
        bool isCancelled = layer is { Attribute: WeightedLayerAttribute { UseBias: true }, Function: Activation.Linear, SharedWith: null, OnlyConsumer: { Attribute: { } attribute, IsTrainable: true } next }
            && next.Operator!.CancelsBias(attribute, next.InputShape)
            && layer.Weights.Any(w => w.Name == $"{layer.Name}.bias" && w.Shape.Size == layer.Shape.Last);

        // Where nothing is trained here, or elsewhere besides, the bias belongs to weights that are there already.
        return isCancelled && graph.Losses.Count > 0 && !graph.IsOutput(layer) && !graph.IsJudged(layer) && graph.Layers.All(l => l.SharedWith != layer.Name)
            ? layer.Report(Descriptors.RedundantBias, nameof(WeightedLayerAttribute.UseBias), layer.Name, layer.OnlyConsumer!.Name)
            : null;
    }
}
