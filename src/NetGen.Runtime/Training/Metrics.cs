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

    /// <summary>The mean squared distance of outputs from targets. Named <c>mean squared error</c>. Source: Keras 3, <c>MeanSquaredError</c>.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    public static IMetric<T, T> MeanSquaredError<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new MeanSquaredErrorMetric<T>();

    /// <summary>
    /// The square root of the mean squared distance of outputs from targets over all samples. Named <c>root mean squared error</c>.
    /// Source: Keras 3, <c>RootMeanSquaredError</c>.
    /// </summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    public static IMetric<T, T> RootMeanSquaredError<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new RootMeanSquaredErrorMetric<T>();

    /// <summary>
    /// The share of positions where fewer than <paramref name="k"/> outputs are larger than the right class's. Named such as
    /// <c>top-5 accuracy</c>. Source: Keras 3, <c>SparseTopKCategoricalAccuracy</c>, <c>TopKCategoricalAccuracy</c>.
    /// </summary>
    /// <param name="network">The network, whose loss has class labels or class probabilities.</param>
    /// <param name="k">How many guesses count; at least 1. Default: 5.</param>
    /// <typeparam name="T">The type of an output's elements.</typeparam>
    /// <typeparam name="TTarget">The type of a target's elements.</typeparam>
    /// <exception cref="ArgumentException">The loss has no classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is below 1.</exception>
    public static IMetric<T, TTarget> TopKAccuracy<T, TTarget>(ITrainable<T, TTarget> network, int k = 5)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        int classes = network.OutputShape.IsEmpty ? 1 : network.OutputShape[^1];
        return network.Loss.TargetKind switch
        {
            TargetKind.ClassIndex => (IMetric<T, TTarget>)(object)new ClassIndexTopK<T>(classes, k),
            TargetKind.ClassProbabilities => (IMetric<T, TTarget>)(object)new ClassProbabilityTopK<T>(classes, k),
            _ => throw new ArgumentException(
                $"The loss {network.Loss.Name} has targets of kind {network.Loss.TargetKind}, which have no classes.", nameof(network)),
        };
    }

    /// <summary>
    /// Of the outputs judged yes, the share whose target is a yes; 0 if none is judged so. Named <c>precision</c>.
    /// Source: Keras 3, <c>Precision</c>.
    /// </summary>
    /// <param name="threshold">An output above it is judged yes. Default: 0.5; take 0 for logits. A target above one half is a yes.</param>
    /// <typeparam name="T">The type of the elements.</typeparam>
    public static IMetric<T, T> Precision<T>(double threshold = 0.5)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new PrecisionMetric<T>(threshold);

    /// <summary>
    /// Of the outputs whose target is a yes, the share that is judged so; 0 if there is none. Named <c>recall</c>.
    /// Source: Keras 3, <c>Recall</c>.
    /// </summary>
    /// <inheritdoc cref="Precision{T}"/>
    public static IMetric<T, T> Recall<T>(double threshold = 0.5)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new RecallMetric<T>(threshold);

    /// <summary>
    /// The area under the receiver operating characteristic: how often a yes gets a larger output than a no, 0.5 for guesses, as far as
    /// evenly spaced thresholds tell. Named <c>AUC</c>; 0 unless there are both. Source: Keras 3, <c>AUC</c>.
    /// </summary>
    /// <param name="thresholds">The number of thresholds; at least 2. Default: 200. Keras: <c>num_thresholds</c>.</param>
    /// <param name="fromLogits">Whether outputs are logits in place of probabilities. A target above one half is a yes.</param>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="thresholds"/> is below 2.</exception>
    public static IMetric<T, T> Auc<T>(int thresholds = 200, bool fromLogits = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(thresholds, 2);
        return new AucMetric<T>(thresholds, fromLogits);
    }

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
