using NetGen;

namespace Samples;

/// <summary>A small network of our own for CIFAR-10: five convolutions with batch normalisation, no dense layer but the last.</summary>
[Network]
[Input(32, 32, 3)]
[NormalizedConvolution(32), MaxPool2D]
[NormalizedConvolution(64, Repeat = 2), MaxPool2D]
[NormalizedConvolution(128), MaxPool2D]
[NormalizedConvolution(256)]
[GlobalAveragePool2D, Dense(10, Activation = Activation.Softmax)]
[SparseCategoricalCrossEntropy]
public partial class CifarNet;

/// <summary>Convolution, batch normalisation, ReLU.</summary>
[Conv2D(Filters, 3, Padding = Padding.Same, UseBias = false, KernelInitializer = Initializer.HeNormal, KernelL2 = 1e-4)]
[BatchNormalization(Momentum = 0.9), Activation(Activation.ReLU)]
internal sealed class NormalizedConvolutionAttribute(int filters) : BlockAttribute(filters)
{
    private const int Filters = 32;
}
