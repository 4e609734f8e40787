using NetGen;

namespace Samples.Zoo;

/// <summary>AlexNet: its second, fourth and fifth layer see one half of the channels each, since it lived on two processors.</summary>
/// <remarks>A. Krizhevsky, I. Sutskever, G. E. Hinton, "ImageNet classification with deep convolutional neural networks", 2012.</remarks>
[Network]
[Input(227, 227, 3)]
[AlexNetBody(2), DenseHead]
public partial class AlexNet;

/// <summary>AlexNet in one tower: every filter sees all channels.</summary>
[Network]
[Input(227, 227, 3)]
[AlexNetBody(1), DenseHead]
public partial class AlexNetOneTower;

/// <summary>The AlexNet of torchvision: narrower, without normalisation, dropout before the dense layers.</summary>
/// <remarks>A. Krizhevsky, "One weird trick for parallelizing convolutional neural networks", 2014.</remarks>
[Network]
[Input(224, 224, 3)]
[Conv2D(64, 11, Strides = 4, Pads = [2, 2, 2, 2], Activation = Activation.ReLU), MaxPool2D(3, Strides = 2)]
[Conv2D(192, 5, Padding = Padding.Same, Activation = Activation.ReLU), MaxPool2D(3, Strides = 2)]
[Conv2D(384, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2D(256, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2D(256, 3, Padding = Padding.Same, Activation = Activation.ReLU), MaxPool2D(3, Strides = 2)]
[Flatten]
[Dropout(0.5), Dense(4096, Activation = Activation.ReLU)]
[Dropout(0.5), Dense(4096, Activation = Activation.ReLU)]
[Dense(1000, Activation = Activation.Softmax)]
public partial class AlexNetTorchvision;
