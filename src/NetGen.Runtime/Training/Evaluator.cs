using System.Numerics;

namespace NetGen.Training;

/// <summary>Measures loss and metrics over a data set, in inference mode.</summary>
internal sealed class Evaluator<T, TTarget>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TTarget : unmanaged
{
    private readonly ITrainable<T, TTarget> _network;
    private readonly BatchReader<T, TTarget> _batches;
    private readonly RunningMeans<T, TTarget> _means;
    private readonly T[] _outputs;

    public Evaluator(
        ITrainable<T, TTarget> network, Dataset<T, TTarget> dataset, int batchSize, IReadOnlyList<IMetric<T, TTarget>> metrics)
    {
        _network = network;
        _batches = new BatchReader<T, TTarget>(dataset, batchSize);
        _means = new RunningMeans<T, TTarget>(metrics);
        _outputs = new T[checked(_batches.LargestBatch * network.OutputSize)];
    }

    /// <summary>Goes through the whole data set; null if cancelled on the way.</summary>
    public Evaluation? Run(CancellationToken cancellationToken)
    {
        _means.Clear();
        for (int batch = 0; batch < _batches.Batches; batch++)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return null;
            }

            int samples = _batches.Read(batch, out ReadOnlySpan<T> inputs, out ReadOnlySpan<TTarget> targets);
            Span<T> outputs = _outputs.AsSpan(0, samples * _network.OutputSize);
            T loss = _network.EvaluateBatch(inputs, targets, outputs);
            _means.Add(loss, outputs, targets, samples);
        }

        return new Evaluation(_means.Loss, _means.Metrics());
    }
}
