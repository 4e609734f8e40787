using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Linting.Rules;

/// <summary>A layer, a weight or an input that nothing takes.</summary>
internal sealed class UnusedOutput : LintRule
{
    public override IEnumerable<Finding> Check(LayerGraph graph) => graph.Layers
        .Where(l => l is { Consumers.Count: 0, IsInLoop: false } && !HasEffect(l) && !graph.IsOutput(l) && !graph.IsJudged(l))
        .Select(l => l.Report(Descriptors.UnusedOutput, null, l.Name));

    /// <summary>Without a weight, an assignment is there for what it does, and so is a penalty.</summary>
    private static bool HasEffect(GraphLayer layer) => layer.Weights.Count == 0 && (layer.HasPenalty || layer.Operator is { StandsAside: true });
}
