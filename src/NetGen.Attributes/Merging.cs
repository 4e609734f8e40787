namespace NetGen;

/// <summary>
/// What layers that join several tensors share: the names of the layers or inputs that give them.
/// </summary>
/// <remarks>
/// With two names or more, those are the tensors. With one, it is joined with the output of the layer declared just before
/// (or of <see cref="LayerAttribute.From"/>), which comes first.
/// </remarks>
/// <param name="inputs">The names of earlier layers or inputs.</param>
public abstract class MergeAttribute(string[] inputs) : LayerAttribute
{
    /// <summary>The names of the tensors to join.</summary>
    public string[] Inputs { get; } = inputs ?? [];
}

/// <summary>Adds tensors element by element. Keras: <c>Add</c>.</summary>
/// <remarks>
/// Inputs of one shape, or with length 1 where they differ, which is then repeated; output of the common shape:
/// <c>y = x1 + x2 + ...</c>
/// </remarks>
/// <param name="inputs">Two names or more; one name means with the output of the layer before.</param>
public sealed class AddAttribute(params string[] inputs) : MergeAttribute(inputs);

/// <summary>Subtracts the second tensor from the first, element by element. Keras: <c>Subtract</c>.</summary>
/// <remarks>
/// Inputs of one shape, or with length 1 where they differ, which is then repeated; output of the common shape: <c>y = x1 - x2</c>
/// </remarks>
/// <param name="inputs">Two names; one name means with the output of the layer before, which comes first.</param>
public sealed class SubtractAttribute(params string[] inputs) : MergeAttribute(inputs);

/// <summary>Multiplies tensors element by element. Keras: <c>Multiply</c>.</summary>
/// <remarks>
/// Inputs of one shape, or with length 1 where they differ, which is then repeated; output of the common shape:
/// <c>y = x1 * x2 * ...</c>
/// </remarks>
/// <param name="inputs">Two names or more; one name means with the output of the layer before.</param>
public sealed class MultiplyAttribute(params string[] inputs) : MergeAttribute(inputs);

/// <summary>The mean of tensors, element by element. Keras: <c>Average</c>.</summary>
/// <remarks>
/// Inputs of one shape, or with length 1 where they differ, which is then repeated; output of the common shape:
/// <c>y = (x1 + x2 + ...) / n</c>
/// </remarks>
/// <param name="inputs">Two names or more; one name means with the output of the layer before.</param>
public sealed class AverageAttribute(params string[] inputs) : MergeAttribute(inputs);

/// <summary>The largest of tensors, element by element. Keras: <c>Maximum</c>.</summary>
/// <remarks>
/// Inputs of one shape, or with length 1 where they differ, which is then repeated; output of the common shape:
/// <c>y = max(x1, x2, ...)</c>
/// </remarks>
/// <param name="inputs">Two names or more; one name means with the output of the layer before.</param>
public sealed class MaximumAttribute(params string[] inputs) : MergeAttribute(inputs);

/// <summary>The smallest of tensors, element by element. Keras: <c>Minimum</c>.</summary>
/// <remarks>
/// Inputs of one shape, or with length 1 where they differ, which is then repeated; output of the common shape:
/// <c>y = min(x1, x2, ...)</c>
/// </remarks>
/// <param name="inputs">Two names or more; one name means with the output of the layer before.</param>
public sealed class MinimumAttribute(params string[] inputs) : MergeAttribute(inputs);

/// <summary>Multiplies two tensors and sums along one axis of each. Keras: <c>Dot</c>.</summary>
/// <remarks>
/// <para>
/// The axes agree in length; the output has the other axes of the first tensor, then those of the second. Two vectors (n) give (1):
/// <c>y = sum over i of x1[i] * x2[i]</c>. (a, n) and (n, b) with <c>Axes = [2, 1]</c> give the matrix product (a, b).
/// </para>
/// <para>No parameters.</para>
/// </remarks>
/// <param name="inputs">Two names; one name means with the output of the layer before, which comes first.</param>
public sealed class DotAttribute(params string[] inputs) : MergeAttribute(inputs)
{
    /// <summary>The axis of both tensors, from 1, since axis 0 is the batch; negative ones count from the end. Default: -1, the last. Keras: <c>axes</c>.</summary>
    public int Axis { get; set; } = -1;

    /// <summary>The axis of each tensor, in place of <see cref="Axis"/>. Default: none. Keras: <c>axes</c>.</summary>
    public int[]? Axes { get; set; }

    /// <summary>
    /// Whether both tensors are divided by their length along the axis, which makes the result a cosine. Default: false. Keras: <c>normalize</c>.
    /// </summary>
    public bool Normalize { get; set; }
}

/// <summary>Puts tensors one after the other along an axis. Keras: <c>Concatenate</c>.</summary>
/// <remarks>
/// Inputs that agree on all axes but <see cref="Axis"/>; the output's length along it is the sum of theirs.
/// </remarks>
/// <param name="inputs">Two names or more; one name means with the output of the layer before, which comes first.</param>
public sealed class ConcatAttribute(params string[] inputs) : MergeAttribute(inputs)
{
    /// <summary>The axis, counted from the end if negative; the batch is axis 0, as in Keras. Default: -1, the channels. Keras: <c>axis</c>.</summary>
    public int Axis { get; set; } = -1;
}
