using System.Diagnostics;
using System.Numerics;

namespace NetGen.Training;

/// <summary>One call of <c>Fit</c>: epochs over a data set.</summary>
internal sealed class TrainingLoop<T, TTarget>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TTarget : unmanaged
{
    private readonly ITrainable<T, TTarget> _network;
    private readonly IOptimizer _optimizer;
    private readonly FitOptions _options;
    private readonly IProgress<TrainingProgress>? _progress;
    private readonly IReadOnlyList<ITrainingCallback> _callbacks;
    private readonly NetworkTrainingSession<T, TTarget> _session;
    private readonly BatchReader<T, TTarget> _batches;
    private readonly Evaluator<T, TTarget>? _validation;
    private readonly RunningMeans<T, TTarget> _means;
    private readonly T[]? _outputs;
    private readonly int _samples;
    private long _start;

    public TrainingLoop(
        ITrainable<T, TTarget> network,
        Dataset<T, TTarget> train,
        IOptimizer optimizer,
        FitOptions options,
        ReadOnlyMemory<T> sampleWeights,
        Dataset<T, TTarget>? validation,
        IReadOnlyList<IMetric<T, TTarget>> metrics,
        IProgress<TrainingProgress>? progress,
        IReadOnlyList<ITrainingCallback> callbacks)
    {
        _network = network;
        _optimizer = optimizer;
        _options = options;
        _progress = progress;
        _callbacks = callbacks;
        _session = new NetworkTrainingSession<T, TTarget>(network, optimizer, options.Epochs, metrics, validation is not null);
        _samples = train.Count;
        _batches = new BatchReader<T, TTarget>(train, options.BatchSize, sampleWeights);
        _means = new RunningMeans<T, TTarget>(metrics);
        _outputs = metrics.Count == 0 ? null : new T[checked(_batches.LargestBatch * network.OutputSize)];
        _validation = validation is null ? null : new Evaluator<T, TTarget>(network, validation, options.BatchSize, metrics);
    }

    /// <summary>Trains until the last epoch, until cancelled, or until a callback ends it.</summary>
    public History Run(CancellationToken cancellationToken)
    {
        _start = Stopwatch.GetTimestamp();
        var epochs = new List<EpochResult>();
        foreach (ITrainingCallback callback in _callbacks)
        {
            callback.OnTrainingStart(_session);
        }

        bool cancelled = cancellationToken.IsCancellationRequested;
        for (int epoch = 1; epoch <= _options.Epochs && !cancelled && !_session.IsStopping; epoch++)
        {
            EpochResult? result = RunEpoch(epoch, cancellationToken, out cancelled);
            if (result is not null)
            {
                epochs.Add(result);
            }
        }

        foreach (ITrainingCallback callback in _callbacks)
        {
            callback.OnTrainingEnd(_session);
        }

        bool isWhole = epochs.Count == _options.Epochs && epochs[^1].IsComplete;
        return new History(epochs, cancelled, Stopwatch.GetElapsedTime(_start)) { WasStopped = _session.IsStopping && !isWhole };
    }

    /// <summary>Trains one epoch; null if it was cancelled before its first batch.</summary>
    private EpochResult? RunEpoch(int epoch, CancellationToken cancellationToken, out bool cancelled)
    {
        long start = Stopwatch.GetTimestamp();
        _means.Clear();
        foreach (ITrainingCallback callback in _callbacks)
        {
            callback.OnEpochStart(_session, epoch);
        }

        _batches.StartEpoch(_options.Seed, epoch, _options.Shuffle);
        int done = 0;
        while (done < _batches.Batches && !_session.IsStopping && !cancellationToken.IsCancellationRequested)
        {
            TrainBatch(done++);
            if (_progress is not null)
            {
                Report(epoch, done, start, Stopwatch.GetElapsedTime(start), isEnd: false, isCancelled: false, validation: null);
            }
        }

        bool isComplete = done == _batches.Batches;
        TimeSpan trainingTime = Stopwatch.GetElapsedTime(start);
        Evaluation? validation = isComplete ? _validation?.Run(cancellationToken) : null;

        // A request that comes after everything is done cancels nothing.
        bool isDone = isComplete && (_validation is null || validation is not null);
        cancelled = cancellationToken.IsCancellationRequested && !(isDone && epoch == _options.Epochs);
        if (done == 0)
        {
            return null;
        }

        if (_progress is not null)
        {
            Report(epoch, done, start, trainingTime, isEnd: true, cancelled, validation);
        }

        var result = new EpochResult(
            epoch, _means.Loss, _means.Metrics(), validation?.Loss, validation?.Metrics, Stopwatch.GetElapsedTime(start), isComplete)
        {
            LearningRate = _optimizer.LearningRate,
        };
        if (isDone)
        {
            foreach (ITrainingCallback callback in _callbacks)
            {
                callback.OnEpochEnd(_session, result);
            }
        }

        return result;
    }

    private void TrainBatch(int batch)
    {
        int samples = _batches.Read(batch, out ReadOnlySpan<T> inputs, out ReadOnlySpan<TTarget> targets);
        Span<T> outputs = _outputs is null ? default : _outputs.AsSpan(0, samples * _network.OutputSize);
        T loss = _network.TrainBatch(inputs, targets, _optimizer, outputs, _batches.ReadWeights(batch));
        _means.Add(loss, outputs, targets, samples);
        for (int i = 0; i < _callbacks.Count; i++)
        {
            _callbacks[i].OnBatchEnd(_session, double.CreateTruncating(loss));
        }
    }

    private void Report(
        int epoch, int batch, long epochStart, TimeSpan trainingTime, bool isEnd, bool isCancelled, Evaluation? validation)
    {
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_start);
        double seen = ((epoch - 1.0) * _samples) + _means.Samples, all = (double)_options.Epochs * _samples;
        _progress!.Report(new TrainingProgress(
            epoch,
            _options.Epochs,
            batch,
            _batches.Batches,
            _means.Loss,
            _means.Metrics(),
            _means.Samples / Math.Max(trainingTime.TotalSeconds, 1e-9),
            elapsed,
            elapsed * ((all - seen) / seen),
            isEnd,
            isCancelled,
            validation?.Loss,
            validation?.Metrics,
            Stopwatch.GetElapsedTime(epochStart)));
    }
}
