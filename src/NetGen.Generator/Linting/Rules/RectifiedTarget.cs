using NetGen.Generator.Diagnostics;
using NetGen.Generator.Operators;

namespace NetGen.Generator.Linting.Rules;

/// <summary>A rectifier at the output of a regression: what is negative is out of reach, and has no gradient.</summary>
internal sealed class RectifiedTarget : LossRule
{
    protected override Finding? Check(GraphLoss loss, GraphLayer origin, Activation function) => loss.Operator.Domain == LossDomain.Regression && function.IsRectifier()
        ? origin.Report(Descriptors.RectifiedTarget, origin.FunctionArgument, origin.Name, function, loss.Operator.Kind).With((FixProperties.Activation, nameof(Activation.Linear)))
        : null;
}
