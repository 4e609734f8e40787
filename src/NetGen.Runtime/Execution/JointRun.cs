using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Threading;

namespace NetGen.Generated;

/// <summary>
/// What all workers of a batch have in common: memory with a record for each sample of theirs, and the sections of a program in which threads take
/// all those samples together, each some rows or columns.
/// </summary>
internal sealed class JointRun<T>(NetworkProgram<T> program, AlignedBuffer<T> parameters, AlignedBuffer<T> constants) : IParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Parts for each thread, so that one that was held up leaves some to the others.</summary>
    private const int PartsOfThread = 2;

    private readonly int _perSample = program.Layout.JointPerSample;
    private AlignedBuffer<T> _memory = new(0);
    private int[] _firsts = [];
    private AlignedBuffer<T>? _sums;
    private int _workers;
    private int _phase;
    private int _section;
    private int _parts;
    private bool _accumulate;

    /// <summary>Makes room for the samples that workers have at a time.</summary>
    /// <param name="workers">The workers.</param>
    /// <param name="capacity">The most samples of one of them.</param>
    /// <exception cref="OutOfMemoryException">It would be more than one array holds.</exception>
    public void Begin(int workers, int capacity)
    {
        _workers = workers;
        if (_firsts.Length <= workers)
        {
            _firsts = new int[workers + 1];
        }

        long length = (long)workers * capacity * _perSample;
        if (length > Array.MaxLength - 1024)
        {
            throw new OutOfMemoryException(
                $"{(long)workers * capacity} samples at once need {length} elements of memory on all threads, more than one array holds; take smaller batches.");
        }

        if (_memory.Length < length)
        {
            _memory = new AlignedBuffer<T>((int)length);
        }
    }

    /// <summary>Says how many samples the next worker has, in the order of the workers.</summary>
    public void SetSamples(int worker, int samples) => _firsts[worker + 1] = _firsts[worker] + samples;

    /// <summary>The samples of a worker.</summary>
    public int Samples(int worker) => _firsts[worker + 1] - _firsts[worker];

    /// <summary>The record of a worker's first sample.</summary>
    public ref T Memory(int worker) => ref Unsafe.Add(ref _memory.Reference, (nint)_firsts[worker] * _perSample);

    /// <summary>One value of a worker's sample.</summary>
    public Span<T> Value(int worker, int sample, int offset, int length) => _memory.Span.Slice(((_firsts[worker] + sample) * _perSample) + offset, length);

    /// <summary>Threads take a section together.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="section">The number of the section in it.</param>
    /// <param name="sums">Receives sums.</param>
    /// <param name="accumulate">Whether they are added to.</param>
    public void Run(int phase, int section, AlignedBuffer<T> sums, bool accumulate)
    {
        ProgramSection known = program.Layout.Sections[phase][section];
        (_phase, _section, _sums, _accumulate) = (phase, section, sums, accumulate);
        _parts = known.IsSum ? known.Parts : Math.Min(known.Parts, PartsOfThread * _workers);
        Parallelism.Run(this, _parts);
    }

    /// <summary>A worker takes a section for its own samples.</summary>
    public void RunAlone(int phase, int section, int worker, AlignedBuffer<T> sums, bool accumulate, PassContext context) => program.RunJoint(
        phase,
        section,
        ref parameters.Reference,
        ref constants.Reference,
        ref Memory(worker),
        ref sums.Reference,
        Samples(worker),
        accumulate,
        default,
        context);

    void IParallelWork.Run(int part) => program.RunJoint(
        _phase,
        _section,
        ref parameters.Reference,
        ref constants.Reference,
        ref _memory.Reference,
        ref _sums!.Reference,
        _firsts[_workers],
        _accumulate,
        new WorkShare(part, _parts),
        default);
}
