using System.Numerics;
using NetGen.Threading;

namespace NetGen.Generated;

/// <summary>One batch on its way through a program: samples are split over parts, each part has an arena and sums of its own.</summary>
internal sealed unsafe class BatchRun<T> : IPooled<BatchRun<T>>, IParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkProgram<T> _program;
    private readonly ProgramLayout _layout;
    private readonly AlignedBuffer<T> _parameters;
    private readonly ArenaSource<T> _arenas;
    private readonly AlignedBuffer<T> _constants;
    private readonly List<AlignedBuffer<T>> _sums = [];
    private readonly StepParts<T> _once;
    private readonly SumReduction<T> _reduction;
    private readonly SharedRun<T>? _shared;
    private readonly JointRun<T>? _joint;
    private readonly List<AlignedBuffer<T>?> _held = [];
    private readonly CallerRows<T> _rows;
    private int _samples;
    private int _parts;
    private int _threadsOfPart;
    private int _phase;
    private int _section;
    private int _round;
    private bool _isBackwards;
    private PassContext _context;
    private PoolPlace<BatchRun<T>> _inPool;

    public BatchRun(NetworkProgram<T> program, AlignedBuffer<T> parameters, ArenaSource<T> arenas, AlignedBuffer<T> constants)
    {
        _program = program;
        _layout = program.Layout;
        _parameters = parameters;
        _arenas = arenas;
        _constants = constants;
        _once = new StepParts<T>(program, parameters, constants);
        _reduction = new SumReduction<T>(_layout, _sums);
        _joint = _layout.Sections.Length > 0 ? new JointRun<T>(program, parameters, constants) : null;
        _rows = new CallerRows<T>(_layout, arenas, _joint);
        _shared = _layout.SharedSteps.Length > 0 ? new SharedRun<T>(program, parameters, constants, arenas) : null;
    }

    /// <summary>The sums of the batch.</summary>
    public AlignedBuffer<T> Sums
    {
        get
        {
            EnsureSums(1);
            return _sums[0];
        }
    }

    /// <summary>Makes what does not depend on samples; a batch may follow, or several.</summary>
    public void Prepare() => _once.Prepare();

    /// <summary>Runs a batch through all phases.</summary>
    public void Run(in BatchData<T> batch, PassContext context)
    {
        if (batch.Samples == 0)
        {
            return;
        }

        fixed (T* px = batch.Inputs, pv = batch.Values, pw = batch.Weights, py = batch.Outputs)
        fixed (int* pl = batch.Labels)
        {
            _rows.Set(px, py, pv, pl, pw, batch.States);
            _isBackwards = !_isBackwards;
            (_samples, _context) = (batch.Samples, context with { IsBackwards = _isBackwards });
            int threads = ThreadCount(_samples);
            _threadsOfPart = _shared is not null && _samples < threads && _samples <= _layout.SamplesTogether ? threads : 1;
            _parts = _threadsOfPart > 1 ? 1 : Math.Min(threads, _samples);
            EnsureSums(_parts);
            _arenas.Reserve(_threadsOfPart > 1 && _layout.HasScratch ? _threadsOfPart + 1 : _parts, _layout.Capacity(Boundary(1)));
            for (_phase = 0; _phase < _layout.Phases; _phase++)
            {
                if (_joint is null)
                {
                    RunParts();
                }
                else
                {
                    RunSections(_joint);
                }

                FinishPhase();
            }

            _rows.Clear();
        }
    }

    void IParallelWork.Run(int part) => RunPart(part);

    ref PoolPlace<BatchRun<T>> IPooled<BatchRun<T>>.InPool => ref _inPool;

    private void RunParts()
    {
        if (_parts == 1)
        {
            RunPart(0);
        }
        else
        {
            Parallelism.Run(this, _parts);
        }
    }

    /// <summary>Runs the parts chunk by chunk, and each chunk section by section, some of which threads take together.</summary>
    private void RunSections(JointRun<T> joint)
    {
        // The first part is as large as any.
        int largest = Boundary(1), chunk = _layout.Capacity(largest);
        ProgramSection[] sections = _layout.Sections[_phase];
        joint.Begin(_parts, chunk);
        while (_held.Count < _parts)
        {
            _held.Add(null);
        }

        try
        {
            for (_round = 0; _round * chunk < largest; _round++)
            {
                for (int part = 0; part < _parts; part++)
                {
                    joint.SetSamples(part, Math.Clamp(Boundary(part + 1) - FirstOfRound(part), 0, chunk));
                }

                for (_section = 0; _section < sections.Length; _section++)
                {
                    if (sections[_section].IsJointFor(_parts))
                    {
                        joint.Run(_phase, _section, _sums[0], accumulate: _round > 0);
                    }
                    else
                    {
                        RunParts();
                    }
                }

                for (int part = 0; part < _parts && _phase == _layout.Phases - 1; part++)
                {
                    _rows.Leave(part, FirstOfRound(part), joint.Samples(part), _held[part]!.Span);
                }
            }
        }
        finally
        {
            for (int part = 0; part < _held.Count; part++)
            {
                if (_held[part] is { } arena)
                {
                    _arenas.Return(arena);
                    _held[part] = null;
                }
            }
        }
    }

    /// <summary>The first sample that a part takes in a round.</summary>
    private int FirstOfRound(int part) => Boundary(part) + (_round * _layout.Capacity(Boundary(1)));

    /// <summary>Runs one section of a part's chunk, and leaves its values in the arena.</summary>
    private void RunSection(int part, JointRun<T> joint)
    {
        AlignedBuffer<T> arena = _held[part] ??= _arenas.Rent(part);
        int samples = joint.Samples(part);
        if (samples == 0)
        {
            return;
        }

        if (_phase == 0 && _section == 0)
        {
            _rows.Fill(part, FirstOfRound(part), samples, arena.Span);
        }

        PassContext context = _context with { FirstSample = FirstOfRound(part) };
        if (_layout.Sections[_phase][_section].Parts > 0)
        {
            joint.RunAlone(_phase, _section, part, _sums[part], accumulate: _round > 0, context);
            return;
        }

        _program.RunSection(
            _phase,
            _section,
            ref _parameters.Reference,
            ref _constants.Reference,
            ref *_rows.Input(FirstOfRound(part)),
            ref arena.Reference,
            ref joint.Memory(part),
            ref _sums[part].Reference,
            samples,
            _arenas.Capacity,
            accumulate: _round > 0,
            context);
    }

    private void RunPart(int part)
    {
        if (_joint is not null)
        {
            RunSection(part, _joint);
            return;
        }

        AlignedBuffer<T> arena = _arenas.Rent(part);
        try
        {
            int begin = Boundary(part), end = Boundary(part + 1);
            int chunk = _layout.Chunk > 0 ? _layout.Chunk : end - begin;
            for (int start = begin; start < end; start += chunk)
            {
                RunChunk(part, start, Math.Min(chunk, end - start), accumulate: start > begin, arena);
            }
        }
        finally
        {
            _arenas.Return(arena);
        }
    }

    private void FinishPhase()
    {
        if (_layout.SumsLength == 0)
        {
            return;
        }

        // The parts in their order, so that the same split gives the same bits.
        if (_parts > 1)
        {
            _reduction.Run(_phase, _parts);
        }

        _once.Finish(_phase, _sums[0]);
    }

    private void RunChunk(int part, int start, int count, bool accumulate, AlignedBuffer<T> arena)
    {
        if (_phase == 0)
        {
            _rows.Fill(part, start, count, arena.Span);
        }

        if (_threadsOfPart > 1)
        {
            _shared!.Run(_rows.Input(start), arena, count, _threadsOfPart, _context with { FirstSample = start });
        }
        else
        {
            RunProgram(part, start, count, accumulate, arena);
        }

        if (_phase == _layout.Phases - 1)
        {
            _rows.Leave(part, start, count, arena.Span);
        }
    }

    private void RunProgram(int part, int start, int count, bool accumulate, AlignedBuffer<T> arena)
    {
        ref T sums = ref _layout.SumsLength == 0 ? ref arena.Reference : ref _sums[part].Reference;
        _program.Run(
            _phase,
            ref _parameters.Reference,
            ref _constants.Reference,
            ref *_rows.Input(start),
            ref arena.Reference,
            ref sums,
            count,
            _arenas.Capacity,
            accumulate,
            _context with { FirstSample = start });
    }

    /// <summary>The first sample of a part; the first part is as large as any.</summary>
    private int Boundary(int part) => _parts == 1 ? part * _samples : (int)((((long)_samples * part) + _parts - 1) / _parts);

    /// <summary>All threads, unless the work is too small to be worth a second one.</summary>
    private int ThreadCount(int samples)
    {
        const long WorthwhilePerThread = 400_000;
        long byWork = Math.Max(1, samples * _layout.MultiplyAdds / WorthwhilePerThread);
        return (int)Math.Min(Parallelism.MaxThreads, byWork);
    }

    private void EnsureSums(int parts)
    {
        while (_layout.SumsLength > 0 && _sums.Count < parts)
        {
            _sums.Add(new AlignedBuffer<T>(_layout.SumsLength));
        }
    }
}
