using NetGen;

namespace Samples;

/// <summary>
/// The network with local response normalisation as it was published, mistakes included: biases are added after the ReLU, the second
/// normalisation has no reader (so it is not written here), and a ReLU and a softmax stand before a cross-entropy that takes logits.
/// </summary>
/// <remarks>A logit then lies between 0 and 1, so that the loss never falls below 1.46. <see cref="LrnNet"/> is the network repaired.</remarks>
#pragma warning disable NETGEN3001, NETGEN3007 // the mistakes are what is shown
[Network]
[Input(32, 32, 3)]
[PublishedConvolution(Name = FirstLayer), MaxPool2D(3, Strides = 2, Padding = Padding.Same)]
[LocalResponseNormalization(DepthRadius = 4, Bias = 1, Alpha = 0.001 / 9, Beta = 0.75)]
[PublishedConvolution(Name = SecondLayer), MaxPool2D(2)]
[Flatten]
[Dense(256, Activation = Activation.ReLU, KernelInitializer = Initializer.TruncatedNormal, KernelInitializerScale = 0.05, KernelL2 = 0.002)]
[Dense(10, Activation = Activation.ReLU, KernelInitializer = Initializer.TruncatedNormal, KernelInitializerScale = 0.05, KernelL2 = 0.002)]
[Softmax]
[SparseCategoricalCrossEntropy(FromLogits = true)]
#pragma warning restore NETGEN3001, NETGEN3007
public partial class PublishedLrnNet
{
    private const string FirstLayer = "first", SecondLayer = "second";

    /// <summary>Creates the network ready to train: what multiplies each channel before its bias stays 1.</summary>
    /// <param name="seed">Decides the first weights.</param>
    public static PublishedLrnNet ForTraining(long seed)
    {
        var network = new PublishedLrnNet(seed);
        network.SetTrainable($"{FirstLayer}.offset.kernel", false);
        network.SetTrainable($"{SecondLayer}.offset.kernel", false);
        return network;
    }
}

/// <summary>A convolution, ReLU, and only then the bias: that of a 1×1 kernel for each channel, which is one.</summary>
[Conv2D(64, 5, Padding = Padding.Same, Activation = Activation.ReLU, UseBias = false,
    KernelInitializer = Initializer.TruncatedNormal, KernelInitializerScale = 0.05, KernelL2 = 0.0025)]
[DepthwiseConv2D(1, KernelInitializer = Initializer.Ones, Name = "offset")]
internal sealed class PublishedConvolutionAttribute : BlockAttribute;
