using System;

namespace NetGen;

/// <summary>
/// Declares an input of the network by the shape of one sample. Keras: <c>Input</c>.
/// </summary>
/// <remarks>
/// <para>
/// The batch axis is not part of the shape: each call takes any number of samples, one flat row-major row a sample.
/// Tensors are channels-last, so an image is (height, width, channels) and <c>[Input(28, 28, 1)]</c> takes 784 values a sample.
/// </para>
/// <para>
/// With several inputs, a sample's rows are concatenated in the order of their declaration.
/// </para>
/// </remarks>
/// <param name="shape">The length of each axis of one sample; each is at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InputAttribute(params int[] shape) : Attribute
{
    /// <summary>The length of each axis of one sample, without the batch axis.</summary>
    public int[] Shape { get; } = shape ?? [];

    /// <summary>The name by which layers take this input in <see cref="LayerAttribute.From"/>. Default: none.</summary>
    public string? Name { get; set; }
}
