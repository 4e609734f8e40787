using System.Numerics;
using NetGen.Numerics;

namespace NetGen.Training;

/// <summary>Hands out a data set batch by batch, the last one smaller where the samples do not come out even.</summary>
internal sealed class BatchReader<T, TTarget>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TTarget : unmanaged
{
    private readonly Dataset<T, TTarget> _dataset;
    private readonly AugmentedRows<T>? _augmentedRows;
    private readonly ReadOnlyMemory<T> _sampleWeights;
    private readonly int _batchSize;
    private int[]? _order;
    private T[]? _inputs;
    private TTarget[]? _targets;
    private T[]? _weights;
    private long _seed;
    private int _epoch;

    /// <param name="dataset">The samples.</param>
    /// <param name="batchSize">The number of samples of a batch.</param>
    /// <param name="sampleWeights">A weight for each sample, or nothing.</param>
    public BatchReader(Dataset<T, TTarget> dataset, int batchSize, ReadOnlyMemory<T> sampleWeights = default)
    {
        _dataset = dataset;
        _sampleWeights = sampleWeights;
        _batchSize = Math.Min(batchSize, dataset.Count);
        Batches = ((dataset.Count - 1) / _batchSize) + 1;
        if (dataset.Augmentations.Length > 0)
        {
            _augmentedRows = new AugmentedRows<T>(dataset.Augmentations);
            _inputs = new T[checked(_batchSize * dataset.SampleSize)];
        }
    }

    /// <summary>The number of batches.</summary>
    public int Batches { get; }

    /// <summary>The number of samples of the largest batch.</summary>
    public int LargestBatch => _batchSize;

    /// <summary>Starts an epoch, which with the seed decides how samples are augmented and, if they are shuffled, their order.</summary>
    public void StartEpoch(long seed, int epoch, bool shuffle)
    {
        _seed = seed;
        _epoch = epoch;
        if (shuffle)
        {
            Shuffle(seed, epoch);
        }
    }

    /// <summary>One batch. The spans are good until the next call.</summary>
    /// <returns>The number of its samples.</returns>
    public int Read(int batch, out ReadOnlySpan<T> inputs, out ReadOnlySpan<TTarget> targets)
    {
        int first = batch * _batchSize;
        int samples = Math.Min(_batchSize, _dataset.Count - first);
        int inputSize = _dataset.InputSize, targetSize = _dataset.TargetSize;
        inputs = ReadInputs(first, samples, inputSize);
        targets = ReadTargets(first, samples, targetSize);
        return samples;
    }

    /// <summary>The weights of a batch's samples; empty where all count alike. Good until the next call.</summary>
    public ReadOnlySpan<T> ReadWeights(int batch)
    {
        if (_sampleWeights.IsEmpty)
        {
            return default;
        }

        int first = batch * _batchSize;
        return InOrder(_sampleWeights.Span, first, Math.Min(_batchSize, _dataset.Count - first), 1, _weights);
    }

    private void Shuffle(long seed, int epoch)
    {
        _order ??= new int[_dataset.Count];
        _inputs ??= new T[checked(_batchSize * _dataset.InputSize)];
        _targets ??= new TTarget[checked(_batchSize * _dataset.TargetSize)];
        _weights ??= _sampleWeights.IsEmpty ? null : new T[_batchSize];
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        new RandomSequence((ulong)seed, RandomStreams.Shuffle(epoch)).Shuffle(_order);
    }

    private ReadOnlySpan<T> ReadInputs(int first, int samples, int size)
    {
        ReadOnlySpan<T> all = _dataset.Inputs;
        if (_augmentedRows is not null)
        {
            Span<T> augmented = _inputs.AsSpan(0, samples * _dataset.SampleSize);
            _augmentedRows.Read(_dataset.InputMemory, _order, first, _inputs.AsMemory(0, augmented.Length), _seed, _epoch);
            return augmented;
        }

        return InOrder(all, first, samples, size, _inputs);
    }

    private ReadOnlySpan<TTarget> ReadTargets(int first, int samples, int size) =>
        InOrder(_dataset.Targets, first, samples, size, _targets);

    /// <summary>Some rows of many, in the epoch's order.</summary>
    private ReadOnlySpan<TElement> InOrder<TElement>(ReadOnlySpan<TElement> all, int first, int samples, int size, TElement[]? gathered)
    {
        if (_order is null)
        {
            // In the data set's own order there is nothing to gather.
            return all.Slice(first * size, samples * size);
        }

        for (int i = 0; i < samples; i++)
        {
            all.Slice(_order[first + i] * size, size).CopyTo(gathered.AsSpan(i * size));
        }

        return gathered.AsSpan(0, samples * size);
    }
}
