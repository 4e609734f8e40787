using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Linting.Rules;

/// <summary>Dropout, or other noise, with nothing that learns between it and the loss.</summary>
internal sealed class NoiseAtOutput : LayerRule
{
    protected override Finding? Check(GraphLayer layer, LayerGraph graph)
    {
        if (!(layer.Noise > 0) || graph.Layers.All(l => l.Weights.Count == 0))
        {
            return null;
        }

        GraphLayer last = layer;
        while (!graph.IsJudged(last) && last.OnlyConsumer is { OnlyInput: not null } next && (next.KeepsValues || next.IsPlainFunction))
        {
            last = next;
        }

        return graph.Losses.FirstOrDefault(l => l.Judged == last) is { } loss
            ? layer.Report(Descriptors.NoiseAtOutput, null, layer.Name, loss.Operator.Kind)
            : null;
    }
}
