namespace NetGen.Generated;

/// <summary>Lends runs to any number of callers, without locks. It makes one only when more are out at once than ever before.</summary>
/// <remarks>Runs form a list that only grows, at its head: a caller takes the first that is free.</remarks>
/// <param name="create">Makes a run.</param>
internal sealed class RunPool<TRun>(Func<TRun> create)
    where TRun : PooledRun<TRun>
{
    private TRun? _head;

    /// <summary>Lends a run, which its caller gives back by <see cref="PooledRun{TRun}.Release"/>.</summary>
    public TRun Rent()
    {
        for (TRun? run = Volatile.Read(ref _head); run is not null; run = run.NextInPool)
        {
            if (run.TryTake())
            {
                return run;
            }
        }

        return Grow();
    }

    private TRun Grow()
    {
        TRun run = create();
        run.TryTake();
        TRun? head = Volatile.Read(ref _head);
        while (true)
        {
            run.NextInPool = head;
            TRun? seen = Interlocked.CompareExchange(ref _head, run, head);
            if (seen == head)
            {
                return run;
            }

            head = seen;
        }
    }
}

/// <summary>A run that belongs to one caller at a time.</summary>
internal abstract class PooledRun<TRun>
    where TRun : PooledRun<TRun>
{
    private int _taken;

    /// <summary>The next run of the same pool; fixed once the run is in the pool.</summary>
    internal TRun? NextInPool { get; set; }

    /// <summary>Takes the run unless another caller has it.</summary>
    internal bool TryTake() => Volatile.Read(ref _taken) == 0 && Interlocked.CompareExchange(ref _taken, 1, 0) == 0;

    /// <summary>Gives the run back.</summary>
    internal void Release() => Volatile.Write(ref _taken, 0);
}
