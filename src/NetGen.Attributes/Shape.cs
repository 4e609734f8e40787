namespace NetGen;

/// <summary>
/// Joins all axes of a sample into one, in row-major order. Keras: <c>Flatten</c>.
/// </summary>
/// <remarks>Input of any shape, output (n), where n is the number of its values. No parameters, and no copy.</remarks>
public sealed class FlattenAttribute : LayerAttribute;

/// <summary>
/// Gives a sample another shape with as many values, in row-major order. Keras: <c>Reshape</c>.
/// </summary>
/// <remarks>
/// Input of any shape, output <see cref="TargetShape"/>. No parameters, and no copy.
/// <c>[Reshape(7, -1)]</c> turns (7, 7, 64) into (7, 448).
/// </remarks>
/// <param name="targetShape">
/// The length of each axis, without the batch axis. One of them may be -1: it is worked out from the number of values.
/// </param>
public sealed class ReshapeAttribute(params int[] targetShape) : LayerAttribute
{
    /// <summary>The length of each axis, without the batch axis; -1 where it is worked out. Keras: <c>target_shape</c>.</summary>
    public int[] TargetShape { get; } = targetShape ?? [];
}

/// <summary>
/// Puts the axes of a sample in another order. Keras: <c>Permute</c>.
/// </summary>
/// <remarks>
/// Axis i of the output is axis <c>dims[i]</c> of the input: <c>[Permute(2, 1)]</c> turns (steps, channels) into (channels, steps). No parameters.
/// </remarks>
/// <param name="dims">The input's axes in their new order, each once, counted from 1, since axis 0 is the batch.</param>
public sealed class PermuteAttribute(params int[] dims) : LayerAttribute
{
    /// <summary>The input's axes in their new order, counted from 1. Keras: <c>dims</c>.</summary>
    public int[] Dims { get; } = dims ?? [];
}

/// <summary>
/// Repeats a vector. Keras: <c>RepeatVector</c>.
/// </summary>
/// <remarks>Input (features), output (<see cref="Times"/>, features), every row of which is the input. No parameters.</remarks>
/// <param name="times">How often, at least once.</param>
public sealed class RepeatVectorAttribute(int times) : LayerAttribute
{
    /// <summary>How often, at least once. Keras: <c>n</c>.</summary>
    public int Times { get; } = times;
}
