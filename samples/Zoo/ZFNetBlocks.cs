using NetGen;

namespace Samples.Zoo;

/// <summary>ZFNet's five convolutions.</summary>
[Conv2D(96, 7, Strides = 2, Pads = [1, 1, 1, 1], Activation = Activation.ReLU), MaxPool2D(3, Strides = 2, Pads = [1, 1, 1, 1])]
[LocalResponseNormalization(DepthRadius = 2, Bias = 2, Alpha = 1e-4, Beta = 0.75)]
[Conv2D(256, 5, Strides = 2, Activation = Activation.ReLU), MaxPool2D(3, Strides = 2, Pads = [1, 1, 1, 1])]
[LocalResponseNormalization(DepthRadius = 2, Bias = 2, Alpha = 1e-4, Beta = 0.75)]
[Conv2D(384, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2D(384, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2D(256, 3, Padding = Padding.Same, Activation = Activation.ReLU), MaxPool2D(3, Strides = 2)]
internal sealed class ZFNetBodyAttribute : BlockAttribute;
