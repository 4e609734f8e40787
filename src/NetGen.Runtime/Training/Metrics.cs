using System.Numerics;
using NetGen.Training;

namespace NetGen;

/// <summary>The built-in metrics.</summary>
public static class Metrics
{
    /// <summary>
    /// The accuracy that fits a network's loss: for class labels or class probabilities the share of positions where the largest
    /// output (the first of equals) is the right class; for independent yes-or-no outputs the share that lie on the right side of
    /// one half, or of zero for logits. Named <c>accuracy</c>. Source: Keras 3, <c>SparseCategoricalAccuracy</c>,
    /// <c>CategoricalAccuracy</c>, <c>BinaryAccuracy</c>.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <typeparam name="T">The type of an output's elements.</typeparam>
    /// <typeparam name="TTarget">The type of a target's elements.</typeparam>
    /// <exception cref="ArgumentException">The loss compares real values, which no accuracy fits.</exception>
    public static IMetric<T, TTarget> Accuracy<T, TTarget>(ITrainable<T, TTarget> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        return AccuracyOrNull(network) ?? throw new ArgumentException(
            $"The loss {network.Loss.Name} has targets of kind {network.Loss.TargetKind}, which no accuracy fits.", nameof(network));
    }

    /// <summary>The mean distance of outputs from targets. Named <c>mean absolute error</c>. Source: Keras 3, <c>MeanAbsoluteError</c>.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    public static IMetric<T, T> MeanAbsoluteError<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new MeanAbsoluteErrorMetric<T>();

    /// <summary>What is measured when nobody asks for anything else: accuracy where one fits.</summary>
    internal static IReadOnlyList<IMetric<T, TTarget>> Default<T, TTarget>(ITrainable<T, TTarget> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged =>
        AccuracyOrNull(network) is { } accuracy ? [accuracy] : [];

    // The kind of target decides TTarget, so the casts below only fail for a loss that contradicts itself.
    private static IMetric<T, TTarget>? AccuracyOrNull<T, TTarget>(ITrainable<T, TTarget> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        LossInfo loss = network.Loss;
        int classes = network.OutputShape.IsEmpty ? 1 : network.OutputShape[^1];
        return loss.TargetKind switch
        {
            TargetKind.ClassIndex => (IMetric<T, TTarget>)(object)new ClassIndexAccuracy<T>(classes),
            TargetKind.ClassProbabilities => (IMetric<T, TTarget>)(object)new ClassProbabilityAccuracy<T>(classes),
            TargetKind.Binary => (IMetric<T, TTarget>)(object)new BinaryAccuracy<T>(loss.FromLogits ? 0 : 0.5),
            _ => null,
        };
    }
}
