using NetGen;

namespace Samples;

/// <summary>
/// Hidden units that are 0 or 1. A step has no slope to learn by, so its gradient is passed on as if it were the identity, clipped to ±1.
/// </summary>
/// <remarks>Source: Y. Bengio, N. Léonard, A. Courville, "Estimating or propagating gradients through stochastic neurons for conditional computation", 2013.</remarks>
[Network]
[Input(2)]
[Dense(8), Lambda(nameof(Step), Gradient = nameof(StepGradient))]
[Dense(1)]
[MeanSquaredError]
public partial class BinaryUnits
{
    private static float Step(float x) => x > 0 ? 1 : 0;

    private static float StepGradient(float x, float y, float dy) => Math.Clamp(dy, -1, 1);
}
