using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace NetGen.Threading;

/// <summary>A pool of background threads that helps one caller at a time.</summary>
/// <remarks>
/// The gate is one word: the number of workers that may still join the job in its high half, the number that are inside
/// in its low half. A worker joins by moving one from high to low, so it can only join an open job, and the caller that
/// has zeroed the high half and seen the low half fall to zero knows that nobody holds the job any more.
/// Of n threads each takes every nth part first, the same ones in each job of so many parts, so that it finds in its own caches what it wrote the time
/// before; then it helps the others.
/// </remarks>
internal sealed class WorkerPool
{
    private const int MostWorkers = 1023;
    private const int OneVacancy = 1 << 16;
    private const int InsideMask = OneVacancy - 1;

    /// <summary>How long a thread spins before it lets others have the processor between looks.</summary>
    private static readonly long SpinTicks = Environment.ProcessorCount == 1 ? 0 : Stopwatch.Frequency / 25_000;

    /// <summary>How long a worker looks for work before it sleeps: what a training loop does between steps is often done by then.</summary>
    private static readonly long IdleTicks = 5 * SpinTicks;

    /// <summary>How long the caller looks for the end of parts that run before it sleeps: waking up would take longer than many parts do.</summary>
    private static readonly long WaitTicks = 25 * SpinTicks;

    private readonly object _wakeLock = new();
    private readonly object _doneLock = new();
    private SharedWords _shared;
    private IParallelWork? _work;
    private NextPart[] _nextParts = [];
    private int _parts;
    private int _threads;
    private ExceptionDispatchInfo? _failure;
    private int _busy;
    private int _sleeping;
    private int _wakeUps;
    private int _callerSleeps;
    private int _workers;

    /// <summary>The number of threads started so far.</summary>
    internal int Workers => Volatile.Read(ref _workers);

    internal void Run(IParallelWork work, int parts, int maxThreads)
    {
        int helpers = Math.Min(Math.Min(maxThreads, parts) - 1, MostWorkers);
        if (helpers <= 0 || Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
        {
            RunInline(work, parts);
            return;
        }

        ExceptionDispatchInfo? failure;
        try
        {
            while (_workers < helpers)
            {
                StartWorker();
            }

            _work = work;
            DealOut(parts, helpers + 1);
            Interlocked.Exchange(ref _shared.Gate, helpers * OneVacancy);
            bool interrupted = !TryWake(helpers);
            RunParts(0);
            Interlocked.And(ref _shared.Gate, InsideMask);
            while (!TryAwaitWorkers())
            {
                interrupted = true;
            }

            failure = _failure;
            if (interrupted)
            {
                Thread.CurrentThread.Interrupt();
            }
        }
        finally
        {
            _work = null;
            _failure = null;
            Volatile.Write(ref _busy, 0);
        }

        failure?.Throw();
    }

    private static void RunInline(IParallelWork work, int parts)
    {
        ExceptionDispatchInfo? failure = null;
        for (int part = 0; part < parts; part++)
        {
            try
            {
                work.Run(part);
            }
            catch (Exception exception)
            {
                failure ??= ExceptionDispatchInfo.Capture(exception);
            }
        }

        failure?.Throw();
    }

    /// <summary>Gives each thread its parts.</summary>
    private void DealOut(int parts, int threads)
    {
        if (_nextParts.Length < threads)
        {
            _nextParts = new NextPart[threads];
        }

        (_parts, _threads) = (parts, threads);
        for (int i = 0; i < threads; i++)
        {
            _nextParts[i].Number = i;
        }
    }

    /// <summary>Runs a thread's own parts, then what is left of the others'.</summary>
    private void RunParts(int thread)
    {
        IParallelWork work = _work!;
        int parts = _parts, threads = _threads;
        for (int i = 0; i < threads; i++)
        {
            ref int next = ref _nextParts[(thread + i) % threads].Number;
            int part;
            while (Volatile.Read(ref next) < parts && (part = Interlocked.Add(ref next, threads) - threads) < parts)
            {
                try
                {
                    work.Run(part);
                }
                catch (Exception exception)
                {
                    Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
                }
            }
        }
    }

    /// <summary>Waits until no worker holds the job; false if the thread was interrupted and has to wait again.</summary>
    private bool TryAwaitWorkers()
    {
        var spin = new Spin(SpinTicks, WaitTicks);
        while (Volatile.Read(ref _shared.Gate) != 0)
        {
            if (!spin.Once())
            {
                return TrySleepUntilDone();
            }
        }

        return true;
    }

    private bool TrySleepUntilDone()
    {
        try
        {
            lock (_doneLock)
            {
                Interlocked.Exchange(ref _callerSleeps, 1);
                while (Volatile.Read(ref _shared.Gate) != 0)
                {
                    Monitor.Wait(_doneLock);
                }
            }

            return true;
        }
        catch (ThreadInterruptedException)
        {
            return false;
        }
        finally
        {
            Volatile.Write(ref _callerSleeps, 0);
        }
    }

    private void StartWorker()
    {
        int number = _workers + 1;
        var thread = new Thread(() => Work(number))
        {
            IsBackground = true,
            Name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"NetGen worker {number}"),
        };
        thread.UnsafeStart();
        _workers++;
    }

    private void Work(int number)
    {
        var spin = new Spin(SpinTicks, IdleTicks);
        while (true)
        {
            if (TryJoin())
            {
                RunParts(number);
                Leave();
                spin = new Spin(SpinTicks, IdleTicks);
            }
            else if (!spin.Once())
            {
                Sleep();
                spin = new Spin(SpinTicks, IdleTicks);
            }
        }
    }

    private bool TryJoin()
    {
        int gate = Volatile.Read(ref _shared.Gate);
        while (gate >= OneVacancy)
        {
            int seen = Interlocked.CompareExchange(ref _shared.Gate, gate - OneVacancy + 1, gate);
            if (seen == gate)
            {
                return true;
            }

            gate = seen;
        }

        return false;
    }

    private void Leave()
    {
        // The last one out with the gate closed wakes the caller, who may have begun to sleep.
        if (Interlocked.Decrement(ref _shared.Gate) == 0 && Volatile.Read(ref _callerSleeps) != 0)
        {
            lock (_doneLock)
            {
                Monitor.PulseAll(_doneLock);
            }
        }
    }

    private void Sleep()
    {
        lock (_wakeLock)
        {
            // Published before the gate is read again, as the caller opens the gate before it reads this count.
            Interlocked.Increment(ref _sleeping);
            while (_wakeUps == 0 && Volatile.Read(ref _shared.Gate) < OneVacancy)
            {
                Monitor.Wait(_wakeLock);
            }

            _wakeUps = Math.Max(0, _wakeUps - 1);
            Interlocked.Decrement(ref _sleeping);
        }
    }

    /// <summary>Wakes as many sleepers as the job wants beyond those awake; false if the thread was interrupted.</summary>
    private bool TryWake(int helpers)
    {
        if (helpers - (_workers - Volatile.Read(ref _sleeping)) <= 0)
        {
            return true;
        }

        try
        {
            lock (_wakeLock)
            {
                _wakeUps = Math.Clamp(helpers - (_workers - _sleeping), 0, _sleeping);
                for (int i = 0; i < _wakeUps; i++)
                {
                    Monitor.Pulse(_wakeLock);
                }
            }

            return true;
        }
        catch (ThreadInterruptedException)
        {
            return false;
        }
    }

    /// <summary>The contended word, on cache lines of its own.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct SharedWords
    {
        [FieldOffset(128)]
        public int Gate;
    }

    /// <summary>The next of one thread's parts, on cache lines of its own.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct NextPart
    {
        [FieldOffset(64)]
        public int Number;
    }

    /// <summary>A wait that ends after a fixed time: first busy, then one that lets other threads have the processor.</summary>
    private struct Spin(long busy, long all)
    {
        private const int LooksPerClock = 16;
        private long _start;
        private int _looks;
        private bool _yields;

        /// <summary>Pauses for a moment; false once the time is up.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool Once()
        {
            if (all == 0)
            {
                return false;
            }

            if (_yields || ++_looks % LooksPerClock == 0)
            {
                long now = Stopwatch.GetTimestamp();
                if (_start == 0)
                {
                    _start = now;
                }
                else if (now - _start > all)
                {
                    return false;
                }

                _yields = now - _start > busy;
            }

            if (_yields)
            {
                Thread.Yield();
            }
            else
            {
                Thread.SpinWait(1);
            }

            return true;
        }
    }
}
