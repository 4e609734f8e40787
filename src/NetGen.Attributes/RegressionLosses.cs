namespace NetGen;

/// <summary>
/// The mean of the squared errors. Keras: <c>MeanSquaredError</c>.
/// </summary>
/// <remarks>
/// Output (n), target (n): <c>loss = mean over j of (y[j] - t[j])²</c>, where y is the output and t the target.
/// </remarks>
public sealed class MeanSquaredErrorAttribute : LossAttribute;

/// <summary>
/// The mean of the absolute errors. Keras: <c>MeanAbsoluteError</c>.
/// </summary>
/// <remarks>
/// Output (n), target (n): <c>loss = mean over j of |y[j] - t[j]|</c>, where y is the output and t the target; the gradient is 0
/// where they are equal.
/// </remarks>
public sealed class MeanAbsoluteErrorAttribute : LossAttribute;

/// <summary>
/// The mean of the absolute errors in percent of the target. Keras: <c>MeanAbsolutePercentageError</c>.
/// </summary>
/// <remarks>
/// Output (n), target (n): <c>loss = 100 * mean over j of |y[j] - t[j]| / max(|t[j]|, 1e-7)</c>, where y is the output and t the target.
/// </remarks>
public sealed class MeanAbsolutePercentageErrorAttribute : LossAttribute;

/// <summary>
/// The mean of the squared errors of logarithms, so that ratios count and not differences. Keras: <c>MeanSquaredLogarithmicError</c>.
/// </summary>
/// <remarks>
/// Output (n), target (n): <c>loss = mean over j of (log(max(y[j], 1e-7) + 1) - log(max(t[j], 1e-7) + 1))²</c>, where y is the output and
/// t the target. An output below zero has no gradient.
/// </remarks>
public sealed class MeanSquaredLogarithmicErrorAttribute : LossAttribute;

/// <summary>
/// Squared for small errors and linear for large ones, so that outliers weigh less. Keras: <c>Huber</c>.
/// </summary>
/// <remarks>
/// Output (n), target (n): the mean over j of <c>e² / 2</c> where <c>|e|</c> is at most <see cref="Delta"/>, else of
/// <c>delta * |e| - delta² / 2</c>, where <c>e = y[j] - t[j]</c>, y is the output and t the target.
/// </remarks>
public sealed class HuberAttribute : LossAttribute
{
    /// <summary>The error at which the loss turns from squared to linear, above 0. Default: 1. Keras: <c>delta</c>.</summary>
    public double Delta { get; set; } = 1;
}

/// <summary>
/// Squared for small errors and linear for large ones, without a corner between the two. Keras: <c>LogCosh</c>.
/// </summary>
/// <remarks>
/// Output (n), target (n): <c>loss = mean over j of log(cosh(y[j] - t[j]))</c>, where y is the output and t the target: about <c>e² / 2</c>
/// for a small error e and <c>|e| - log(2)</c> for a large one.
/// </remarks>
public sealed class LogCoshAttribute : LossAttribute;

/// <summary>
/// The cosine of the angle between output and target, negated, so that -1 is best. Keras: <c>CosineSimilarity</c>.
/// </summary>
/// <remarks>
/// Output (n), target (n): <c>loss = -(sum over j of t[j] * y[j]) / (|t| * |y|)</c>, where y is the output, t the target and the norms are
/// Euclidean, of at least 1e-7.
/// </remarks>
public sealed class CosineSimilarityAttribute : LossAttribute;
