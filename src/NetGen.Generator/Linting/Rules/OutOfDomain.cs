using NetGen.Generator.Diagnostics;
using NetGen.Generator.Operators;

namespace NetGen.Generator.Linting.Rules;

/// <summary>Values that a loss can make nothing of.</summary>
internal sealed class OutOfDomain : LossRule
{
    protected override Finding? Check(GraphLoss loss, GraphLayer origin, Activation function)
    {
        return (loss.Operator.Domain, function.RangeOf()) switch
        {
            (LossDomain.Positive, OutputRange.BothSigns or OutputRange.NonPositive) => Report("takes the logarithm of the output", "may be negative", Activation.Softplus),
            (LossDomain.Margins, OutputRange.NonNegative or OutputRange.UnitInterval or OutputRange.Distribution) => Report("reads the sign of the output", "are never negative", Activation.Linear),
            _ => null,
        };

        Finding Report(string reading, string found, Activation right) =>
            loss.Report(Descriptors.OutOfDomain, null, loss.Operator.Kind, reading, origin.Name, found, right)
                .With((FixProperties.Activation, right.ToString()))
                .MendedAt(origin);
    }
}
