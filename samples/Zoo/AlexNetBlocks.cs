using NetGen;

namespace Samples.Zoo;

/// <summary>The three dense layers that AlexNet, ZFNet and VGG end with.</summary>
[Flatten]
[Dense(4096, Activation = Activation.ReLU), Dropout(0.5)]
[Dense(4096, Activation = Activation.ReLU), Dropout(0.5)]
[Dense(1000, Activation = Activation.Softmax)]
internal sealed class DenseHeadAttribute : BlockAttribute;

/// <summary>AlexNet's five convolutions, in towers that meet at the third.</summary>
[Conv2D(96, 11, Strides = 4, Activation = Activation.ReLU)]
[LocalResponseNormalization(DepthRadius = 2, Bias = 2, Alpha = 1e-4, Beta = 0.75), MaxPool2D(3, Strides = 2)]
[Conv2D(256, 5, Padding = Padding.Same, Groups = Towers, Activation = Activation.ReLU)]
[LocalResponseNormalization(DepthRadius = 2, Bias = 2, Alpha = 1e-4, Beta = 0.75), MaxPool2D(3, Strides = 2)]
[Conv2D(384, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2D(384, 3, Padding = Padding.Same, Groups = Towers, Activation = Activation.ReLU)]
[Conv2D(256, 3, Padding = Padding.Same, Groups = Towers, Activation = Activation.ReLU), MaxPool2D(3, Strides = 2)]
internal sealed class AlexNetBodyAttribute(int towers) : BlockAttribute(towers)
{
    private const int Towers = 1;
}
