using NetGen;

namespace Samples;

/// <summary>
/// A network with local response normalisation that many first met CIFAR-10 with, without the mistakes of its published form:
/// biases stand before their ReLU, both normalisations are used, and the last layer gives logits once.
/// </summary>
/// <remarks>
/// The penalties are half the sum of squares, times 0.005 and 0.004; <c>KernelL2</c> has no half in it.
/// </remarks>
[Network]
[Input(32, 32, 3)]
[LrnConvolution(Name = "first"), MaxPool2D(3, Strides = 2, Padding = Padding.Same)]
[LocalResponseNormalization(DepthRadius = 4, Bias = 1, Alpha = 0.001 / 9, Beta = 0.75)]
[LrnConvolution(Name = "second")]
[LocalResponseNormalization(DepthRadius = 4, Bias = 1, Alpha = 0.001 / 9, Beta = 0.75), MaxPool2D(2)]
[Flatten]
[Dense(256, Activation = Activation.ReLU, KernelInitializer = Initializer.TruncatedNormal, KernelInitializerScale = 0.05, KernelL2 = 0.002)]
[Dense(10, Activation = Activation.Softmax, KernelInitializer = Initializer.TruncatedNormal, KernelInitializerScale = 0.05, KernelL2 = 0.002)]
[SparseCategoricalCrossEntropy]
public partial class LrnNet;

/// <summary>One convolution of the network.</summary>
[Conv2D(64, 5, Padding = Padding.Same, Activation = Activation.ReLU,
    KernelInitializer = Initializer.TruncatedNormal, KernelInitializerScale = 0.05, KernelL2 = 0.0025)]
internal sealed class LrnConvolutionAttribute : BlockAttribute;
