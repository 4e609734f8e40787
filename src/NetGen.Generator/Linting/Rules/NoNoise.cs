using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Linting.Rules;

/// <summary>Dropout, or other noise, of strength zero. In a block, the strength may be an argument of the block.</summary>
internal sealed class NoNoise : LayerRule
{
    protected override Finding? Check(GraphLayer layer, LayerGraph graph) =>
        layer is { Noise: 0, IsInBlock: false } ? layer.Report(Descriptors.NoNoise, null, layer.Name) : null;
}
