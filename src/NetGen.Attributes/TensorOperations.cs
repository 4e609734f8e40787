namespace NetGen;

/// <summary>The product of two matrices. Keras: <c>ops.matmul</c>.</summary>
/// <remarks>
/// <para>
/// Inputs (…, m, n) and (…, n, k), output (…, m, k): <c>y[i, j] = sum over l of a[i, l] * b[l, j]</c>. The axes before the last two are those of a stack of
/// matrices; they are the same, or 1 or missing where a matrix is repeated. A vector (n) in front counts as one row, a vector (n) behind
/// as one column, and that axis is missing from the result; two vectors give (1).
/// </para>
/// <para>So a vector of the sample times a <see cref="WeightAttribute">weight</see> (n, k) is what <see cref="DenseAttribute">Dense</see> computes. No parameters.</para>
/// </remarks>
/// <param name="inputs">Two names; one name means with the output of the layer before, which comes first.</param>
public sealed class MatMulAttribute(params string[] inputs) : MergeAttribute(inputs);

/// <summary>What operations that reduce axes share.</summary>
/// <remarks>
/// Axes are counted as in Keras: 0 is the batch, 1 the first axis of a sample, -1 the last. A tensor that was reduced over the batch is one for
/// all samples, as a weight is. A network with such a tensor gives a sample another output in another batch, and one whose output is such a
/// tensor gives it to every sample.
/// </remarks>
/// <param name="axes">The axes to reduce.</param>
public abstract class ReduceAttribute(int[] axes) : LayerAttribute
{
    /// <summary>The axes to reduce; empty for every axis of a sample. Keras: <c>axis</c>.</summary>
    public int[] Axes { get; } = axes ?? [];

    /// <summary>Whether reduced axes of a sample stay with length 1. Default: false. Keras: <c>keepdims</c>.</summary>
    public bool KeepDims { get; set; }
}

/// <summary>The sum along axes. Keras: <c>ops.sum</c>.</summary>
/// <remarks>Output: the axes that are not reduced, or (1) if none is left; with <see cref="ReduceAttribute.KeepDims"/>, all. No parameters.</remarks>
/// <param name="axes">The axes to sum along: 0 for the batch, from 1 for a sample, from -1 counted from the end; none for every axis of a sample.</param>
public sealed class ReduceSumAttribute(params int[] axes) : ReduceAttribute(axes);

/// <summary>The mean along axes. Keras: <c>ops.mean</c>.</summary>
/// <remarks>Output: the axes that are not reduced, or (1) if none is left; with <see cref="ReduceAttribute.KeepDims"/>, all. No parameters.</remarks>
/// <param name="axes">The axes to average: 0 for the batch, from 1 for a sample, from -1 counted from the end; none for every axis of a sample.</param>
public sealed class ReduceMeanAttribute(params int[] axes) : ReduceAttribute(axes);

/// <summary>The largest value along axes. Keras: <c>ops.max</c>.</summary>
/// <remarks>
/// Output: the axes that are not reduced, or (1) if none is left; with <see cref="ReduceAttribute.KeepDims"/>, all. Where several elements are
/// the largest, they share the gradient. No parameters.
/// </remarks>
/// <param name="axes">Axes of a sample, from 1, or from -1 counted from the end; none for all.</param>
public sealed class ReduceMaxAttribute(params int[] axes) : ReduceAttribute(axes);

/// <summary>The square of each element: <c>y = x * x</c>. Keras: <c>ops.square</c>.</summary>
/// <remarks>Input and output of any shape. No parameters.</remarks>
public sealed class SquareAttribute : LayerAttribute;

/// <summary>The square root of each element. Keras: <c>ops.sqrt</c>.</summary>
/// <remarks>Input and output of any shape. No parameters.</remarks>
public sealed class SqrtAttribute : LayerAttribute;

/// <summary>The exponential of each element: <c>y = e^x</c>. Keras: <c>ops.exp</c>.</summary>
/// <remarks>Input and output of any shape. No parameters.</remarks>
public sealed class ExpAttribute : LayerAttribute;

/// <summary>The natural logarithm of each element. Keras: <c>ops.log</c>.</summary>
/// <remarks>Input and output of any shape. No parameters.</remarks>
public sealed class LogAttribute : LayerAttribute;

/// <summary>The absolute value of each element; the slope at 0 is 0. Keras: <c>ops.abs</c>.</summary>
/// <remarks>Input and output of any shape. No parameters.</remarks>
public sealed class AbsAttribute : LayerAttribute;

/// <summary>Each element with the other sign: <c>y = -x</c>. Keras: <c>ops.negative</c>.</summary>
/// <remarks>Input and output of any shape. No parameters.</remarks>
public sealed class NegativeAttribute : LayerAttribute;

/// <summary>A power of each element: <c>y = x^exponent</c>. Keras: <c>ops.power</c>.</summary>
/// <remarks>Input and output of any shape. Where the exponent is no whole number, an element below 0 gives NaN. No parameters.</remarks>
/// <param name="exponent">The exponent.</param>
public sealed class PowerAttribute(double exponent) : LayerAttribute
{
    /// <summary>The exponent. Keras: <c>x2</c>.</summary>
    public double Exponent { get; } = exponent;
}

/// <summary>Each element, brought into a range: <c>y = min(max(x, minimum), maximum)</c>. Keras: <c>ops.clip</c>.</summary>
/// <remarks>Input and output of any shape. What is brought into the range has a gradient of 0. No parameters.</remarks>
/// <param name="minimum">The smallest value.</param>
/// <param name="maximum">The largest value, no smaller than the smallest.</param>
public sealed class ClipAttribute(double minimum, double maximum) : LayerAttribute
{
    /// <summary>The smallest value. Keras: <c>x_min</c>.</summary>
    public double Minimum { get; } = minimum;

    /// <summary>The largest value. Keras: <c>x_max</c>.</summary>
    public double Maximum { get; } = maximum;
}

/// <summary>A stretch of an axis. Keras: <c>ops.slice</c>.</summary>
/// <remarks>Output: the input's shape, with <see cref="Length"/> along the axis. No parameters.</remarks>
/// <param name="start">The first element, from 0.</param>
/// <param name="length">The number of elements; -1 for all that follow.</param>
public sealed class SliceAttribute(int start, int length = -1) : LayerAttribute
{
    /// <summary>The first element, from 0. Keras: <c>start_indices</c>.</summary>
    public int Start { get; } = start;

    /// <summary>The number of elements; -1 for all that follow. Default: -1. Keras: <c>shape</c>.</summary>
    public int Length { get; } = length;

    /// <summary>The axis, from 1, since axis 0 is the batch; negative ones count from the end. Default: -1, the last.</summary>
    public int Axis { get; set; } = -1;
}
