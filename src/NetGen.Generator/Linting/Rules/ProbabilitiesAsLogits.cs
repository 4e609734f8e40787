using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Linting.Rules;

/// <summary>Probabilities where a loss expects the scores that it makes probabilities of itself.</summary>
internal sealed class ProbabilitiesAsLogits : LossRule
{
    protected override Finding? Check(GraphLoss loss, GraphLayer origin, Activation function) => loss.ReadsLogits && function.IsProbability()
        ? loss.Report(Descriptors.ProbabilitiesAsLogits, FromLogits.Argument, loss.Operator.Kind, origin.Name, function)
        : null;
}
