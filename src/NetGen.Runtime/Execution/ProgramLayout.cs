using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>The memory a generated program works in, in elements.</summary>
/// <param name="Chunk">The samples that pass through the arena together.</param>
/// <param name="ArenaLength">The arena of one worker; the input stands at its start.</param>
/// <param name="ConstantsLength">What exists once a step: literals and packed weights.</param>
/// <param name="SumsLength">Gradients and other sums over the batch.</param>
/// <param name="InputSize">Elements of one sample's input.</param>
/// <param name="OutputSize">Elements of one sample's output.</param>
/// <param name="OutputOffset">The output in the arena.</param>
/// <param name="TargetSize">Elements of one sample's target; 0 without a loss.</param>
/// <param name="TargetOffset">The target in the arena.</param>
/// <param name="LossOffset">The loss among the sums.</param>
/// <param name="InverseBatchOffset">One over the batch's size among the constants, or -1.</param>
/// <param name="MultiplyAdds">Multiply-adds of one sample, to tell small work from large.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ProgramLayout(
    int Chunk,
    int ArenaLength,
    int ConstantsLength,
    int SumsLength,
    int InputSize,
    int OutputSize,
    int OutputOffset,
    int TargetSize,
    int TargetOffset,
    int LossOffset,
    int InverseBatchOffset,
    long MultiplyAdds);
