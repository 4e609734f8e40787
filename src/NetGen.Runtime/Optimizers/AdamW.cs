namespace NetGen;

/// <summary><see cref="Adam"/> with decoupled weight decay: before the update, <c>w ← w − η λ w</c>.</summary>
/// <remarks>Source: Keras 3, <c>AdamW</c>; I. Loshchilov, F. Hutter, "Decoupled weight decay regularization", 2019.</remarks>
public sealed class AdamW : Adam
{
    /// <summary>Creates the optimiser.</summary>
    /// <param name="learningRate">The step size η.</param>
    /// <param name="weightDecay">The weight decay λ.</param>
    /// <param name="beta1">How much of the mean of gradients is kept, β₁, at least 0 and below 1.</param>
    /// <param name="beta2">How much of the mean of squares is kept, β₂, at least 0 and below 1.</param>
    /// <param name="epsilon">Keeps the divisor from zero, ε.</param>
    /// <param name="amsgrad">Whether the divisor never shrinks.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public AdamW(
        double learningRate = 0.001,
        double weightDecay = 0.004,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-7,
        bool amsgrad = false)
        : base(learningRate, beta1, beta2, epsilon, amsgrad) =>
        WeightDecay = Arguments.NotNegative(weightDecay, nameof(weightDecay));
}
