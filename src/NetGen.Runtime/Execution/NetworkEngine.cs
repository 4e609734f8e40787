using System.ComponentModel;
using System.Numerics;

namespace NetGen.Generated;

/// <summary>What a generated class stands on: its parameters, and its programs with their memory and threads.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkEngine<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> _parameters;
    private readonly NetworkProgram<T> _inference;
    private readonly AlignedBuffer<T> _inferenceConstants;
    private readonly ProgramLayout _inferenceLayout;
    private readonly Pool<BatchRun<T>> _predictions;
    private readonly Pool<WholeBatchRun<T>> _wholeBatches;
    private readonly LossRun<T>? _evaluation;
    private readonly LossRun<T>? _training;
    private readonly StepRun<T>? _projection;
    private readonly IndexRange[] _inputIndices;
    private readonly FrozenParameters _frozen;
    private readonly object _gate = new();
    private readonly ulong _seed;
    private long _version = 1;
    private long _preparedVersion;

    /// <summary>Creates the engine of one network instance.</summary>
    /// <param name="seed">What dropout's numbers depend on.</param>
    /// <param name="parameterLength">The length of the flat parameters.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="inference">The program behind <see cref="Predict(ReadOnlySpan{T}, Span{T})"/>.</param>
    /// <param name="evaluation">The program that gives the loss in inference mode, or null without a loss.</param>
    /// <param name="training">The program that gives loss and gradients, or null without a loss.</param>
    /// <param name="projection">The program that brings weights back to their constraints, or null if they have none.</param>
    /// <param name="inputIndices">The inputs that are whole numbers.</param>
    /// <param name="targetIndices">The targets that are class labels.</param>
    public NetworkEngine(
        long seed,
        int parameterLength,
        IReadOnlyList<ParameterInfo> parameters,
        NetworkProgram<T> inference,
        NetworkProgram<T>? evaluation = null,
        NetworkProgram<T>? training = null,
        NetworkProgram<T>? projection = null,
        IndexRange[]? inputIndices = null,
        IndexRange[]? targetIndices = null)
    {
        _frozen = new FrozenParameters(parameters);
        _inputIndices = inputIndices ?? [];
        _seed = (ulong)seed;
        _parameters = new AlignedBuffer<T>(parameterLength);
        _inference = inference;
        _inferenceConstants = new AlignedBuffer<T>(inference.Layout.ConstantsLength);
        _inferenceLayout = inference.Layout;
        var arenas = new Pool<AlignedBuffer<T>>(() => new AlignedBuffer<T>(_inferenceLayout.ArenaLength(_inferenceLayout.Chunk)));
        _predictions = new(() => new BatchRun<T>(inference, _parameters, ArenaSource<T>.For(_inferenceLayout, arenas), _inferenceConstants));
        _wholeBatches = new(() => new WholeBatchRun<T>(inference, _parameters));
        _evaluation = evaluation is null ? null : new LossRun<T>(evaluation, _parameters, _inputIndices, targetIndices ?? []);
        _projection = projection is null ? null : new StepRun<T>(projection, _parameters);
        _training = training is null ? null : new LossRun<T>(training, _parameters, _inputIndices, targetIndices ?? []);
    }

    /// <summary>Every parameter, flat; reading marks packed copies stale.</summary>
    public Span<T> Weights
    {
        get
        {
            WeightsChanged();
            return _parameters.Span;
        }
    }

    /// <summary>The gradient left by the last training pass.</summary>
    public Span<T> Gradients => _training!.Sums[.._parameters.Length];

    /// <summary>The number of training steps taken, from which dropout draws.</summary>
    public long Step { get; private set; }

    /// <summary>Which parameters training changes in this instance.</summary>
    public FrozenParameters Frozen => _frozen;

    /// <summary>Marks packed copies of the weights stale.</summary>
    public void WeightsChanged() => Interlocked.Increment(ref _version);

    /// <summary>Counts a training step behind the optimiser's: moves statistics, and brings weights back to their constraints.</summary>
    public void Advance()
    {
        _training!.Update(_frozen);
        _projection?.Run(_frozen);
        WeightsChanged();
        Step++;
    }

    /// <summary>Runs the network on any number of samples; safe from many threads at once.</summary>
    /// <param name="x">Samples, flat rows.</param>
    /// <param name="y">Receives the outputs, flat rows.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void Predict(ReadOnlySpan<T> x, Span<T> y) => Predict(x, y, null);

    /// <summary>Runs the network on a session's samples, whose states are replaced; null for zeros.</summary>
    internal void Predict(ReadOnlySpan<T> x, Span<T> y, AlignedBuffer<T>[]? states)
    {
        int samples = CheckPrediction(x, y);
        if (_inferenceLayout.SumsLength > 0)
        {
            PredictWholeBatch(x, y, samples, states);
            return;
        }

        if (Volatile.Read(ref _preparedVersion) != Version)
        {
            PrepareInference();
        }

        BatchRun<T> run = _predictions.Rent();
        try
        {
            run.Run(new BatchData<T> { Inputs = x, Samples = samples, Outputs = y, States = states }, default);
        }
        finally
        {
            _predictions.Return(run);
        }
    }

    /// <summary>The loss over a batch and its gradient, with dropout's current numbers.</summary>
    /// <typeparam name="TTarget">The target's type.</typeparam>
    /// <param name="x">Samples, flat rows.</param>
    /// <param name="target">Targets, flat rows.</param>
    /// <param name="sampleWeights">A weight for each sample, or empty for 1 each.</param>
    /// <param name="y">Receives the outputs, or is empty.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a label is out of range.</exception>
    public T ForwardBackward<TTarget>(ReadOnlySpan<T> x, ReadOnlySpan<TTarget> target, ReadOnlySpan<T> sampleWeights, Span<T> y)
        where TTarget : unmanaged => ForwardBackward(x, target, sampleWeights, y, null);

    /// <summary>The same for a session's samples, whose states are replaced; null for zeros.</summary>
    internal T ForwardBackward<TTarget>(
        ReadOnlySpan<T> x, ReadOnlySpan<TTarget> target, ReadOnlySpan<T> sampleWeights, Span<T> y, AlignedBuffer<T>[]? states)
        where TTarget : unmanaged => _training!.Run(x, target, sampleWeights, y, new PassContext(_seed, Step, 0), states);

    /// <summary>The loss over a batch in inference mode, and its outputs.</summary>
    /// <typeparam name="TTarget">The target's type.</typeparam>
    /// <param name="x">Samples, flat rows.</param>
    /// <param name="target">Targets, flat rows.</param>
    /// <param name="sampleWeights">A weight for each sample, or empty for 1 each.</param>
    /// <param name="y">Receives the outputs, or is empty.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a label is out of range.</exception>
    public T Evaluate<TTarget>(ReadOnlySpan<T> x, ReadOnlySpan<TTarget> target, ReadOnlySpan<T> sampleWeights, Span<T> y)
        where TTarget : unmanaged => _evaluation!.Run(x, target, sampleWeights, y, default);

    /// <summary>Begins a sequence of calls that share state.</summary>
    /// <param name="network">The network.</param>
    /// <param name="batchSize">The samples of each call, where layers keep a state for each sample.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is not a sample.</exception>
    public NetworkSession<T> CreateSession(INetwork<T> network, int batchSize = 1) => new(this, _inference, network.ParameterTable, batchSize);

    /// <inheritdoc cref="CreateSession(INetwork{T}, int)"/>
    /// <typeparam name="TTarget">The target's type.</typeparam>
    public NetworkSession<T, TTarget> CreateSession<TTarget>(ITrainable<T, TTarget> network, int batchSize = 1)
        where TTarget : unmanaged => new(this, _inference, network, batchSize);

    /// <summary>Counts changes of the weights.</summary>
    internal long Version => Volatile.Read(ref _version);

    /// <summary>The length of the flat parameters.</summary>
    internal int ParameterLength => _parameters.Length;

    /// <summary>Copies the parameters, and gives the version they are of.</summary>
    internal long CopyParameters(Span<T> copy)
    {
        long version = Version;
        _parameters.Span.CopyTo(copy);
        return version;
    }

    /// <summary>Checks what a prediction is given, and counts its samples.</summary>
    internal int CheckPrediction(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
    {
        int samples = Rows.Count(x.Length, _inferenceLayout.InputSize, nameof(x), "input");
        Rows.Check(y.Length, samples, _inferenceLayout.OutputSize, nameof(y), "output");
        foreach (IndexRange range in _inputIndices)
        {
            range.Check(x, _inferenceLayout.InputSize, nameof(x));
        }

        return samples;
    }

    private void PredictWholeBatch(ReadOnlySpan<T> x, Span<T> y, int samples, AlignedBuffer<T>[]? states)
    {
        if (samples == 0)
        {
            return;
        }

        WholeBatchRun<T> run = _wholeBatches.Rent();
        try
        {
            run.Predict(x, y, samples, states);
        }
        finally
        {
            _wholeBatches.Return(run);
        }
    }

    private void PrepareInference()
    {
        lock (_gate)
        {
            long version = Version;
            if (_preparedVersion != version)
            {
                _inference.Prepare(ref _parameters.Reference, ref _inferenceConstants.Reference);
                Volatile.Write(ref _preparedVersion, version);
            }
        }
    }
}
