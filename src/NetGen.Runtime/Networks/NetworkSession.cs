using System.Numerics;
using NetGen.Generated;

namespace NetGen;

/// <summary>
/// A sequence of calls that share state, which each call reads and leaves for the next: totals that <c>[Assign]</c> writes, and the states of
/// recurrent layers with <c>Stateful = true</c>.
/// </summary>
/// <remarks>
/// <para>
/// What <c>[Assign]</c> writes is one value for the whole batch, and begins with the network's weights, of which the session has a copy. A stateful
/// layer's states are one for each sample, and begin with zeros: the sample at a place of the batch goes on where the one at that place ended in
/// the call before, so that every call has the same number of samples.
/// </para>
/// <para>
/// A session leaves the network as it is, so that any number of them run side by side. The other weights are the network's at the time of each
/// call. A session is for one thread at a time.
/// </para>
/// </remarks>
/// <typeparam name="T">The element type.</typeparam>
public class NetworkSession<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Dictionary<string, ParameterInfo> _totals;
    private readonly Dictionary<string, AlignedBuffer<T>> _sampleStates = [];
    private readonly AlignedBuffer<T>? _parameters;
    private readonly WholeBatchRun<T>? _run;
    private long _version;

    internal NetworkSession(NetworkEngine<T> engine, NetworkProgram<T> program, IReadOnlyList<ParameterInfo> parameters, int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        Engine = engine;
        BatchSize = batchSize;
        SampleStates = [.. program.Layout.States.Select(s => new AlignedBuffer<T>(checked(batchSize * s.Length)))];
        foreach ((SampleStatePlace place, AlignedBuffer<T> values) in program.Layout.States.Zip(SampleStates))
        {
            _sampleStates[place.Name] = values;
        }

        _totals = parameters.Where(p => program.Layout.Updates.Any(u => u.Parameter == p.Offset)).ToDictionary(p => p.Name);
        if (_totals.Count > 0)
        {
            _parameters = new AlignedBuffer<T>(engine.ParameterLength);
            _run = new WholeBatchRun<T>(program, _parameters);
            _version = engine.CopyParameters(_parameters.Span);
        }
    }

    /// <summary>The samples of each call, where layers keep a state for each sample.</summary>
    public int BatchSize { get; }

    /// <summary>
    /// The names of the states: those of the parameters that hold a total's first value, such as <c>total</c>, and a layer's name with that of its
    /// state, such as <c>lstm_1.h</c> and <c>lstm_1.c</c>.
    /// </summary>
    public IReadOnlyCollection<string> StateNames => [.. _totals.Keys, .. _sampleStates.Keys];

    private protected NetworkEngine<T> Engine { get; }

    /// <summary>The states of stateful layers, in the order of the program's.</summary>
    private protected AlignedBuffer<T>[] SampleStates { get; }

    /// <summary>The session's own value of a state, to read or to set: one row for each sample, or one for all if <c>[Assign]</c> writes it.</summary>
    /// <param name="name">One of <see cref="StateNames"/>.</param>
    /// <exception cref="ArgumentException">No state has that name.</exception>
    public Span<T> State(string name) =>
        _totals.TryGetValue(name, out ParameterInfo? total) ? _parameters!.Span.Slice(total.Offset, total.Length)
        : _sampleStates.TryGetValue(name, out AlignedBuffer<T>? values) ? values.Span
        : throw new ArgumentException($"No state is named '{name}'; the states are {string.Join(", ", StateNames)}.", nameof(name));

    /// <summary>Runs the network on a batch, and leaves the new state for the next call.</summary>
    /// <param name="x">Samples, flat rows; without any, the state stays as it is.</param>
    /// <param name="y">Receives one row for each sample.</param>
    /// <exception cref="ArgumentException">A length does not fit, or there are more or fewer samples than the session's states are for.</exception>
    public void Predict(ReadOnlySpan<T> x, Span<T> y)
    {
        int samples = Engine.CheckPrediction(x, y);
        if (samples == 0)
        {
            return;
        }

        CheckSamples(samples);
        if (_run is null)
        {
            Engine.Predict(x, y, SampleStates);
            return;
        }

        TakeWeights();
        _run.Predict(x, y, samples, SampleStates);
        _run.Update();
    }

    /// <summary>Sets every state to what it began with: zeros, and for totals the value that the network's weights hold.</summary>
    public void ResetStates()
    {
        foreach (AlignedBuffer<T> values in SampleStates)
        {
            values.Span.Clear();
        }

        if (_parameters is not null)
        {
            _version = Engine.CopyParameters(_parameters.Span);
        }
    }

    /// <summary>Sets one state.</summary>
    /// <param name="name">One of <see cref="StateNames"/>.</param>
    /// <param name="values">As many values as it has elements, which of a layer's state are those of all samples, one row after another.</param>
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

    private protected void CheckSamples(int samples)
    {
        if (SampleStates.Length > 0 && samples != BatchSize)
        {
            throw new ArgumentException($"The session keeps states for {BatchSize} samples, but the call has {samples}.");
        }
    }

    /// <summary>Takes over the network's weights where they have changed, but for the totals.</summary>
    private void TakeWeights()
    {
        if (_version == Engine.Version)
        {
            return;
        }

        Span<T> own = _parameters!.Span;
        var totals = new List<(int Offset, T[] Values)>();
        foreach (ParameterInfo total in _totals.Values)
        {
            totals.Add((total.Offset, own.Slice(total.Offset, total.Length).ToArray()));
        }

        _version = Engine.CopyParameters(own);
        foreach ((int offset, T[] values) in totals)
        {
            values.CopyTo(own[offset..]);
        }
    }
}
