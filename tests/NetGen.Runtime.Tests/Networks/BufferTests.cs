using System.Runtime.CompilerServices;
using NetGen.Generated;

namespace NetGen.Runtime.Tests.Networks;

public class BufferTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(1_000_003)]
    public void BuffersAreAlignedZeroedAndHaveSlack(int length)
    {
        Check<float>(length);
        Check<double>(length);
        Check<byte>(length);
    }

    [Fact]
    public void BuffersStayAlignedAfterCollections()
    {
        AlignedBuffer<float>[] buffers = Enumerable.Range(1, 50).Select(i => new AlignedBuffer<float>(i)).ToArray();
        GC.Collect(2, GCCollectionMode.Forced, true, true);
        Assert.All(buffers, buffer => Assert.Equal(0, Misalignment(ref buffer.Reference)));
    }

    [Fact]
    public void NegativeLengthIsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AlignedBuffer<float>(-1));

    [Fact]
    public void PoolLendsEachBufferToOneTenant()
    {
        var pool = new Pool<AlignedBuffer<float>>(() => new AlignedBuffer<float>(16));
        var seen = new HashSet<AlignedBuffer<float>>(ReferenceEqualityComparer.Instance);
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, tenant =>
        {
            for (int round = 0; round < 20_000; round++)
            {
                AlignedBuffer<float> buffer = pool.Rent();
                buffer.Span.Fill(tenant);
                foreach (float value in buffer.Span)
                {
                    Assert.Equal(tenant, value);
                }

                lock (seen)
                {
                    seen.Add(buffer);
                }

                pool.Return(buffer);
            }
        });
        Assert.InRange(seen.Count, 1, 8);
    }

    [Fact]
    public void PoolAllocatesNothingOnceWarm()
    {
        var pool = new Pool<AlignedBuffer<float>>(() => new AlignedBuffer<float>(16));
        Use(pool);
        long start = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            Use(pool);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - start);

        static void Use(Pool<AlignedBuffer<float>> pool)
        {
            AlignedBuffer<float> a = pool.Rent(), b = pool.Rent(), c = pool.Rent();
            pool.Return(a);
            pool.Return(b);
            pool.Return(c);
        }
    }

    [Fact]
    public void PoolRefusesStrangersAndSecondReturns()
    {
        var pool = new Pool<AlignedBuffer<float>>(() => new AlignedBuffer<float>(4));
        Assert.Throws<InvalidOperationException>(() => pool.Return(new AlignedBuffer<float>(4)));
        AlignedBuffer<float> buffer = pool.Rent();
        pool.Return(buffer);
        Assert.Throws<InvalidOperationException>(() => pool.Return(buffer));
    }

    private static void Check<T>(int length)
        where T : unmanaged
    {
        var buffer = new AlignedBuffer<T>(length);
        Assert.Equal(length, buffer.Length);
        Assert.Equal(length, buffer.Span.Length);
        Assert.Equal(0, Misalignment(ref buffer.Reference));
        for (int i = -AlignedBuffer<T>.SlackBefore; i < length + AlignedBuffer<T>.SlackAfter; i++)
        {
            Assert.Equal(default, Unsafe.Add(ref buffer.Reference, i));
        }
    }

    // The buffer is pinned, so the address of its reference is a fact, not a moment's truth.
    private static long Misalignment<T>(ref T reference)
        where T : unmanaged
    {
        unsafe
        {
            return (long)Unsafe.AsPointer(ref reference) % 64;
        }
    }
}
