using System.Buffers;
using System.ComponentModel;
using System.Numerics;

namespace NetGen.Generated;

/// <summary>Flat rows made of several spans, or taken apart into them. For generated code.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct PackedRows<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly T[] _memory;
    private readonly int _samples;
    private readonly int _width;

    /// <summary>Rents room for rows.</summary>
    /// <param name="samples">Their number.</param>
    /// <param name="width">The elements of each.</param>
    public PackedRows(int samples, int width)
    {
        (_samples, _width) = (samples, width);
        _memory = ArrayPool<T>.Shared.Rent(Math.Max(1, checked(samples * width)));
    }

    /// <summary>The rows.</summary>
    public Span<T> Rows => _memory.AsSpan(0, _samples * _width);

    /// <summary>The number of samples in a span.</summary>
    /// <param name="length">The span's length.</param>
    /// <param name="width">The elements of one sample.</param>
    /// <param name="name">What it holds.</param>
    /// <exception cref="ArgumentException">The length is no multiple of the width.</exception>
    public static int Count(int length, int width, string name) => Generated.Rows.Count(length, width, name, name);

    /// <summary>Copies a part of each row in.</summary>
    /// <typeparam name="TPart">The part's element type.</typeparam>
    /// <param name="part">The part, one stretch for each sample.</param>
    /// <param name="offset">Where it goes in each row.</param>
    /// <param name="width">The elements of one sample.</param>
    /// <param name="name">What it holds.</param>
    /// <exception cref="ArgumentException">The part is not that of so many samples.</exception>
    public void Write<TPart>(ReadOnlySpan<TPart> part, int offset, int width, string name)
        where TPart : unmanaged, INumberBase<TPart>
    {
        Generated.Rows.Check(part.Length, _samples, width, name, name);
        for (int sample = 0; sample < _samples; sample++)
        {
            Span<T> target = Rows.Slice((sample * _width) + offset, width);
            ReadOnlySpan<TPart> source = part.Slice(sample * width, width);
            for (int i = 0; i < width; i++)
            {
                target[i] = T.CreateTruncating(source[i]);
            }
        }
    }

    /// <summary>Checks that a span has room for a part of each row.</summary>
    /// <param name="length">The span's length.</param>
    /// <param name="width">The elements of one sample.</param>
    /// <param name="name">What it receives.</param>
    /// <exception cref="ArgumentException">It is not as long as the part of all samples.</exception>
    public void Check(int length, int width, string name) => Generated.Rows.Check(length, _samples, width, name, name);

    /// <summary>Copies a part of each row out.</summary>
    /// <param name="part">Receives the part.</param>
    /// <param name="offset">Where it stands in each row.</param>
    /// <param name="width">The elements of one sample.</param>
    public void Read(Span<T> part, int offset, int width)
    {
        for (int sample = 0; sample < _samples; sample++)
        {
            Rows.Slice((sample * _width) + offset, width).CopyTo(part[(sample * width)..]);
        }
    }

    /// <summary>Gives the room back.</summary>
    public void Dispose() => ArrayPool<T>.Shared.Return(_memory);
}
