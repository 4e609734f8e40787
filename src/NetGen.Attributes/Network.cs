using System;

namespace NetGen;

/// <summary>
/// Marks a partial class as a neural network, which NetGen compiles while the project builds.
/// </summary>
/// <remarks>
/// <para>
/// The attributes below it declare the network from top to bottom: one <see cref="InputAttribute"/> or more, then the layers
/// in the order in which they apply, then the losses. A network without a loss is compiled for inference only.
/// </para>
/// <para>
/// Only one part of a partial class may carry layer attributes, because files have no order.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [Network]
/// [Input(28, 28, 1)]
/// [Conv2D(32, 3, Activation = Activation.ReLU)]
/// [MaxPool2D(2)]
/// [Flatten]
/// [Dense(10, Activation = Activation.Softmax)]
/// [SparseCategoricalCrossEntropy]
/// public partial class Digits;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>
    /// The floating-point type of the weights and of every computation. Default: <see cref="Precision.Single"/>.
    /// </summary>
    /// <remarks>
    /// It decides the element type of the generated members: <see cref="float"/> or <see cref="double"/>.
    /// </remarks>
    public Precision Precision { get; set; }
}
