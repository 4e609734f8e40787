using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>
/// Lends buffers of one length to any number of threads, without locks. It allocates only when more buffers are out at
/// once than ever before. For generated code.
/// </summary>
/// <remarks>Buffers form a list that only grows, at its head; renting marks one, returning unmarks it.</remarks>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WorkspacePool<T>
    where T : unmanaged
{
    private AlignedBuffer<T>? _head;

    /// <summary>Creates a pool; allocates no buffer yet.</summary>
    /// <param name="length">The number of elements of every buffer.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    public WorkspacePool(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
    }

    /// <summary>The number of elements of every buffer.</summary>
    public int Length { get; }

    /// <summary>Lends a buffer. Its contents are whatever the last tenant left; a new one is zero.</summary>
    public AlignedBuffer<T> Rent()
    {
        for (AlignedBuffer<T>? buffer = Volatile.Read(ref _head); buffer is not null; buffer = buffer.NextInPool)
        {
            if (Volatile.Read(ref buffer.Rented) == 0 && Interlocked.CompareExchange(ref buffer.Rented, 1, 0) == 0)
            {
                return buffer;
            }
        }

        return Grow();
    }

    /// <summary>Takes a buffer back.</summary>
    /// <param name="buffer">A buffer rented from this pool and not returned since.</param>
    /// <exception cref="ArgumentException">The buffer is another pool's, or is not rented.</exception>
    public void Return(AlignedBuffer<T> buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        if (buffer.Pool != this)
        {
            throw new ArgumentException("The buffer was not rented from this pool.", nameof(buffer));
        }

        if (Interlocked.Exchange(ref buffer.Rented, 0) == 0)
        {
            throw new ArgumentException("The buffer has been returned before.", nameof(buffer));
        }
    }

    private AlignedBuffer<T> Grow()
    {
        var buffer = new AlignedBuffer<T>(Length) { Pool = this };
        buffer.Rented = 1;
        AlignedBuffer<T>? head = Volatile.Read(ref _head);
        while (true)
        {
            buffer.NextInPool = head;
            AlignedBuffer<T>? seen = Interlocked.CompareExchange(ref _head, buffer, head);
            if (seen == head)
            {
                return buffer;
            }

            head = seen;
        }
    }
}
