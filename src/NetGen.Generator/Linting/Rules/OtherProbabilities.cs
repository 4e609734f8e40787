using NetGen.Generator.Diagnostics;
using NetGen.Generator.Operators;

namespace NetGen.Generator.Linting.Rules;

/// <summary>Probabilities of several yeses and noes where a loss expects one choice, or the reverse.</summary>
internal sealed class OtherProbabilities : LossRule
{
    protected override Finding? Check(GraphLoss loss, GraphLayer origin, Activation function)
    {
        if (loss.ReadsLogits || origin.Shape.Last < 2)
        {
            return null;
        }

        return (loss.Operator.Domain, function.RangeOf()) switch
        {
            (LossDomain.Distribution, OutputRange.UnitInterval) => Report("one choice", "probabilities that each stand for themselves", Activation.Softmax, "BinaryCrossEntropy"),
            (LossDomain.Likelihoods, OutputRange.Distribution) => Report("a yes or a no from each output", "shares of one choice", Activation.Sigmoid, "CategoricalCrossEntropy"),
            _ => null,
        };

        Finding Report(string expected, string found, Activation right, string otherLoss) =>
            loss.Report(Descriptors.OtherProbabilities, null, loss.Operator.Kind, expected, origin.Name, found, function, right, otherLoss)
                .With((FixProperties.Activation, right.ToString()), (FixProperties.Loss, otherLoss))
                .MendedAt(origin);
    }
}
