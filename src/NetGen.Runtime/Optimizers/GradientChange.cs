using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>What an optimiser does to weights and gradients before its rule sees them: clipping and decay.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal readonly struct GradientChange<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector<T> _scale, _limit, _decay;
    private readonly bool _scales, _limits, _decays;

    /// <param name="optimizer">Has the limits and the decay.</param>
    /// <param name="scale">What clipping by norm multiplies gradients with, or null.</param>
    public GradientChange(Optimizer optimizer, double? scale)
    {
        _scales = scale is not null;
        _scale = Coefficient.Of<T>(scale ?? 1);
        _limits = optimizer.ClipValue is not null;
        _limit = Coefficient.Of<T>(optimizer.ClipValue ?? 0);
        _decays = optimizer.WeightDecay != 0;
        _decay = Coefficient.Of<T>(optimizer.WeightDecay * optimizer.LearningRate);
    }

    /// <summary>Whether weights change without a gradient.</summary>
    public bool MovesWeights => _decays;

    /// <summary>Clips gradients and lets weights decay.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector<T> weight, ref Vector<T> gradient)
    {
        if (_scales)
        {
            gradient *= _scale;
        }

        if (_limits)
        {
            gradient = Vector.Min(Vector.Max(gradient, -_limit), _limit);
        }

        if (_decays)
        {
            weight -= weight * _decay;
        }
    }
}
