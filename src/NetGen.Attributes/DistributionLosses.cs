namespace NetGen;

/// <summary>
/// How far one distribution is from another. Keras: <c>KLDivergence</c>.
/// </summary>
/// <remarks>
/// Output (classes), target (classes), both distributions: <c>loss = sum over j of t[j] * log(t[j] / p[j])</c>, where p is the output
/// and t the target, both clipped to [1e-7, 1].
/// </remarks>
public sealed class KLDivergenceAttribute : LossAttribute;

/// <summary>
/// Judges expected counts by the counts that occurred. Keras: <c>Poisson</c>.
/// </summary>
/// <remarks>
/// Output (n), positive, as after <see cref="Activation.Softplus"/>; target (n), not negative:
/// <c>loss = mean over j of (y[j] - t[j] * log(y[j] + 1e-7))</c>, where y is the output and t the target. Up to a term without y it is the
/// negative logarithm of a Poisson distribution's likelihood.
/// </remarks>
public sealed class PoissonAttribute : LossAttribute;
