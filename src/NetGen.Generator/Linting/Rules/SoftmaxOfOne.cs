using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Linting.Rules;

/// <summary>A softmax of one value, which is 1 whatever the value is.</summary>
internal sealed class SoftmaxOfOne : LayerRule
{
    protected override Finding? Check(GraphLayer layer, LayerGraph graph) =>
        layer is { Function: Activation.Softmax or Activation.LogSoftmax or Activation.Sparsemax, Shape.Last: 1 }
            ? layer.Report(Descriptors.SoftmaxOfOne, layer.FunctionArgument, layer.Name, layer.Function, layer.Function == Activation.LogSoftmax ? 0 : 1)
                .With((FixProperties.Activation, nameof(Activation.Sigmoid)))
            : null;
}
