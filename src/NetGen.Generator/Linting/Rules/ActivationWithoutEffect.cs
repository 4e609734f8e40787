using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Linting.Rules;

/// <summary>An activation that gives its input back, since that is never negative.</summary>
internal sealed class ActivationWithoutEffect : LayerRule
{
    protected override Finding? Check(GraphLayer layer, LayerGraph graph)
    {
        if (layer is not { IsPlainFunction: true, Function: { } second, OnlyInput: { Function: { } first } before })
        {
            return null;
        }

        OutputRange range = first.RangeOf();
        bool isSame = second switch
        {
            Activation.ReLU or Activation.LeakyReLU or Activation.ELU => range is OutputRange.NonNegative or OutputRange.UnitInterval or OutputRange.Distribution,
            Activation.ReLU6 => first == Activation.ReLU6 || range is OutputRange.UnitInterval or OutputRange.Distribution,
            _ => false,
        };
        return isSame ? layer.Report(Descriptors.ActivationWithoutEffect, null, layer.Name, before.Name, first) : null;
    }
}
