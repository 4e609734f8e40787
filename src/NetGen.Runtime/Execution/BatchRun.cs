using System.Numerics;
using NetGen.Threading;

namespace NetGen.Generated;

/// <summary>
/// One batch on its way through a program: samples are split over parts, each part has an arena and sums of its own. The
/// caller's spans are pinned while the parts run, since a span cannot stand in an object.
/// </summary>
internal sealed unsafe class BatchRun<T> : PooledRun<BatchRun<T>>, IParallelWork
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
    private readonly SharedSums<T>? _sharedSums;
    private T* _x;
    private T* _y;
    private T* _values;
    private T* _weights;
    private int* _labels;
    private AlignedBuffer<T>[]? _states;
    private int _samples;
    private int _parts;
    private int _threadsOfPart;
    private int _phase;
    private int _round;
    private PassContext _context;

    public BatchRun(NetworkProgram<T> program, AlignedBuffer<T> parameters, ArenaSource<T> arenas, AlignedBuffer<T> constants)
    {
        _program = program;
        _layout = program.Layout;
        _parameters = parameters;
        _arenas = arenas;
        _constants = constants;
        _once = new StepParts<T>(program, parameters, constants);
        _reduction = new SumReduction<T>(_layout, _sums);
        _sharedSums = _layout.SharedSumParts.Length > 0 ? new SharedSums<T>(program, arenas) : null;
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
            // An empty span pins as null, which says that it is not there.
            _x = px;
            _y = py;
            _values = pv;
            _weights = pw;
            _labels = pl;
            (_samples, _context, _states) = (batch.Samples, context, batch.States);
            int threads = ThreadCount(_samples);
            _threadsOfPart = _shared is not null && _samples < threads && _samples <= _layout.SamplesTogether ? threads : 1;
            _parts = _threadsOfPart > 1 ? 1 : Math.Min(threads, _samples);
            EnsureSums(_parts);
            _arenas.Reserve(_threadsOfPart > 1 && _layout.HasScratch ? _threadsOfPart + 1 : _parts, _layout.Capacity(Boundary(1)));
            for (_phase = 0; _phase < _layout.Phases; _phase++)
            {
                if (_sharedSums is not null && _sharedSums.Has(_phase))
                {
                    RunWithSharedSums(_sharedSums);
                }
                else
                {
                    RunParts();
                }

                FinishPhase();
            }

            _x = null;
            _y = null;
            _values = null;
            _weights = null;
            _labels = null;
            _states = null;
        }
    }

    void IParallelWork.Run(int part) => RunPart(part);

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

    /// <summary>Runs the parts chunk by chunk: behind each, threads take sums together of what stands in all arenas.</summary>
    private void RunWithSharedSums(SharedSums<T> sharedSums)
    {
        // The first part is as large as any.
        int largest = Boundary(1), chunk = _layout.Capacity(largest);
        sharedSums.Begin(_parts);
        try
        {
            for (_round = 0; _round * chunk < largest; _round++)
            {
                RunParts();
                sharedSums.Run(_phase, _sums[0], accumulate: _round > 0);
            }
        }
        finally
        {
            sharedSums.End();
        }
    }

    /// <summary>Runs one chunk of a part, and leaves its values in the arena.</summary>
    private void RunRound(int part, SharedSums<T> sharedSums)
    {
        int begin = Boundary(part), end = Boundary(part + 1), chunk = _layout.Capacity(end - begin);
        int start = begin + (_round * chunk), count = Math.Clamp(end - start, 0, chunk);
        AlignedBuffer<T> arena = sharedSums.Hold(part, count);
        if (count > 0)
        {
            RunChunk(part, start, count, accumulate: _round > 0, arena);
        }
    }

    private void RunPart(int part)
    {
        if (_sharedSums is not null && _sharedSums.Has(_phase))
        {
            RunRound(part, _sharedSums);
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
        int capacity = _arenas.Capacity;
        if (_phase == 0)
        {
            Fill(start, count, capacity, arena.Span);
        }

        if (_threadsOfPart > 1)
        {
            _shared!.Run(arena, count, _threadsOfPart, _context with { FirstSample = start });
        }
        else
        {
            RunProgram(part, start, count, accumulate, arena);
        }

        if (_phase < _layout.Phases - 1)
        {
            return;
        }

        LeaveStates(start, count, capacity, arena.Span);
        if (_y is not null)
        {
            arena.Span.Slice(_layout.Output.In(capacity), count * _layout.OutputSize)
                .CopyTo(new Span<T>(_y + ((long)start * _layout.OutputSize), count * _layout.OutputSize));
        }
    }

    private void RunProgram(int part, int start, int count, bool accumulate, AlignedBuffer<T> arena)
    {
        ref T sums = ref _layout.SumsLength == 0 ? ref arena.Reference : ref _sums[part].Reference;
        _program.Run(
            _phase,
            ref _parameters.Reference,
            ref _constants.Reference,
            ref arena.Reference,
            ref sums,
            count,
            _arenas.Capacity,
            accumulate,
            _context with { FirstSample = start });
    }

    /// <summary>Copies what the caller gave to its places in the arena.</summary>
    private void Fill(int start, int count, int capacity, Span<T> memory)
    {
        new ReadOnlySpan<T>(_x + ((long)start * _layout.InputSize), count * _layout.InputSize).CopyTo(memory);
        Span<T> target = memory.Slice(_layout.Target.In(capacity), count * _layout.TargetSize);
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

        for (int i = 0; i < _layout.States.Length; i++)
        {
            SampleStatePlace state = _layout.States[i];
            Span<T> before = memory.Slice(state.Before.In(capacity), count * state.Length);
            if (_states is null)
            {
                before.Clear();
            }
            else
            {
                _states[i].Span.Slice(start * state.Length, before.Length).CopyTo(before);
            }
        }

        if (_layout.SampleWeights is { } place)
        {
            Span<T> weights = memory.Slice(place.In(capacity), count);
            if (_weights is null)
            {
                weights.Fill(T.One);
            }
            else
            {
                new ReadOnlySpan<T>(_weights + start, count).CopyTo(weights);
            }
        }
    }

    /// <summary>Copies to the caller what the samples leave for the next call.</summary>
    private void LeaveStates(int start, int count, int capacity, Span<T> memory)
    {
        for (int i = 0; i < _states?.Length; i++)
        {
            SampleStatePlace state = _layout.States[i];
            memory.Slice(state.After.In(capacity), count * state.Length).CopyTo(_states[i].Span[(start * state.Length)..]);
        }
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
