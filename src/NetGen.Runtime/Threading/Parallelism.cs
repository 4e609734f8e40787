using NetGen.Threading;

namespace NetGen;

/// <summary>Runs work on several threads: one persistent pool for the whole process, the calling thread included.</summary>
/// <remarks>
/// A call costs a few microseconds while the pool is awake. Idle threads look for a fraction of a millisecond in the
/// hope of more work, then sleep, so that an idle process burns nothing.
/// </remarks>
public static class Parallelism
{
    private static readonly WorkerPool Pool = new();
    private static int _maxThreads = Environment.ProcessorCount;

    /// <summary>
    /// The most threads that work on one call at a time, the caller included; by default the number of processors the
    /// process may use. Takes effect at the next call.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public static int MaxThreads
    {
        get => Volatile.Read(ref _maxThreads);
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaxThreads));
            Volatile.Write(ref _maxThreads, value);
        }
    }

    /// <summary>
    /// Runs every part of <paramref name="work"/> once and returns when all have ended. While another call is in
    /// progress (on another thread, or around this one) the caller runs all parts itself, in order. Allocates nothing
    /// unless it has to start threads.
    /// </summary>
    /// <param name="work">The work. An exception in a part lets the other parts end, then reaches the caller.</param>
    /// <param name="parts">The number of parts; 0 does nothing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="work"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="parts"/> is negative.</exception>
    public static void Run(IParallelWork work, int parts)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentOutOfRangeException.ThrowIfNegative(parts);
        Pool.Run(work, parts, MaxThreads);
    }
}
