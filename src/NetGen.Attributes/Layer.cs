using System;

namespace NetGen;

/// <summary>What every layer has: a name, and the tensor it takes.</summary>
/// <remarks>Layers apply in the order of their declaration; each takes the output of the one before, unless it says otherwise.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    /// <summary>
    /// The layer's name, unique in the network: it stands in the summary and in weight files, and later layers and losses
    /// can take the layer's output by it.
    /// </summary>
    /// <remarks>
    /// Default: the kind of the layer and its number among the layers of that kind, from 1, named ones included:
    /// <c>conv2d_1</c>, <c>dense_2</c>.
    /// </remarks>
    public string? Name { get; set; }

    /// <summary>
    /// The name of an earlier layer, or of an input, whose output this layer takes. Default: the output of the layer declared
    /// just before it, or the input if it is the first.
    /// </summary>
    public string? From { get; set; }

    /// <summary>Whether the layer is there. Default: true.</summary>
    /// <remarks>
    /// In a block, a condition on the block's constants: <c>When = Project</c>. A layer that is left out has no name, no number
    /// and no effect.
    /// </remarks>
    public bool When { get; set; } = true;

    /// <summary>
    /// Whether training changes the layer's weights. A frozen batch normalisation also keeps its statistics and normalises
    /// with them. Default: true. Keras: <c>trainable</c>.
    /// </summary>
    public bool Trainable { get; set; } = true;

    /// <summary>
    /// The name of an earlier layer of the same kind, or of an earlier block, whose weights this one uses in place of its own.
    /// Default: none.
    /// </summary>
    public string? SharedWith { get; set; }

    /// <summary>
    /// Whether the layer, or the block, is applied to each step of a sequence by itself, with the same weights: the first axis of its inputs, and of its output,
    /// is then the steps, and the layer sees the axes behind it. Default: false. Keras: the layer <c>TimeDistributed</c>.
    /// </summary>
    /// <remarks>
    /// What a layer draws at random differs from step to step. A mask of the steps is passed on. Recurrent layers go through the steps
    /// themselves, and statistics of the batch are taken over all steps at once; neither can be distributed, nor can a block that has one.
    /// </remarks>
    public bool TimeDistributed { get; set; }
}
