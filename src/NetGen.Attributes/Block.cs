using System;

namespace NetGen;

/// <summary>A pattern of layers, declared once and used by its name: a residual block, an inception module.</summary>
/// <remarks>
/// <para>
/// A block is an attribute class of one's own that carries layers and other blocks. Used on a network, or on another block, it stands for
/// them. It takes the output of the layer before it, like any layer; what its last layer gives is its output. Names inside it are its own.
/// </para>
/// <para>
/// The parameters of its constructor set the constants of the same name, case aside, for one use; the values that the constants are declared
/// with make it compile, and change nothing. Constants computed from those that are set follow them. Every parameter needs its constant,
/// and is passed on to this class, so that the compiler does not take it for unused.
/// </para>
/// <para>
/// Its layers are read from its source, so it stands in the project of the network that uses it. It derives from this class directly.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [Conv2D(Filters, 3, Strides = Stride, Padding = Padding.Same, Activation = Activation.ReLU)]
/// [Conv2D(Filters, 3, Padding = Padding.Same, Name = "main")]
/// [Conv2D(Filters, 1, Strides = Stride, From = In, Name = "skip", When = Project)]
/// [Add("main", Project ? "skip" : In), Activation(Activation.ReLU)]
/// public sealed class ResidualAttribute(int filters, int stride = 1, bool project = false)
///     : BlockAttribute(filters, stride, project)
/// {
///     private const int Filters = 64, Stride = 1;
///     private const bool Project = false;
/// }
///
/// [Network]
/// [Input(32, 32, 3)]
/// [Residual(64, project: true), Residual(64, Repeat = 2)]
/// [Residual(128, stride: 2, project: true), Residual(128, Repeat = 3)]
/// [GlobalAveragePool2D, Dense(10)]
/// public partial class SmallResNet;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class BlockAttribute : LayerAttribute
{
    /// <summary>The name of the block's own input, for layers in the block: <c>From = In</c>.</summary>
    protected const string In = "In";

    /// <summary>Creates a use of the block.</summary>
    /// <param name="arguments">The parameters of the block.</param>
    protected BlockAttribute(params object?[] arguments) => _ = arguments;

    /// <summary>
    /// How many times the block stands here, one after another; 0 leaves it out. Default: 1.
    /// </summary>
    /// <remarks>
    /// The first takes <see cref="LayerAttribute.From"/>, each other the output of the one before it. A <see cref="LayerAttribute.Name"/>
    /// is followed by the number of the repetition, from 1: <c>stage_1</c>, <c>stage_2</c>.
    /// </remarks>
    public int Repeat { get; set; } = 1;
}
