using System.Numerics;

namespace NetGen.Training;

/// <summary>Turns what <c>Fit</c> is told of weights into one for each sample.</summary>
internal static class SampleWeighting
{
    /// <summary>The weight of each sample; empty where all count alike.</summary>
    /// <exception cref="ArgumentException">The weights do not fit the data set or the loss, or both kinds are given.</exception>
    public static ReadOnlyMemory<T> Resolve<T, TTarget>(
        ITrainable<T, TTarget> network,
        Dataset<T, TTarget> train,
        IReadOnlyDictionary<int, double>? classWeights,
        ReadOnlyMemory<T> sampleWeights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        if (!sampleWeights.IsEmpty)
        {
            if (classWeights is not null)
            {
                throw new ArgumentException("Expected weights of classes or of samples, found both; multiply them into those of the samples.", nameof(classWeights));
            }

            CheckSamples(sampleWeights.Span, train.Count);
            return sampleWeights;
        }

        return classWeights is null ? default : OfClasses(network, train, classWeights);
    }

    private static void CheckSamples<T>(ReadOnlySpan<T> weights, int samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (weights.Length != samples)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Expected a weight for each of the {samples} samples, found {weights.Length} weights."), "sampleWeights");
        }

        for (int i = 0; i < weights.Length; i++)
        {
            if (!(T.IsFinite(weights[i]) && weights[i] >= T.Zero))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Expected finite weights that are not negative, found {weights[i]} for sample {i}."), "sampleWeights");
            }
        }
    }

    private static T[] OfClasses<T, TTarget>(
        ITrainable<T, TTarget> network, Dataset<T, TTarget> train, IReadOnlyDictionary<int, double> classWeights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        int classes = ClassCount(network);
        T[] byClass = [.. Enumerable.Repeat(T.One, classes)];
        foreach ((int number, double weight) in classWeights)
        {
            if ((uint)number >= (uint)classes)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Expected classes from 0 to {classes - 1}, found a weight for class {number}."), nameof(classWeights));
            }

            if (!(double.IsFinite(weight) && weight >= 0))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Expected finite weights that are not negative, found {weight} for class {number}."), nameof(classWeights));
            }

            byClass[number] = T.CreateTruncating(weight);
        }

        var weights = new T[train.Count];
        for (int i = 0; i < weights.Length; i++)
        {
            int number = ClassOf<T, TTarget>(train.Target(i));
            weights[i] = (uint)number < (uint)classes
                ? byClass[number]
                : throw new ArgumentException(FormattableString.Invariant($"Expected labels from 0 to {classes - 1}, found {number} for sample {i}."), nameof(train));
        }

        return weights;
    }

    /// <summary>The number of classes of a loss that gives each sample one of them.</summary>
    private static int ClassCount<T, TTarget>(ITrainable<T, TTarget> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        int last = network.OutputShape.IsEmpty ? 1 : network.OutputShape[^1];
        int? classes = network.Loss.TargetKind switch
        {
            TargetKind.ClassIndex when network.TargetSize == 1 => last,
            TargetKind.ClassProbabilities when network.TargetSize == last => last,
            TargetKind.Binary when network.TargetSize == 1 => 2,
            _ => null,
        };
        return classes ?? throw new ArgumentException(
            FormattableString.Invariant($"Class weights need one class for each sample, but the loss {network.Loss.Name} has {network.TargetSize} targets of kind {network.Loss.TargetKind} for each; use sample weights."),
            "classWeights");
    }

    /// <summary>The class of a target: a label, the largest of several probabilities, or a yes or no rounded.</summary>
    private static int ClassOf<T, TTarget>(ReadOnlySpan<TTarget> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        if (typeof(TTarget) == typeof(int))
        {
            return (int)(object)target[0];
        }

        ReadOnlySpan<T> values = System.Runtime.InteropServices.MemoryMarshal.Cast<TTarget, T>(target);
        return values.Length > 1 ? Largest.Of(values) : int.CreateSaturating(T.Round(values[0]));
    }
}
