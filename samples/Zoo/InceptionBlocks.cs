using NetGen;

namespace Samples.Zoo;

/// <summary>An inception module: four ways to look at the same map, side by side.</summary>
[InceptionLayer(Ones, 1, Name = "ones")]
[InceptionLayer(ThreesReduced, 1, From = In), InceptionLayer(Threes, 3, Name = "threes")]
[InceptionLayer(FivesReduced, 1, From = In), InceptionLayer(Fives, 3, Name = "fives")]
[MaxPool2D(3, Strides = 1, Padding = Padding.Same, From = In), InceptionLayer(Pooled, 1, Name = "pooled")]
[Concat("ones", "threes", "fives", "pooled")]
internal sealed class InceptionAttribute(int ones, int threesReduced, int threes, int fivesReduced, int fives, int pooled)
    : BlockAttribute(ones, threesReduced, threes, fivesReduced, fives, pooled)
{
    private const int Ones = 64, ThreesReduced = 96, Threes = 128, FivesReduced = 16, Fives = 32, Pooled = 32;
}

/// <summary>Convolution, batch normalisation, ReLU.</summary>
[Conv2D(Filters, Size, Padding = Padding.Same, UseBias = false), BatchNormalization(Epsilon = 1e-3, Momentum = 0.9), Activation(Activation.ReLU)]
internal sealed class InceptionLayerAttribute(int filters, int size) : BlockAttribute(filters, size)
{
    private const int Filters = 64, Size = 1;
}
