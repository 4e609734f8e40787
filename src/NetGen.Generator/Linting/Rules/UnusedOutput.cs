using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Linting.Rules;

/// <summary>A layer, a weight or an input that nothing takes.</summary>
internal sealed class UnusedOutput : LintRule
{
    public override IEnumerable<Finding> Check(LayerGraph graph) => graph.Layers
        .Where(l => l is { Consumers.Count: 0, IsInLoop: false } && !HasEffect(l) && !graph.IsOutput(l) && !graph.IsJudged(l))
        .Select(l => l.Report(Descriptors.UnusedOutput, null, l.Name));

    /// <summary>What stands aside and has no weight is there for what it does, such as an assignment.</summary>
    private static bool HasEffect(GraphLayer layer) => layer is { Operator.StandsAside: true, Weights.Count: 0 };
}
