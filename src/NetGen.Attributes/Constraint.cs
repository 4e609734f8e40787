namespace NetGen;

/// <summary>What weights are brought back to after each step of an optimiser, with the definitions of Keras.</summary>
/// <remarks>
/// A norm is the root of a sum of squares. For a kernel it is taken for each output: over all axes but the last, unless the layer
/// names other axes. A weight with one axis has one norm.
/// </remarks>
public enum Constraint
{
    /// <summary>Weights are left as they are.</summary>
    None,

    /// <summary>Weights whose norm is above the largest one, 2 by default, are scaled down to it. Keras: <c>MaxNorm</c>.</summary>
    /// <remarks>Source: N. Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", 2014.</remarks>
    MaxNorm,

    /// <summary>Negative weights become zero. Keras: <c>NonNeg</c>.</summary>
    NonNeg,

    /// <summary>Weights are scaled to norm 1. Keras: <c>UnitNorm</c>.</summary>
    UnitNorm,

    /// <summary>
    /// Weights are scaled so that their norm comes between the smallest, 0 by default, and the largest, 1 by default: all the way, or by
    /// the share that the rate says. Keras: <c>MinMaxNorm</c>.
    /// </summary>
    MinMaxNorm,
}
