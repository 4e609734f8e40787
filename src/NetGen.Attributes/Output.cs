using System;

namespace NetGen;

/// <summary>
/// Names a layer whose output the network gives. Keras: the <c>outputs</c> of a <c>Model</c>.
/// </summary>
/// <remarks>
/// Without one, a network gives the output of its last layer, or, with several losses, the outputs they judge. With several
/// outputs, a sample's flat row holds them in the order of their declaration.
/// </remarks>
/// <param name="layer">The layer's name.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OutputAttribute(string layer) : Attribute
{
    /// <summary>The layer's name.</summary>
    public string Layer { get; } = layer;
}
