using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>Targets moved towards equal shares.</summary>
internal static class LabelSmoothing
{
    public static bool Check(double smoothing, LayerBuilder builder) =>
        builder.Require(smoothing is >= 0 and <= 1, nameof(BinaryCrossEntropyAttribute.LabelSmoothing), "from 0 to 1", smoothing);

    /// <summary>The target, moved towards a share by a part of the way.</summary>
    public static Expression Towards(double share, double smoothing, Expression target) =>
        smoothing == 0 ? target : (target * (1 - smoothing)) + (smoothing * share);
}
