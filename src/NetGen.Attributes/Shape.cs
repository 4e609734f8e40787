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
