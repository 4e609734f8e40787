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
    private readonly int _batchSize;
    private int[]? _order;
    private T[]? _inputs;
    private TTarget[]? _targets;
    private long _seed;
    private int _epoch;

    public BatchReader(Dataset<T, TTarget> dataset, int batchSize)
    {
        _dataset = dataset;
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

    private void Shuffle(long seed, int epoch)
    {
        _order ??= new int[_dataset.Count];
        _inputs ??= new T[checked(_batchSize * _dataset.InputSize)];
        _targets ??= new TTarget[checked(_batchSize * _dataset.TargetSize)];
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

        if (_order is null)
        {
            // In the data set's own order there is nothing to gather.
            return all.Slice(first * size, samples * size);
        }

        for (int i = 0; i < samples; i++)
        {
            all.Slice(_order[first + i] * size, size).CopyTo(_inputs.AsSpan(i * size));
        }

        return _inputs.AsSpan(0, samples * size);
    }

    private ReadOnlySpan<TTarget> ReadTargets(int first, int samples, int size)
    {
        ReadOnlySpan<TTarget> all = _dataset.Targets;
        if (_order is null)
        {
            return all.Slice(first * size, samples * size);
        }

        for (int i = 0; i < samples; i++)
        {
            all.Slice(_order[first + i] * size, size).CopyTo(_targets.AsSpan(i * size));
        }

        return _targets.AsSpan(0, samples * size);
    }
}
