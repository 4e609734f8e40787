using System.Numerics;
using NetGen.Training;

namespace NetGen;

/// <summary>Trains and judges networks.</summary>
public static class TrainingExtensions
{
    /// <summary>Trains a network on a data set.</summary>
    /// <remarks>
    /// Every sample is trained once an epoch, those of a last, smaller batch included. Means over an epoch are weighted
    /// by the batches' samples, as in Keras. Cancellation is looked for before every batch; then the call returns as usual, with the history so
    /// far, <see cref="History.WasCancelled"/> set and weights as the last finished step left them. Nothing is allocated for
    /// a batch unless progress is reported.
    /// </remarks>
    /// <param name="network">The network.</param>
    /// <param name="train">The samples to train on.</param>
    /// <param name="optimizer">Turns gradients into new weights.</param>
    /// <param name="epochs">How many times to go through the samples; at least 1.</param>
    /// <param name="batchSize">The samples of one step; at least 1.</param>
    /// <param name="validation">Samples to judge the network by after every epoch; they do not change it.</param>
    /// <param name="progress">Told of every batch and every epoch, on the training thread; <see cref="ConsoleProgress"/> shows a bar.</param>
    /// <param name="shuffle">Whether every epoch goes through the samples in an order of its own.</param>
    /// <param name="seed">Decides, with the number of the epoch, the order, and how samples are augmented.</param>
    /// <param name="metrics">What to measure beside the loss; by default the accuracy that fits the loss, if any does.</param>
    /// <param name="callbacks">Take part in training, such as <see cref="EarlyStopping"/>, <see cref="ModelCheckpoint"/> and <see cref="ReduceLROnPlateau"/>.</param>
    /// <param name="classWeights">
    /// How much samples of a class count in training, by the class's number; those of classes that are left out count once. For losses that give
    /// each sample one class. Keras: <c>class_weight</c>.
    /// </param>
    /// <param name="sampleWeights">
    /// How much each sample counts in training; empty for once each. A sample's loss is multiplied by its weight, and a mean still divides
    /// by the number of samples. Metrics and validation are not weighted. Keras: <c>sample_weight</c>.
    /// </param>
    /// <param name="cancellationToken">Ends training early.</param>
    /// <typeparam name="T">The network's element type.</typeparam>
    /// <typeparam name="TTarget">The type of a target's elements.</typeparam>
    /// <returns>The epochs' losses and metrics.</returns>
    /// <exception cref="ArgumentException">A data set is empty or its rows do not fit the network, or weights do not fit the samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epochs"/> or <paramref name="batchSize"/> is below 1.</exception>
    public static History Fit<T, TTarget>(
        this ITrainable<T, TTarget> network,
        Dataset<T, TTarget> train,
        IOptimizer optimizer,
        int epochs = 1,
        int batchSize = 32,
        Dataset<T, TTarget>? validation = null,
        IProgress<TrainingProgress>? progress = null,
        bool shuffle = true,
        long seed = 0,
        IReadOnlyList<IMetric<T, TTarget>>? metrics = null,
        IReadOnlyList<ITrainingCallback>? callbacks = null,
        IReadOnlyDictionary<int, double>? classWeights = null,
        ReadOnlyMemory<T> sampleWeights = default,
        CancellationToken cancellationToken = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        var options = new FitOptions(epochs, batchSize, shuffle, seed);
        return CreateLoop(network, train, optimizer, options, validation, progress, metrics, callbacks, classWeights, sampleWeights).Run(cancellationToken);
    }

    /// <summary>Trains a network on a thread of its own; the network must be left alone until the task ends.</summary>
    /// <inheritdoc cref="Fit"/>
    /// <returns>The epochs' losses and metrics. Cancellation does not fail the task.</returns>
    public static Task<History> FitAsync<T, TTarget>(
        this ITrainable<T, TTarget> network,
        Dataset<T, TTarget> train,
        IOptimizer optimizer,
        int epochs = 1,
        int batchSize = 32,
        Dataset<T, TTarget>? validation = null,
        IProgress<TrainingProgress>? progress = null,
        bool shuffle = true,
        long seed = 0,
        IReadOnlyList<IMetric<T, TTarget>>? metrics = null,
        IReadOnlyList<ITrainingCallback>? callbacks = null,
        IReadOnlyDictionary<int, double>? classWeights = null,
        ReadOnlyMemory<T> sampleWeights = default,
        CancellationToken cancellationToken = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        // Arguments are checked here, so that mistakes surface at the call.
        var options = new FitOptions(epochs, batchSize, shuffle, seed);
        TrainingLoop<T, TTarget> loop = CreateLoop(network, train, optimizer, options, validation, progress, metrics, callbacks, classWeights, sampleWeights);
        return Task.Factory.StartNew(
            () => loop.Run(cancellationToken),
            CancellationToken.None,
            TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default);
    }

    /// <summary>Measures loss and metrics over a data set, in inference mode. Changes nothing; safe beside predictions.</summary>
    /// <param name="network">The network.</param>
    /// <param name="dataset">The samples.</param>
    /// <param name="batchSize">The samples of one batch; at least 1. It does not matter unless the loss is summed over the batch.</param>
    /// <param name="metrics">What to measure beside the loss; by default the accuracy that fits the loss, if any does.</param>
    /// <typeparam name="T">The network's element type.</typeparam>
    /// <typeparam name="TTarget">The type of a target's elements.</typeparam>
    /// <exception cref="ArgumentException">The data set is empty or its rows do not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is below 1.</exception>
    public static Evaluation Evaluate<T, TTarget>(
        this ITrainable<T, TTarget> network,
        Dataset<T, TTarget> dataset,
        int batchSize = 32,
        IReadOnlyList<IMetric<T, TTarget>>? metrics = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        Check(network, dataset, nameof(dataset));
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        var evaluator = new Evaluator<T, TTarget>(network, dataset, batchSize, metrics ?? Metrics.Default(network));
        return evaluator.Run(CancellationToken.None)!;
    }

    /// <summary>
    /// Counts how often samples of each class are judged to be of each class, in inference mode. A loss of yes and no has the classes 0 and 1,
    /// and counts each of its outputs.
    /// </summary>
    /// <param name="network">The network, whose loss has class labels, class probabilities, or yes and no.</param>
    /// <param name="dataset">The samples.</param>
    /// <param name="batchSize">The samples of one batch; at least 1. It does not matter for the result.</param>
    /// <typeparam name="T">The network's element type.</typeparam>
    /// <typeparam name="TTarget">The type of a target's elements.</typeparam>
    /// <exception cref="ArgumentException">The data set is empty or its rows do not fit the network, or the loss has no classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is below 1.</exception>
    public static ConfusionMatrix ConfusionMatrix<T, TTarget>(
        this ITrainable<T, TTarget> network, Dataset<T, TTarget> dataset, int batchSize = 32)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        Check(network, dataset, nameof(dataset));
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        int classes = network.Loss.TargetKind switch
        {
            TargetKind.ClassIndex or TargetKind.ClassProbabilities => network.OutputShape[^1],
            TargetKind.Binary => 2,
            _ => throw new ArgumentException(
                $"The loss {network.Loss.Name} has targets of kind {network.Loss.TargetKind}, which have no classes.", nameof(network)),
        };
        return new ConfusionCounter<T, TTarget>(network, classes).Run(dataset, batchSize);
    }

    private static TrainingLoop<T, TTarget> CreateLoop<T, TTarget>(
        ITrainable<T, TTarget> network,
        Dataset<T, TTarget> train,
        IOptimizer optimizer,
        FitOptions options,
        Dataset<T, TTarget>? validation,
        IProgress<TrainingProgress>? progress,
        IReadOnlyList<IMetric<T, TTarget>>? metrics,
        IReadOnlyList<ITrainingCallback>? callbacks,
        IReadOnlyDictionary<int, double>? classWeights,
        ReadOnlyMemory<T> sampleWeights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        Check(network, train, nameof(train));
        if (validation is not null)
        {
            Check(network, validation, nameof(validation));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(options.Epochs, 1, "epochs");
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchSize, 1, "batchSize");
        ReadOnlyMemory<T> weights = SampleWeighting.Resolve(network, train, classWeights, sampleWeights);
        return new(network, train, optimizer, options, weights, validation, metrics ?? Metrics.Default(network), progress, callbacks ?? []);
    }

    private static void Check<T, TTarget>(ITrainable<T, TTarget> network, Dataset<T, TTarget> dataset, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(dataset, name);
        if (dataset.Count == 0)
        {
            throw new ArgumentException("Expected at least one sample, found an empty data set.", name);
        }

        if (dataset.SampleSize != network.InputSize)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Expected samples of {network.InputSize} elements, the network's input, found {dataset.SampleSize}."), name);
        }

        if (dataset.TargetSize != network.TargetSize)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Expected targets of {network.TargetSize} elements for the loss {network.Loss.Name}, found {dataset.TargetSize}."), name);
        }
    }
}
