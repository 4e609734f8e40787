using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>
/// Zeroed, pinned managed memory whose first element lies on a 64-byte boundary. Vector loads may read up to
/// <see cref="SlackBefore"/> elements before its start and <see cref="SlackAfter"/> after its end. For generated code.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AlignedBuffer<T> : IPooled<AlignedBuffer<T>>
    where T : unmanaged
{
    /// <summary>Elements that may be read before the first one.</summary>
    public const int SlackBefore = 64;

    /// <summary>Elements that may be read after the last one.</summary>
    public const int SlackAfter = 128;

    private const int Alignment = 64;

    private const int Page = 4096;

    private const int LargeBytes = 512 * 1024;

    /// <summary>
    /// The collector puts large arrays a power of two apart, so that their elements of one index have addresses which differ in a high bit alone. Processors
    /// that guess from part of an address where in the cache it is then take one array for another. So each large buffer begins somewhat later
    /// in its memory than the one before, on another page and in other lines of it, until that has gone round.
    /// </summary>
    private const int Stagger = Page + (19 * Alignment), StaggerRound = 16 * Page;

    private static int _largeBuffers;

    private readonly T[] _memory;
    private readonly int _start;
    private PoolPlace<AlignedBuffer<T>> _inPool;

    /// <summary>Allocates a buffer; nothing needs to be freed.</summary>
    /// <param name="length">The number of elements.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative or beyond what an array holds.</exception>
    public AlignedBuffer(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        int stagger = (long)length * Unsafe.SizeOf<T>() < LargeBytes ? 0
            : (int)((uint)Interlocked.Increment(ref _largeBuffers) * Stagger % StaggerRound) / Unsafe.SizeOf<T>();
        int spare = SlackBefore + (Alignment / Unsafe.SizeOf<T>()) + stagger + SlackAfter;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Array.MaxLength - spare);
        Length = length;
        _memory = GC.AllocateArray<T>(length + spare, pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_memory, SlackBefore + stagger);
        nint past = address & (Alignment - 1);
        _start = SlackBefore + stagger + (past == 0 ? 0 : (int)(Alignment - past) / Unsafe.SizeOf<T>());
    }

    /// <summary>The number of elements.</summary>
    public int Length { get; }

    /// <summary>The first element, on a 64-byte boundary; it never moves.</summary>
    public ref T Reference
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_memory), _start);
    }

    /// <summary>The elements, without the slack.</summary>
    public Span<T> Span
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(_memory, _start, Length);
    }

    /// <inheritdoc/>
    ref PoolPlace<AlignedBuffer<T>> IPooled<AlignedBuffer<T>>.InPool => ref _inPool;
}
