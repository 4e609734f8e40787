using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Linting.Rules;

/// <summary>Probabilities made of probabilities, such as two softmaxes in a row.</summary>
internal sealed class RepeatedProbabilities : LayerRule
{
    protected override Finding? Check(GraphLayer layer, LayerGraph graph) =>
        layer is { IsPlainFunction: true, Function: { } second, OnlyInput: { Function: { } first } before } && first.IsProbability() && second.IsProbability()
            ? layer.Report(Descriptors.RepeatedProbabilities, null, layer.Name, before.Name, first, second)
            : null;
}
