using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Linting.Rules;

/// <summary>Weights that are to be trained, but change no loss: they lead to an output that none judges.</summary>
internal sealed class UntrainedWeights : LayerRule
{
    protected override Finding? Check(GraphLayer layer, LayerGraph graph)
    {
        if (graph.Losses.Count == 0 || layer.IsInLoop || !layer.Weights.Any(w => w.IsTrainable) || graph.Layers.Any(l => l.SharedWith is not null))
        {
            return null;
        }

        HashSet<GraphLayer> behind = Behind(layer);
        GraphLayer? output = behind.FirstOrDefault(graph.IsOutput);
        return output is not null && !behind.Any(graph.IsJudged) ? layer.Report(Descriptors.UntrainedWeights, null, layer.Name, output.Name) : null;
    }

    /// <summary>A layer and all whose output depends on its.</summary>
    private static HashSet<GraphLayer> Behind(GraphLayer layer)
    {
        var behind = new HashSet<GraphLayer>();
        var open = new Stack<GraphLayer>([layer]);
        while (open.Count > 0)
        {
            GraphLayer next = open.Pop();
            if (behind.Add(next))
            {
                next.Consumers.ForEach(open.Push);
            }
        }

        return behind;
    }
}
