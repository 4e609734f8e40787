using System.Numerics;

namespace NetGen.Generated;

/// <summary>
/// What the caller of a batch gave and wants, and the copies between it and the memory that programs work in. The caller's spans are pinned while the
/// batch runs, since a span cannot stand in an object.
/// </summary>
/// <param name="layout">The program's memory.</param>
/// <param name="arenas">Where workers have their arenas from.</param>
/// <param name="joint">What all workers have in common, if anything.</param>
internal sealed unsafe class CallerRows<T>(ProgramLayout layout, ArenaSource<T> arenas, JointRun<T>? joint)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T* _x;
    private T* _y;
    private T* _values;
    private T* _weights;
    private int* _labels;
    private AlignedBuffer<T>[]? _states;

    /// <summary>Takes what the caller has pinned. An empty span pins as null, which says that it is not there.</summary>
    public void Set(T* inputs, T* outputs, T* values, int* labels, T* weights, AlignedBuffer<T>[]? states)
    {
        _x = inputs;
        _y = outputs;
        _values = values;
        _labels = labels;
        _weights = weights;
        _states = states;
    }

    /// <summary>Lets it go.</summary>
    public void Clear() => Set(null, null, null, null, null, null);

    /// <summary>The inputs from a sample on, where the caller has them.</summary>
    public T* Input(int start) => _x + ((long)start * layout.InputSize);

    /// <summary>Copies what the caller gave to its places.</summary>
    public void Fill(int part, int start, int count, Span<T> memory)
    {
        if (layout.Input is { } input)
        {
            Put(new ReadOnlySpan<T>(Input(start), count * layout.InputSize), input, layout.InputSize, part, count, memory);
        }

        Span<T> target = memory.Slice(layout.Target.In(arenas.Capacity), count * layout.TargetSize);
        if (_values is not null)
        {
            new ReadOnlySpan<T>(_values + ((long)start * layout.TargetSize), target.Length).CopyTo(target);
        }
        else if (_labels is not null)
        {
            var labels = new ReadOnlySpan<int>(_labels + ((long)start * layout.TargetSize), target.Length);
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = T.CreateTruncating(labels[i]);
            }
        }

        for (int i = 0; i < layout.States.Length; i++)
        {
            SampleStatePlace state = layout.States[i];
            ReadOnlySpan<T> before = _states is null ? default : _states[i].Span.Slice(start * state.Length, count * state.Length);
            Put(before, state.Before, state.Length, part, count, memory);
        }

        if (layout.SampleWeights is { } place)
        {
            Span<T> weights = memory.Slice(place.In(arenas.Capacity), count);
            if (_weights is null)
            {
                weights.Fill(T.One);
            }
            else
            {
                new ReadOnlySpan<T>(_weights + start, count).CopyTo(weights);
            }
        }
    }

    /// <summary>Copies to the caller what the samples leave: outputs, and states for the next call.</summary>
    public void Leave(int part, int start, int count, Span<T> memory)
    {
        for (int i = 0; i < _states?.Length; i++)
        {
            SampleStatePlace state = layout.States[i];
            Take(state.After, state.Length, part, count, memory, _states[i].Span.Slice(start * state.Length, count * state.Length));
        }

        if (_y is not null)
        {
            Take(layout.Output, layout.OutputSize, part, count, memory, new Span<T>(_y + ((long)start * layout.OutputSize), count * layout.OutputSize));
        }
    }

    /// <summary>Copies rows to the place of a value of a part's samples; zeros if there are none.</summary>
    private void Put(ReadOnlySpan<T> rows, ArenaOffset place, int size, int part, int count, Span<T> memory)
    {
        for (int i = 0, length = place.IsJoint ? size : count * size; i < (place.IsJoint ? count : 1); i++)
        {
            Span<T> to = Value(place, length, part, i, memory);
            if (rows.IsEmpty)
            {
                to.Clear();
            }
            else
            {
                rows.Slice(i * size, length).CopyTo(to);
            }
        }
    }

    /// <summary>Copies a value of a part's samples to rows.</summary>
    private void Take(ArenaOffset place, int size, int part, int count, Span<T> memory, Span<T> rows)
    {
        for (int i = 0, length = place.IsJoint ? size : count * size; i < (place.IsJoint ? count : 1); i++)
        {
            Value(place, length, part, i, memory).CopyTo(rows[(i * size)..]);
        }
    }

    private Span<T> Value(ArenaOffset place, int length, int part, int sample, Span<T> memory) => place.IsJoint
        ? joint!.Value(part, sample, place.Offset, length)
        : memory.Slice(place.In(arenas.Capacity), length);
}
