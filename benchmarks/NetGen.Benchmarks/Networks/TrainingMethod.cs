namespace NetGen.Benchmarks;

/// <summary>An optimiser for benchmarks. Its step is so small that weights stay what they were, however many steps are timed.</summary>
/// <param name="Create">Makes an instance.</param>
/// <param name="States">How many numbers it keeps for each weight.</param>
public sealed record TrainingMethod(Func<IOptimizer> Create, int States)
{
    private const double LearningRate = 1e-6;

    public static readonly TrainingMethod RmsProp = new(() => new RmsProp(LearningRate), 1);

    public static readonly TrainingMethod Adadelta = new(() => new Adadelta(LearningRate), 2);

    public static readonly TrainingMethod Adam = new(() => new Adam(LearningRate), 2);

    public static readonly TrainingMethod Momentum = new(() => new Sgd(LearningRate, momentum: 0.9), 1);

    /// <summary>The bytes that a step moves where all weights have a gradient: it reads weights, gradients and state, and writes weights and state.</summary>
    public long BytesMoved(int parameters) => (3 + (2L * States)) * sizeof(float) * parameters;
}
