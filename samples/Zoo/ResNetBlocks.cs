using NetGen;

namespace Samples.Zoo;

/// <summary>How every ResNet begins: a large convolution and a pool, at a quarter of the size.</summary>
[ResidualLayer(64, 7, stride: 2, pad: 3), Activation(Activation.ReLU), MaxPool2D(3, Strides = 2, Pads = [1, 1, 1, 1])]
internal sealed class ResNetStemAttribute : BlockAttribute;

/// <summary>How every ResNet ends.</summary>
[GlobalAveragePool2D, Dense(1000, Activation = Activation.Softmax)]
internal sealed class ResNetHeadAttribute : BlockAttribute;

/// <summary>Two convolutions of 3×3 and what goes past them, through a projection where shapes change.</summary>
[ResidualLayer(Filters, 3, stride: Stride, pad: 1), Activation(Activation.ReLU)]
[ResidualLayer(Filters, 3, pad: 1, Name = "main")]
[ResidualLayer(Filters, 1, stride: Stride, From = In, Name = "skip", When = Project)]
[Add("main", Project ? "skip" : In), Activation(Activation.ReLU)]
internal sealed class BasicBlockAttribute(int filters, int stride = 1, bool project = false) : BlockAttribute(filters, stride, project)
{
    private const int Filters = 64, Stride = 1;
    private const bool Project = false;
}

/// <summary>A 3×3 convolution between two of 1×1 that make the map narrow and wide again. The stride is the middle one's, as in torchvision.</summary>
[ResidualLayer(Filters, 1), Activation(Activation.ReLU)]
[ResidualLayer(Filters, 3, stride: Stride, pad: 1), Activation(Activation.ReLU)]
[ResidualLayer(4 * Filters, 1, Name = "main")]
[ResidualLayer(4 * Filters, 1, stride: Stride, From = In, Name = "skip", When = Project)]
[Add("main", Project ? "skip" : In), Activation(Activation.ReLU)]
internal sealed class BottleneckAttribute(int filters, int stride = 1, bool project = false) : BlockAttribute(filters, stride, project)
{
    private const int Filters = 64, Stride = 1;
    private const bool Project = false;
}

/// <summary>Convolution and batch normalisation, which makes a bias needless.</summary>
[Conv2D(Filters, Size, Strides = Stride, Pads = [Pad, Pad, Pad, Pad], UseBias = false, KernelInitializer = Initializer.FanOutNormal, KernelInitializerScale = 2)]
[BatchNormalization(Epsilon = 1e-5, Momentum = 0.9)]
internal sealed class ResidualLayerAttribute(int filters, int size, int stride = 1, int pad = 0) : BlockAttribute(filters, size, stride, pad)
{
    private const int Filters = 64, Size = 3, Stride = 1, Pad = 0;
}
