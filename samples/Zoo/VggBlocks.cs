using NetGen;

namespace Samples.Zoo;

/// <summary>Convolutions of 3×3, and half the size.</summary>
[VggLayer(Filters, Repeat = Layers), MaxPool2D(2)]
internal sealed class VggStageAttribute(int layers, int filters) : BlockAttribute(layers, filters)
{
    private const int Layers = 2, Filters = 64;
}

/// <summary>One convolution of VGG.</summary>
[Conv2D(Filters, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
internal sealed class VggLayerAttribute(int filters) : BlockAttribute(filters)
{
    private const int Filters = 64;
}
