using System.Numerics;
using NetGen.Threading;

namespace NetGen.Generated;

/// <summary>
/// Sums that all threads take together once the workers' samples are through: each part of them adds up one worker's samples after another's, in
/// the order of the workers, in the first worker's memory.
/// </summary>
internal sealed class SharedSums<T>(NetworkProgram<T> program, ArenaSource<T> arenas) : IParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<AlignedBuffer<T>?> _held = [];
    private readonly List<int> _samples = [];
    private AlignedBuffer<T>? _sums;
    private int _phase;
    private int _capacity;
    private bool _accumulate;
    private int _parts;

    /// <summary>Whether a phase has such sums.</summary>
    public bool Has(int phase) => program.Layout.SharedSumParts[phase] > 0;

    /// <summary>Begins a batch of so many workers.</summary>
    public void Begin(int workers)
    {
        while (_held.Count < workers)
        {
            _held.Add(null);
            _samples.Add(0);
        }
    }

    /// <summary>The arena of a worker, which it keeps until <see cref="End"/>.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="samples">What it brings through before the sums are taken.</param>
    public AlignedBuffer<T> Hold(int worker, int samples)
    {
        _samples[worker] = samples;
        return _held[worker] ??= arenas.Rent(worker);
    }

    /// <summary>Takes the sums of the samples that stand in the workers' arenas.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="sums">Receives them.</param>
    /// <param name="accumulate">Whether they are added to.</param>
    public void Run(int phase, AlignedBuffer<T> sums, bool accumulate)
    {
        (_phase, _sums, _accumulate, _parts, _capacity) = (phase, sums, accumulate, program.Layout.SharedSumParts[phase], arenas.Capacity);
        Parallelism.Run(this, _parts);
    }

    /// <summary>Gives the arenas back.</summary>
    public void End()
    {
        for (int i = 0; i < _held.Count; i++)
        {
            if (_held[i] is { } arena)
            {
                arenas.Return(arena);
                (_held[i], _samples[i]) = (null, 0);
            }
        }
    }

    void IParallelWork.Run(int part)
    {
        bool accumulate = _accumulate;
        for (int worker = 0; worker < _held.Count; worker++)
        {
            if (_samples[worker] == 0)
            {
                continue;
            }

            program.RunSharedSums(
                _phase, ref _held[worker]!.Reference, ref _sums!.Reference, _samples[worker], _capacity, accumulate, new WorkShare(part, _parts));
            accumulate = true;
        }
    }
}
