using System.Numerics;
using NetGen.Numerics;

namespace NetGen.Training;

/// <summary>Hands out a data set batch by batch, the last one smaller where the samples do not come out even.</summary>
internal sealed class BatchReader<T, TTarget>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TTarget : unmanaged
{
    private readonly Dataset<T, TTarget> _dataset;
    private readonly int _batchSize;
    private int[]? _order;
    private T[]? _inputs;
    private TTarget[]? _targets;

    public BatchReader(Dataset<T, TTarget> dataset, int batchSize)
    {
        _dataset = dataset;
        _batchSize = Math.Min(batchSize, dataset.Count);
        Batches = ((dataset.Count - 1) / _batchSize) + 1;
    }

    /// <summary>The number of batches.</summary>
    public int Batches { get; }

    /// <summary>The number of samples of the largest batch.</summary>
    public int LargestBatch => _batchSize;

    /// <summary>Puts the samples into an order that seed and epoch decide.</summary>
    public void Shuffle(long seed, int epoch)
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

    /// <summary>One batch. The spans are good until the next call.</summary>
    /// <returns>The number of its samples.</returns>
    public int Read(int batch, out ReadOnlySpan<T> inputs, out ReadOnlySpan<TTarget> targets)
    {
        int first = batch * _batchSize;
        int samples = Math.Min(_batchSize, _dataset.Count - first);
        int inputSize = _dataset.InputSize, targetSize = _dataset.TargetSize;
        if (_order is null)
        {
            // In the data set's own order there is nothing to gather.
            inputs = _dataset.Inputs.Slice(first * inputSize, samples * inputSize);
            targets = _dataset.Targets.Slice(first * targetSize, samples * targetSize);
            return samples;
        }

        ReadOnlySpan<T> allInputs = _dataset.Inputs;
        ReadOnlySpan<TTarget> allTargets = _dataset.Targets;
        for (int i = 0; i < samples; i++)
        {
            int sample = _order[first + i];
            allInputs.Slice(sample * inputSize, inputSize).CopyTo(_inputs.AsSpan(i * inputSize));
            allTargets.Slice(sample * targetSize, targetSize).CopyTo(_targets.AsSpan(i * targetSize));
        }

        inputs = _inputs.AsSpan(0, samples * inputSize);
        targets = _targets.AsSpan(0, samples * targetSize);
        return samples;
    }
}
