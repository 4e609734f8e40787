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
