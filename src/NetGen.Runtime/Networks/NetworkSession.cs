using System.Numerics;
using NetGen.Generated;

namespace NetGen;

/// <summary>
/// A sequence of predictions that share state, which each call reads and leaves for the next: totals, counters, whatever <c>[Assign]</c> writes.
/// </summary>
/// <remarks>
/// State stands in the network's weights as every weight does. A session begins with a copy of it, and leaves the network as it is, so that
/// any number of sessions run side by side. The other weights are the network's at the time of each call. A session is for one thread at a time.
/// </remarks>
/// <typeparam name="T">The element type.</typeparam>
public sealed class NetworkSession<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkEngine<T> _engine;
    private readonly Dictionary<string, ParameterInfo> _states;
    private readonly AlignedBuffer<T> _parameters;
    private readonly WholeBatchRun<T> _run;
    private long _version;

    internal NetworkSession(NetworkEngine<T> engine, NetworkProgram<T> program, IReadOnlyList<ParameterInfo> parameters)
    {
        _engine = engine;
        _states = parameters.Where(p => program.Layout.Updates.Any(u => u.Parameter == p.Offset)).ToDictionary(p => p.Name);
        _parameters = new AlignedBuffer<T>(engine.ParameterLength);
        _run = new WholeBatchRun<T>(program, _parameters);
        _version = engine.CopyParameters(_parameters.Span);
    }

    /// <summary>The names of the states, which are those of the parameters that hold their first values.</summary>
    public IReadOnlyCollection<string> StateNames => _states.Keys;

    /// <summary>The session's own value of a state, to read or to set.</summary>
    /// <param name="name">The parameter's name, such as <c>total</c>.</param>
    /// <exception cref="ArgumentException">No state has that name.</exception>
    public Span<T> State(string name) => _states.TryGetValue(name, out ParameterInfo? state)
        ? _parameters.Span.Slice(state.Offset, state.Length)
        : throw new ArgumentException($"No state is named '{name}'; the states are {string.Join(", ", _states.Keys)}.", nameof(name));

    /// <summary>Runs the network on a batch, and leaves the new state for the next call.</summary>
    /// <param name="x">Samples, flat rows; without any, the state stays as it is.</param>
    /// <param name="y">Receives one row for each sample.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void Predict(ReadOnlySpan<T> x, Span<T> y)
    {
        int samples = _engine.CheckPrediction(x, y);
        if (samples == 0)
        {
            return;
        }

        if (_version != _engine.Version)
        {
            Span<T> kept = _parameters.Span;
            T[][] states = [.. _states.Values.Select(s => _parameters.Span.Slice(s.Offset, s.Length).ToArray())];
            _version = _engine.CopyParameters(kept);
            foreach ((ParameterInfo state, T[] values) in _states.Values.Zip(states))
            {
                values.CopyTo(kept[state.Offset..]);
            }
        }

        _run.Predict(x, y, samples);
        _run.Update();
    }

    /// <summary>Sets every state to the value that the network's weights hold.</summary>
    public void ResetStates() => _version = _engine.CopyParameters(_parameters.Span);

    /// <summary>Sets one state.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="values">As many values as it has elements.</param>
    /// <exception cref="ArgumentException">No state has that name, or the number of values is another.</exception>
    public void ResetState(string name, ReadOnlySpan<T> values)
    {
        Span<T> state = State(name);
        if (values.Length != state.Length)
        {
            throw new ArgumentException($"The state '{name}' has {state.Length} elements, but {values.Length} are given.", nameof(values));
        }

        values.CopyTo(state);
    }
}
