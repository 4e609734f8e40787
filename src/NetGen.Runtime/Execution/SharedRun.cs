using System.Numerics;
using NetGen.Threading;

namespace NetGen.Generated;

/// <summary>
/// Fewer samples than threads: all threads work on each step of the program together. Parts of steps are claimed in order, and a part waits for
/// those of the steps before it; whoever claims one runs it at once, so that nobody waits for a thread that has not come.
/// </summary>
internal sealed unsafe class SharedRun<T>(NetworkProgram<T> program, AlignedBuffer<T> parameters, AlignedBuffer<T> constants, ArenaSource<T> arenas) : IParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly bool[] _isShared = program.Layout.SharedSteps;
    private readonly int[] _ends = new int[program.Layout.SharedSteps.Length];
    private readonly List<AlignedBuffer<T>> _scratch = [];
    private T* _input;
    private AlignedBuffer<T>? _arena;
    private int _samples;
    private PassContext _context;
    private ClaimCounts _claims;

    /// <summary>Runs the program on the samples in an arena.</summary>
    public void Run(T* input, AlignedBuffer<T> arena, int samples, int threads, PassContext context)
    {
        int end = 0;
        for (int step = 0; step < _ends.Length; step++)
        {
            end += _isShared[step] ? threads : 1;
            _ends[step] = end;
        }

        (_arena, _samples, _context) = (arena, samples, context);
        _input = input;
        (_claims.Next, _claims.Done) = (0, 0);
        TakeScratch(threads);
        try
        {
            Parallelism.Run(this, threads);
        }
        finally
        {
            foreach (AlignedBuffer<T> scratch in _scratch)
            {
                arenas.Return(scratch);
            }

            _scratch.Clear();
            _arena = null;
            _input = null;
        }
    }

    /// <summary>Gives each thread an arena of its own to work in, where steps need one.</summary>
    private void TakeScratch(int threads)
    {
        for (int thread = 0; program.Layout.HasScratch && thread < threads; thread++)
        {
            // The arena of all threads is the first that was taken.
            _scratch.Add(arenas.Rent(thread + 1));
        }
    }

    void IParallelWork.Run(int part)
    {
        AlignedBuffer<T> scratch = _scratch.Count > 0 ? _scratch[part] : _arena!;
        int step = 0, claim;
        while ((claim = Interlocked.Increment(ref _claims.Next) - 1) < _ends[^1])
        {
            while (claim >= _ends[step])
            {
                step++;
            }

            int begin = step == 0 ? 0 : _ends[step - 1];
            Await(begin);
            try
            {
                program.RunShared(
                    step,
                    new WorkShare(claim - begin, _ends[step] - begin),
                    ref parameters.Reference,
                    ref constants.Reference,
                    ref *_input,
                    ref _arena!.Reference,
                    ref scratch.Reference,
                    _samples,
                    _context);
            }
            finally
            {
                Interlocked.Increment(ref _claims.Done);
            }
        }
    }

    /// <summary>Waits until so many parts are done.</summary>
    private void Await(int count)
    {
        const int LooksBeforeYielding = 2000;
        for (int looks = 0; Volatile.Read(ref _claims.Done) < count; looks++)
        {
            if (looks < LooksBeforeYielding)
            {
                Thread.SpinWait(1);
            }
            else
            {
                Thread.Yield();
            }
        }
    }
}
