using System.Numerics;
using NetGen.Threading;

namespace NetGen.Generated;

/// <summary>
/// One batch on its way through a program: samples are split over parts, each part has an arena and sums of its own. The
/// caller's spans are pinned while the parts run, since a span cannot stand in an object.
/// </summary>
internal sealed unsafe class BatchRun<T> : IParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkProgram<T> _program;
    private readonly ProgramLayout _layout;
    private readonly AlignedBuffer<T> _parameters;
    private readonly WorkspacePool<T> _arenas;
    private readonly AlignedBuffer<T> _constants;
    private readonly List<AlignedBuffer<T>> _sums = [];
    private T* _x;
    private T* _y;
    private T* _values;
    private int* _labels;
    private int _samples;
    private int _parts;
    private PassContext _context;

    public BatchRun(NetworkProgram<T> program, AlignedBuffer<T> parameters, WorkspacePool<T> arenas, AlignedBuffer<T> constants)
    {
        _program = program;
        _layout = program.Layout;
        _parameters = parameters;
        _arenas = arenas;
        _constants = constants;
    }

    /// <summary>Runs a batch; either kind of target may be empty, and so may <paramref name="y"/>.</summary>
    public void Run(ReadOnlySpan<T> x, ReadOnlySpan<T> values, ReadOnlySpan<int> labels, Span<T> y, int samples, PassContext context)
    {
        if (samples == 0)
        {
            return;
        }

        fixed (T* px = x, pv = values, py = y)
        fixed (int* pl = labels)
        {
            // An empty span pins as null, which says that it is not there.
            _x = px;
            _y = py;
            _values = pv;
            _labels = pl;
            (_samples, _context) = (samples, context);
            _parts = PartCount(samples);
            EnsureSums(_parts);
            Parallelism.Run(this, _parts);
            _x = null;
            _y = null;
            _values = null;
            _labels = null;
        }
    }

    /// <summary>The sums of one part; part 0's become those of the batch.</summary>
    public AlignedBuffer<T> Sums(int part)
    {
        EnsureSums(part + 1);
        return _sums[part];
    }

    /// <summary>Adds the sums of all parts in their order, so that the same split gives the same bits.</summary>
    public void AddSums()
    {
        if (_parts > 1)
        {
            SumReduction<T>.Run(_sums, _parts);
        }
    }

    void IParallelWork.Run(int part)
    {
        AlignedBuffer<T> arena = _arenas.Rent();
        try
        {
            int end = Boundary(part + 1);
            bool accumulate = false;
            for (int start = Boundary(part); start < end; start += _layout.Chunk)
            {
                RunChunk(part, start, Math.Min(_layout.Chunk, end - start), accumulate, arena);
                accumulate = true;
            }
        }
        finally
        {
            _arenas.Return(arena);
        }
    }

    private void RunChunk(int part, int start, int count, bool accumulate, AlignedBuffer<T> arena)
    {
        Span<T> memory = arena.Span;
        new ReadOnlySpan<T>(_x + ((long)start * _layout.InputSize), count * _layout.InputSize).CopyTo(memory);
        Span<T> target = memory.Slice(_layout.TargetOffset, count * _layout.TargetSize);
        if (_values is not null)
        {
            new ReadOnlySpan<T>(_values + ((long)start * _layout.TargetSize), target.Length).CopyTo(target);
        }
        else if (_labels is not null)
        {
            var labels = new ReadOnlySpan<int>(_labels + ((long)start * _layout.TargetSize), target.Length);
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = T.CreateTruncating(labels[i]);
            }
        }

        ref T sums = ref _layout.SumsLength == 0 ? ref arena.Reference : ref _sums[part].Reference;
        _program.Run(
            ref _parameters.Reference,
            ref _constants.Reference,
            ref arena.Reference,
            ref sums,
            count,
            accumulate,
            _context with { FirstSample = start });
        if (_y is not null)
        {
            memory.Slice(_layout.OutputOffset, count * _layout.OutputSize)
                .CopyTo(new Span<T>(_y + ((long)start * _layout.OutputSize), count * _layout.OutputSize));
        }
    }

    private int Boundary(int part) => (int)((long)_samples * part / _parts);

    /// <summary>As many parts as threads, unless the work is too small to be worth a second one.</summary>
    private int PartCount(int samples)
    {
        const long WorthwhilePerPart = 400_000;
        long byWork = Math.Max(1, samples * _layout.MultiplyAdds / WorthwhilePerPart);
        return (int)Math.Min(Math.Min(Parallelism.MaxThreads, samples), byWork);
    }

    private void EnsureSums(int parts)
    {
        while (_layout.SumsLength > 0 && _sums.Count < parts)
        {
            _sums.Add(new AlignedBuffer<T>(_layout.SumsLength));
        }
    }
}
