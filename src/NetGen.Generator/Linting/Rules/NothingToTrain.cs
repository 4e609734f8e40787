using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Linting.Rules;

/// <summary>A loss in a network whose weights are all frozen.</summary>
internal sealed class NothingToTrain : LintRule
{
    public override IEnumerable<Finding> Check(LayerGraph graph)
    {
        Tensors.Parameter[] weights = [.. graph.Layers.SelectMany(l => l.Weights)];
        return graph.Losses.Count > 0 && graph.Layers.Any(l => l is { Weights.Count: > 0, IsTrainable: false }) && weights.All(w => !w.IsTrainable)
            ? [graph.Losses[0].Report(Descriptors.NothingToTrain, null, graph.Losses[0].Operator.Kind)]
            : [];
    }
}
