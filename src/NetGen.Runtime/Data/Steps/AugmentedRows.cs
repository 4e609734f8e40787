using System.Numerics;
using NetGen.Numerics;
using NetGen.Threading;

namespace NetGen;

/// <summary>Takes the samples of a batch through augmentations, on several threads. Allocates nothing once warm.</summary>
internal sealed class AugmentedRows<T> : IParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int SamplesPerPart = 8;

    private readonly IAugmentation<T>[] _chain;
    private readonly int _inputSize;
    private readonly int _outputSize;
    private readonly int _largestBetween;
    private readonly List<Scratch> _scratch = [];
    private ReadOnlyMemory<T> _samples;
    private int[]? _order;
    private int _first;
    private int _count;
    private Memory<T> _results;
    private ulong _seed;
    private int _epoch;

    public AugmentedRows(IAugmentation<T>[] chain)
    {
        _chain = chain;
        _inputSize = chain[0].InputSize;
        _outputSize = chain[^1].OutputSize;
        _largestBetween = AugmentationChain.LargestBetween<T>(chain);
    }

    /// <summary>Reads one batch.</summary>
    /// <param name="samples">All samples.</param>
    /// <param name="order">The order they are taken in; null for their own.</param>
    /// <param name="first">The place of the batch's first sample in that order.</param>
    /// <param name="results">Receives the batch.</param>
    /// <param name="seed">Decides with <paramref name="epoch"/> and the sample's number what happens to it.</param>
    /// <param name="epoch">The number of the epoch.</param>
    public void Read(ReadOnlyMemory<T> samples, int[]? order, int first, Memory<T> results, long seed, int epoch)
    {
        _samples = samples;
        _order = order;
        _first = first;
        _count = results.Length / _outputSize;
        _results = results;
        _seed = (ulong)seed;
        _epoch = epoch;
        int parts = (_count + SamplesPerPart - 1) / SamplesPerPart;
        while (_scratch.Count < parts)
        {
            _scratch.Add(new Scratch(_largestBetween));
        }

        Parallelism.Run(this, parts);
    }

    void IParallelWork.Run(int part)
    {
        Scratch scratch = _scratch[part];
        int end = Math.Min(_count, (part + 1) * SamplesPerPart);
        for (int i = part * SamplesPerPart; i < end; i++)
        {
            int sample = _order is null ? _first + i : _order[_first + i];
            scratch.Random.Restart(_seed, RandomStreams.Augmentation(_epoch, sample));
            ReadOnlySpan<T> source = _samples.Span.Slice(sample * _inputSize, _inputSize);
            for (int link = 0; link < _chain.Length; link++)
            {
                IAugmentation<T> augmentation = _chain[link];
                Span<T> result = link == _chain.Length - 1
                    ? _results.Span.Slice(i * _outputSize, _outputSize)
                    : scratch.Between(link)[..augmentation.OutputSize];
                augmentation.Apply(source, result, scratch.Random);
                source = result;
            }
        }
    }

    /// <summary>What one part works in: what one augmentation makes is what the next one reads, so there are two buffers.</summary>
    private sealed class Scratch(int size)
    {
        private readonly T[] _even = new T[size];
        private readonly T[] _odd = new T[size];

        public RandomSequence Random { get; } = new(0, 0UL);

        public Span<T> Between(int link) => link % 2 == 0 ? _even : _odd;
    }
}
