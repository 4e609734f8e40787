using NetGen;

namespace Samples.Zoo;

/// <summary>How every DenseNet begins.</summary>
[Conv2D(64, 7, Strides = 2, Pads = [3, 3, 3, 3], UseBias = false), ScaledReLU, MaxPool2D(3, Strides = 2, Pads = [1, 1, 1, 1])]
internal sealed class DenseNetStemAttribute : BlockAttribute;

/// <summary>How every DenseNet ends.</summary>
[ScaledReLU, GlobalAveragePool2D, Dense(1000, Activation = Activation.Softmax)]
internal sealed class DenseNetHeadAttribute : BlockAttribute;

/// <summary>Thirty-two new channels beside all there are.</summary>
[ScaledReLU, Conv2D(128, 1, UseBias = false), ScaledReLU, Conv2D(32, 3, Padding = Padding.Same, UseBias = false, Name = "grown")]
[Concat(In, "grown")]
internal sealed class DenseLayerAttribute : BlockAttribute;

/// <summary>Half the channels, then half the size.</summary>
[ScaledReLU, Conv2D(Filters, 1, UseBias = false), AveragePool2D(2)]
internal sealed class TransitionAttribute(int filters) : BlockAttribute(filters)
{
    private const int Filters = 128;
}

/// <summary>Batch normalisation and ReLU.</summary>
[BatchNormalization(Epsilon = 1e-5, Momentum = 0.9), Activation(Activation.ReLU)]
internal sealed class ScaledReLUAttribute : BlockAttribute;
