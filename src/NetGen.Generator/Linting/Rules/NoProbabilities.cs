using NetGen.Generator.Diagnostics;
using NetGen.Generator.Operators;

namespace NetGen.Generator.Linting.Rules;

/// <summary>Scores where a loss expects probabilities.</summary>
internal sealed class NoProbabilities : LossRule
{
    protected override Finding? Check(GraphLoss loss, GraphLayer origin, Activation function)
    {
        LossDomain domain = loss.Operator.Domain;
        bool fits = loss.ReadsLogits
            || domain is not (LossDomain.Distribution or LossDomain.Likelihoods or LossDomain.UnitInterval)
            || function.RangeOf() is OutputRange.UnitInterval or OutputRange.Distribution or OutputRange.Unknown
            || (function.RangeOf() == OutputRange.NonNegative && domain == LossDomain.Distribution);
        if (fits)
        {
            return null;
        }

        Activation right = domain == LossDomain.Distribution ? Activation.Softmax : Activation.Sigmoid;
        bool areLogits = FromLogits.IsArgumentOf(loss.Attribute) && function is Activation.Linear or Activation.LogSoftmax or Activation.LogSigmoid;
        string advice = $"use Activation.{right} there{(areLogits ? ", or FromLogits = true here" : string.Empty)}";
        return loss.Report(Descriptors.NoProbabilities, null, loss.Operator.Kind, origin.Name, function.Describe(), advice)
            .With((FixProperties.Activation, right.ToString()), (FixProperties.FromLogits, areLogits ? "true" : null))
            .MendedAt(origin);
    }
}
