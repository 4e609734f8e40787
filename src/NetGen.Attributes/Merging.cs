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
