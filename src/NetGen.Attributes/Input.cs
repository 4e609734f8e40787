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

    /// <summary>What the values are. Default: <see cref="InputType.Real"/>. Keras: <c>dtype</c>.</summary>
    public InputType Type { get; set; }

    /// <summary>
    /// Where the channels of a sample stand. Default: <see cref="DataFormat.ChannelsLast"/>. With <see cref="DataFormat.ChannelsFirst"/> the
    /// shape is (channels, height, width), or its like in other dimensions; each sample is converted once as it comes in.
    /// </summary>
    public DataFormat DataFormat { get; set; }
}

/// <summary>What the values of an input are.</summary>
public enum InputType
{
    /// <summary>Real numbers.</summary>
    Real,

    /// <summary>
    /// Whole numbers from 0, such as the words of a vocabulary, given in the network's element type. Only an <see cref="EmbeddingAttribute"/>
    /// reads them, whose length they are checked against.
    /// </summary>
    Integer,
}
