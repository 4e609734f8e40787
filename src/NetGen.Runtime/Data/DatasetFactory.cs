using System.Numerics;

namespace NetGen;

/// <summary>Creates and converts data sets.</summary>
public static class Dataset
{
    /// <summary>Wraps arrays, which are not copied.</summary>
    /// <param name="inputs">The samples, flat rows of <paramref name="inputSize"/> elements.</param>
    /// <param name="targets">The targets, flat rows of <paramref name="targetSize"/> elements.</param>
    /// <param name="inputSize">The number of elements of a sample.</param>
    /// <param name="targetSize">The number of elements of a target.</param>
    /// <typeparam name="T">The type of a sample's elements.</typeparam>
    /// <typeparam name="TTarget">The type of a target's elements.</typeparam>
    /// <exception cref="ArgumentException">A length is no multiple of its row, or the two disagree on the number of samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public static Dataset<T, TTarget> Create<T, TTarget>(T[] inputs, TTarget[] targets, int inputSize, int targetSize = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        return new(inputs, targets, inputSize, targetSize);
    }

    /// <summary>Turns class labels into rows with a one at the label's place and zeros elsewhere; shares the samples.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="classes">The number of classes.</param>
    /// <typeparam name="T">The type of a sample's elements.</typeparam>
    /// <exception cref="ArgumentException">A label lies outside [0, <paramref name="classes"/>).</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is below 1.</exception>
    public static Dataset<T, T> OneHot<T>(this Dataset<T, int> dataset, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ReadOnlySpan<int> labels = dataset.Targets;
        var targets = new T[checked(labels.Length * classes)];
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Expected labels from 0 to {classes - 1}, found {labels[i]} at {i}."), nameof(dataset));
            }

            targets[(i * classes) + labels[i]] = T.One;
        }

        return new(dataset.InputMemory, targets, dataset.InputSize, dataset.TargetSize * classes, dataset.Augmentations);
    }

    /// <summary>The same samples in double precision, for a network of <c>Precision.Double</c>; shares the labels.</summary>
    /// <param name="dataset">The data set.</param>
    /// <exception cref="ArgumentException">The samples are augmented.</exception>
    public static Dataset<double, int> ToDouble(this Dataset<float, int> dataset)
    {
        CheckConvertible(dataset);
        return new(Widen(dataset.Inputs), dataset.TargetMemory, dataset.InputSize, dataset.TargetSize);
    }

    /// <summary>The same samples and targets in double precision, for a network of <c>Precision.Double</c>.</summary>
    /// <param name="dataset">The data set.</param>
    /// <exception cref="ArgumentException">The samples are augmented.</exception>
    public static Dataset<double, double> ToDouble(this Dataset<float, float> dataset)
    {
        CheckConvertible(dataset);
        return new(Widen(dataset.Inputs), Widen(dataset.Targets), dataset.InputSize, dataset.TargetSize);
    }

    private static void CheckConvertible<TTarget>(Dataset<float, TTarget> dataset)
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (dataset.Augmentations.Length > 0)
        {
            throw new ArgumentException("Expected samples that are not augmented; convert them before Augment.", nameof(dataset));
        }
    }

    private static double[] Widen(ReadOnlySpan<float> values)
    {
        var wide = new double[values.Length];
        for (int i = 0; i < wide.Length; i++)
        {
            wide[i] = values[i];
        }

        return wide;
    }
}
