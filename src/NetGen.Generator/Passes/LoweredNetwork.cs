using NetGen.Generator.Linting;
using NetGen.Generator.Operators;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>The result of lowering: a program unless there are findings.</summary>
internal sealed record LoweredNetwork(
    TensorProgram? Program,
    IReadOnlyList<LayerInfo> Layers,
    IReadOnlyList<PortInfo> Inputs,
    IReadOnlyList<PortInfo> Outputs,
    IReadOnlyList<LossSummary> Losses,
    IReadOnlyList<(Source Parameter, Node Value)> Constraints,
    IReadOnlyList<Finding> Findings,
    LayerGraph Graph);

/// <summary>One layer as it appears in the summary.</summary>
/// <param name="Name">Its name with the blocks around it.</param>
/// <param name="Declaration">What the user wrote.</param>
/// <param name="Shape">The shape of its output; without sizes where a mistake leaves it unknown.</param>
/// <param name="Parameters">The elements of the parameters that are its own.</param>
/// <param name="MultiplyAdds">Its multiply-adds for one sample.</param>
internal sealed record LayerInfo(string Name, DeclarationSpec Declaration, TensorShape Shape, int Parameters, long MultiplyAdds)
{
    public string Kind => Declaration.Kind;

    /// <summary>The shapes of its inputs.</summary>
    public IReadOnlyList<TensorShape> Inputs { get; init; } = [];

    /// <summary>The layer whose parameters it uses in place of its own, or null.</summary>
    public string? SharedWith { get; init; }
}

/// <summary>An input or output of the network, or a loss's target: a stretch of each sample's flat row.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its shape as the caller sees it.</param>
/// <param name="Offset">Where it starts in the row.</param>
/// <param name="IndexLimit">For whole numbers: how many there are, from 0; else 0.</param>
/// <param name="IgnoredIndex">One more number that may stand there, or <see cref="int.MinValue"/>.</param>
internal sealed record PortInfo(string Name, TensorShape Shape, int Offset, int IndexLimit = 0, int IgnoredIndex = int.MinValue);

/// <summary>What the generated class says about a loss.</summary>
internal sealed record LossSummary(string Kind, TargetKind TargetKind, bool FromLogits, bool IsSum, PortInfo Target);
