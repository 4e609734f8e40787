using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Linting.Rules;

/// <summary>A rectifier right before a softmax or a sigmoid: what is below zero all counts the same.</summary>
internal sealed class RectifiedScores : LintRule
{
    public override IEnumerable<Finding> Check(LayerGraph graph)
    {
        foreach (GraphLayer layer in graph.Layers.Where(l => l is { IsPlainFunction: true, Function: { } function } && (function.IsProbability() || function == Activation.LogSoftmax)))
        {
            if (layer.OnlyInput is { Function: { } before, OnlyConsumer: not null } scores && before.IsRectifier())
            {
                yield return Report(scores, before, layer.Name);
            }
        }

        foreach (GraphLoss loss in graph.Losses.Where(l => l.ReadsLogits))
        {
            if (loss.Judged is { Origin: { Function: { } before } scores } && before.IsRectifier())
            {
                yield return Report(scores, before, loss.Operator.Kind);
            }
        }
    }

    private static Finding Report(GraphLayer scores, Activation function, string reader) =>
        scores.Report(Descriptors.RectifiedScores, scores.FunctionArgument, scores.Name, function, reader).With((FixProperties.Activation, nameof(Activation.Linear)));
}
