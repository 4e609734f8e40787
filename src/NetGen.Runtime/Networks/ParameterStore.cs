using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>The weights of one network and, once asked for, their gradients. For generated code.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ParameterStore<T>
    where T : unmanaged
{
    private readonly AlignedBuffer<T> _weights;
    private AlignedBuffer<T>? _gradients;

    /// <summary>Allocates zeroed weights.</summary>
    /// <param name="length">The number of elements, gaps between parameters included.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    public ParameterStore(int length) => _weights = new AlignedBuffer<T>(length);

    /// <summary>The number of elements, gaps between parameters included.</summary>
    public int Length => _weights.Length;

    /// <summary>Every parameter, flat, from a 64-byte boundary on.</summary>
    public Span<T> Weights => _weights.Span;

    /// <summary>The first element of <see cref="Weights"/>.</summary>
    public ref T WeightsRef => ref _weights.Reference;

    /// <summary>The gradients, laid out as <see cref="Weights"/>; allocated, zeroed, when first read.</summary>
    public Span<T> Gradients => EnsureGradients().Span;

    /// <summary>The first element of <see cref="Gradients"/>; allocates them as <see cref="Gradients"/> does.</summary>
    public ref T GradientsRef => ref EnsureGradients().Reference;

    /// <summary>Whether gradients have been allocated.</summary>
    public bool HasGradients => Volatile.Read(ref _gradients) is not null;

    private AlignedBuffer<T> EnsureGradients()
    {
        AlignedBuffer<T>? gradients = Volatile.Read(ref _gradients);
        if (gradients is not null)
        {
            return gradients;
        }

        var created = new AlignedBuffer<T>(Length);
        return Interlocked.CompareExchange(ref _gradients, created, null) ?? created;
    }
}
