using System.Numerics;
using NetGen.Numerics;

namespace NetGen;

/// <summary>Samples and their targets, in rows; read-only, and cheap to slice.</summary>
/// <typeparam name="T">The type of a sample's elements.</typeparam>
/// <typeparam name="TTarget">The type of a target's elements: <see cref="int"/> for class labels.</typeparam>
public sealed class Dataset<T, TTarget>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TTarget : unmanaged
{
    private readonly ReadOnlyMemory<T> _inputs;
    private readonly ReadOnlyMemory<TTarget> _targets;
    private readonly IAugmentation<T>[] _augmentations;

    /// <summary>Wraps memory, which is not copied.</summary>
    /// <param name="inputs">The samples, flat rows of <paramref name="inputSize"/> elements.</param>
    /// <param name="targets">The targets, flat rows of <paramref name="targetSize"/> elements.</param>
    /// <param name="inputSize">The number of elements of a sample.</param>
    /// <param name="targetSize">The number of elements of a target.</param>
    /// <exception cref="ArgumentException">A length is no multiple of its row, or the two disagree on the number of samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public Dataset(ReadOnlyMemory<T> inputs, ReadOnlyMemory<TTarget> targets, int inputSize, int targetSize)
        : this(inputs, targets, inputSize, targetSize, [])
    {
    }

    /// <summary>Wraps memory, and changes its samples at random as they are read for training.</summary>
    internal Dataset(
        ReadOnlyMemory<T> inputs, ReadOnlyMemory<TTarget> targets, int inputSize, int targetSize, IAugmentation<T>[] augmentations)
    {
        Count = Rows(inputs.Length, inputSize, nameof(inputs), nameof(inputSize));
        int rows = Rows(targets.Length, targetSize, nameof(targets), nameof(targetSize));
        if (rows != Count)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Expected a target for each of the {Count} samples, found {rows} targets."), nameof(targets));
        }

        _inputs = inputs;
        _targets = targets;
        InputSize = inputSize;
        TargetSize = targetSize;
        _augmentations = augmentations;
        SampleSize = augmentations.Length == 0 ? inputSize : augmentations[^1].OutputSize;
    }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    /// <summary>The number of elements of a sample.</summary>
    public int InputSize { get; }

    /// <summary>The number of elements of a target.</summary>
    public int TargetSize { get; }

    /// <summary>The number of elements of a sample as training reads it: <see cref="InputSize"/> unless an augmentation changes it.</summary>
    public int SampleSize { get; }

    /// <summary>All samples, one row after another.</summary>
    public ReadOnlySpan<T> Inputs => _inputs.Span;

    /// <summary>All targets, one row after another.</summary>
    public ReadOnlySpan<TTarget> Targets => _targets.Span;

    /// <summary>The samples as memory, for a data set that shares them.</summary>
    internal ReadOnlyMemory<T> InputMemory => _inputs;

    /// <summary>The targets as memory, for a data set that shares them.</summary>
    internal ReadOnlyMemory<TTarget> TargetMemory => _targets;

    /// <summary>What samples go through as they are read, in order.</summary>
    internal IAugmentation<T>[] Augmentations => _augmentations;

    /// <summary>One sample.</summary>
    /// <param name="index">Its number, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public ReadOnlySpan<T> Input(int index)
    {
        CheckIndex(index);
        return _inputs.Span.Slice(index * InputSize, InputSize);
    }

    /// <summary>One sample's target.</summary>
    /// <inheritdoc cref="Input"/>
    public ReadOnlySpan<TTarget> Target(int index)
    {
        CheckIndex(index);
        return _targets.Span.Slice(index * TargetSize, TargetSize);
    }

    /// <summary>The first samples; shares their memory.</summary>
    /// <param name="count">How many; at most <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative or more than there are.</exception>
    public Dataset<T, TTarget> Take(int count) => Slice(0, count);

    /// <summary>A stretch of samples; shares their memory.</summary>
    /// <param name="start">The first one.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">The stretch does not lie within the data set.</exception>
    public Dataset<T, TTarget> Slice(int start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count - start);
        return new(
            _inputs.Slice(start * InputSize, count * InputSize),
            _targets.Slice(start * TargetSize, count * TargetSize),
            InputSize,
            TargetSize,
            _augmentations);
    }

    /// <summary>Two data sets, the first samples and the others; they share memory. Shuffle first if the samples are sorted.</summary>
    /// <param name="count">The number of samples in the first.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative or more than there are.</exception>
    public (Dataset<T, TTarget> First, Dataset<T, TTarget> Second) Split(int count) =>
        (Take(count), Slice(count, Count - count));

    /// <summary>The samples in random order, copied.</summary>
    /// <param name="seed">Decides the order.</param>
    public Dataset<T, TTarget> Shuffle(long seed)
    {
        int[] order = [.. Enumerable.Range(0, Count)];
        new RandomSequence(seed).Shuffle(order);
        var inputs = new T[Inputs.Length];
        var targets = new TTarget[Targets.Length];
        for (int i = 0; i < order.Length; i++)
        {
            Input(order[i]).CopyTo(inputs.AsSpan(i * InputSize));
            Target(order[i]).CopyTo(targets.AsSpan(i * TargetSize));
        }

        return new(inputs, targets, InputSize, TargetSize, _augmentations);
    }

    /// <summary>The samples as they come out of one step after another; shares the targets.</summary>
    /// <param name="steps">The steps; each takes what the one before it makes.</param>
    /// <exception cref="ArgumentException">A step takes samples of another size.</exception>
    /// <exception cref="InvalidOperationException">The samples are augmented, which comes after what is done once and for all.</exception>
    public Dataset<T, TTarget> Apply(params ReadOnlySpan<IDataStep<T>> steps)
    {
        if (_augmentations.Length > 0)
        {
            throw new InvalidOperationException("Expected samples that are not augmented; apply steps before Augment, or pass them to Augment.");
        }

        IDataStep<T>[] chain = steps.ToArray();
        int size = AugmentationChain.Check(chain, InputSize, nameof(steps));
        if (chain.Length == 0)
        {
            return this;
        }

        var results = new T[checked(Count * size)];
        var work = new ApplySteps<T>(chain, _inputs, results);
        Parallelism.Run(work, work.Parts);
        return new(results, _targets, size, TargetSize);
    }

    /// <summary>
    /// The same samples, which <c>Fit</c> and <c>Evaluate</c> change at random as they read them; shares memory. <see cref="Inputs"/> stays as it is.
    /// </summary>
    /// <remarks>
    /// What happens to a sample depends on the seed of <c>Fit</c>, the epoch and the sample's number, and on nothing else: not on
    /// batches or threads. <c>Evaluate</c> reads them as epoch 0 of seed 0. Augmentations follow those the data set already has.
    /// </remarks>
    /// <param name="augmentations">The augmentations; each takes what the one before it makes. Steps can stand among them.</param>
    /// <exception cref="ArgumentException">An augmentation takes samples of another size.</exception>
    public Dataset<T, TTarget> Augment(params ReadOnlySpan<IAugmentation<T>> augmentations)
    {
        IAugmentation<T>[] chain = [.. _augmentations, .. augmentations];
        AugmentationChain.Check(chain, InputSize, nameof(augmentations));
        return new(_inputs, _targets, InputSize, TargetSize, chain);
    }

    private static int Rows(int length, int size, string name, string sizeName)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, sizeName);
        return length % size == 0
            ? length / size
            : throw new ArgumentException(
                FormattableString.Invariant($"Expected rows of {size} elements, found {length} elements, which is no multiple of it."), name);
    }

    private void CheckIndex(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
    }
}
