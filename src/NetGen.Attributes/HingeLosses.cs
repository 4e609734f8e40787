namespace NetGen;

/// <summary>
/// Asks of scores of yes or no that they lie on the right side of zero by a margin of one. Keras: <c>Hinge</c>.
/// </summary>
/// <remarks>
/// Output (n), any numbers; target (n), 1 for yes and -1 or 0 for no: <c>loss = mean over j of max(1 - t[j] * y[j], 0)</c>, where y is the
/// output and t the target, in which a 0 counts as -1.
/// </remarks>
public sealed class HingeAttribute : LossAttribute;

/// <summary>
/// The hinge loss squared, so that large mistakes weigh more. Keras: <c>SquaredHinge</c>.
/// </summary>
/// <remarks>
/// Output (n), any numbers; target (n), 1 for yes and -1 or 0 for no: <c>loss = mean over j of max(1 - t[j] * y[j], 0)²</c>, where y is the
/// output and t the target, in which a 0 counts as -1.
/// </remarks>
public sealed class SquaredHingeAttribute : LossAttribute;

/// <summary>
/// Asks of the right class's score that it exceed every other by a margin of one. Keras: <c>CategoricalHinge</c>.
/// </summary>
/// <remarks>
/// Output (classes), any numbers; target (classes), one-hot: <c>loss = max(wrong - right + 1, 0)</c>, where
/// <c>right = sum over j of t[j] * y[j]</c>, <c>wrong = max over j of (1 - t[j]) * y[j]</c>, y is the output and t the target. Where several
/// reach the maximum, they share its gradient. As in Keras, the right class takes part in the maximum with a score of 0.
/// </remarks>
public sealed class CategoricalHingeAttribute : LossAttribute;
