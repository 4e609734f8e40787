using NetGen;

namespace Samples.Zoo;

/// <summary>The network with local response normalisation that many first met CIFAR-10 with.</summary>
/// <remarks>It follows cuda-convnet's layers of 2012; see <c>samples/Cifar10</c> for its training.</remarks>
[Network]
[Input(32, 32, 3)]
[Conv2D(64, 5, Padding = Padding.Same, Activation = Activation.ReLU), MaxPool2D(3, Strides = 2, Padding = Padding.Same)]
[LocalResponseNormalization(DepthRadius = 4, Bias = 1, Alpha = 0.001 / 9, Beta = 0.75)]
[Conv2D(64, 5, Padding = Padding.Same, Activation = Activation.ReLU)]
[LocalResponseNormalization(DepthRadius = 4, Bias = 1, Alpha = 0.001 / 9, Beta = 0.75), MaxPool2D(2)]
[Flatten]
[Dense(256, Activation = Activation.ReLU)]
[Dense(10, Activation = Activation.Softmax)]
public partial class CifarLrn;
