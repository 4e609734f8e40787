using NetGen.Threading;

namespace NetGen.Runtime.Tests.Threading;

public class ParallelismTests
{
    [Fact]
    public void EachPartRunsOnceUnderStress()
    {
        var pool = new WorkerPool();
        var work = new Counting(64);
        for (int round = 1; round <= 20_000; round++)
        {
            int parts = 1 + (round % 64);
            work.Clear();
            pool.Run(work, parts, maxThreads: 1 + (round % 7));
            for (int part = 0; part < 64; part++)
            {
                Assert.Equal(part < parts ? 1 : 0, work.Counts[part]);
            }
        }

        Assert.Equal(6, pool.Workers);
    }

    [Fact]
    public void EachPartRunsOnceWhenWorkersSleepBetweenCalls()
    {
        var pool = new WorkerPool();
        var work = new Counting(8);
        for (int round = 0; round < 500; round++)
        {
            work.Clear();
            pool.Run(work, 8, maxThreads: 4);
            Assert.All(work.Counts, count => Assert.Equal(1, count));
            if (round % 5 == 0)
            {
                Thread.Sleep(1);
            }
        }
    }

    [Fact]
    public void CallersOnManyThreadsEachGetAllTheirParts()
    {
        var pool = new WorkerPool();
        Exception? failure = null;
        Thread[] threads = Enumerable.Range(0, 6).Select(_ => new Thread(() =>
        {
            try
            {
                var work = new Counting(16);
                for (int round = 0; round < 5_000; round++)
                {
                    work.Clear();
                    pool.Run(work, 16, maxThreads: 3);
                    Assert.DoesNotContain(work.Counts, count => count != 1);
                }
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Null(failure);
    }

    [Fact]
    public void NestedCallRunsItsPartsInOrderOnItsOwnThread()
    {
        var pool = new WorkerPool();
        var orders = new List<int>[4];
        pool.Run(
            new Do(part =>
            {
                int thread = Environment.CurrentManagedThreadId;
                orders[part] = [];
                pool.Run(
                    new Do(inner =>
                    {
                        Assert.Equal(thread, Environment.CurrentManagedThreadId);
                        orders[part].Add(inner);
                    }),
                    5,
                    2);
            }),
            4,
            2);
        Assert.All(orders, order => Assert.Equal([0, 1, 2, 3, 4], order));
    }

    [Fact]
    public void WorkAsWideAsThePoolRunsAtTheSameTime()
    {
        var pool = new WorkerPool();
        using var barrier = new Barrier(3);
        pool.Run(new Do(_ => Assert.True(barrier.SignalAndWait(TimeSpan.FromSeconds(30)))), 3, 3);
    }

    [Fact]
    public void NoMoreThreadsThanAllowed()
    {
        var pool = new WorkerPool();
        pool.Run(new Do(_ => { }), 8, 8);
        int inside = 0, most = 0;
        for (int round = 0; round < 50; round++)
        {
            pool.Run(
                new Do(_ =>
                {
                    int now = Interlocked.Increment(ref inside);
                    InterlockedMax(ref most, now);
                    Thread.Sleep(1);
                    Interlocked.Decrement(ref inside);
                }),
                6,
                2);
        }

        Assert.InRange(most, 1, 2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void AnExceptionReachesTheCallerAfterAllParts(int threads)
    {
        var pool = new WorkerPool();
        int ran = 0;
        var work = new Do(part =>
        {
            Interlocked.Increment(ref ran);
            if (part == 2)
            {
                throw new FormatException("part 2");
            }
        });
        Assert.Equal("part 2", Assert.Throws<FormatException>(() => pool.Run(work, 10, threads)).Message);
        Assert.Equal(10, ran);

        // And the pool still works.
        var counting = new Counting(10);
        pool.Run(counting, 10, threads);
        Assert.All(counting.Counts, count => Assert.Equal(1, count));
    }

    [Fact]
    public void AnInterruptedCallerStillWaitsForItsWorkers()
    {
        var pool = new WorkerPool();
        int ended = 0;
        bool stillInterrupted = false;
        var caller = new Thread(() =>
        {
            pool.Run(
                new Do(part =>
                {
                    DateTime until = DateTime.UtcNow.AddMilliseconds(100);
                    while (DateTime.UtcNow < until)
                    {
                        Thread.SpinWait(100);
                    }

                    Interlocked.Increment(ref ended);
                }),
                3,
                2);
            Assert.Equal(3, ended);
            try
            {
                Thread.Sleep(Timeout.Infinite);
            }
            catch (ThreadInterruptedException)
            {
                stillInterrupted = true;
            }
        });
        caller.Start();
        Thread.Sleep(30);
        caller.Interrupt();
        caller.Join();
        Assert.True(stillInterrupted);
    }

    [Fact]
    public void CallsAllocateNothing()
    {
        var work = new Counting(4);
        int before = Parallelism.MaxThreads;
        try
        {
            Parallelism.MaxThreads = 2;
            for (int i = 0; i < 100; i++)
            {
                Parallelism.Run(work, 4);
            }

            long start = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 1000; i++)
            {
                Parallelism.Run(work, 4);
            }

            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - start);
        }
        finally
        {
            Parallelism.MaxThreads = before;
        }
    }

    [Fact]
    public void ArgumentsAreChecked()
    {
        Assert.Throws<ArgumentNullException>(() => Parallelism.Run(null!, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Parallelism.Run(new Counting(1), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Parallelism.MaxThreads = 0);
        Parallelism.Run(new Do(_ => throw new InvalidOperationException()), 0);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen = Volatile.Read(ref target);
        while (seen < value)
        {
            seen = Interlocked.CompareExchange(ref target, value, seen);
        }
    }

    private sealed class Counting(int parts) : IParallelWork
    {
        public int[] Counts { get; } = new int[parts];

        public void Clear() => Array.Clear(Counts);

        public void Run(int part) => Interlocked.Increment(ref Counts[part]);
    }

    private sealed class Do(Action<int> action) : IParallelWork
    {
        public void Run(int part) => action(part);
    }
}
