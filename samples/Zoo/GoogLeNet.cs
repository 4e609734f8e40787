using NetGen;

namespace Samples.Zoo;

/// <summary>
/// GoogLeNet without its auxiliary heads, as torchvision has it: batch normalisation, and 3×3 in place of 5×5.
/// </summary>
/// <remarks>C. Szegedy et al., "Going deeper with convolutions", 2014.</remarks>
[Network]
[Input(224, 224, 3)]
[Conv2D(64, 7, Strides = 2, Pads = [3, 3, 3, 3], UseBias = false), BatchNormalization(Epsilon = 1e-3, Momentum = 0.9), Activation(Activation.ReLU)]
[MaxPool2D(3, Strides = 2, Padding = Padding.Same)]
[InceptionLayer(64, 1), InceptionLayer(192, 3), MaxPool2D(3, Strides = 2, Padding = Padding.Same)]
[Inception(64, 96, 128, 16, 32, 32), Inception(128, 128, 192, 32, 96, 64), MaxPool2D(3, Strides = 2, Padding = Padding.Same)]
[Inception(192, 96, 208, 16, 48, 64), Inception(160, 112, 224, 24, 64, 64), Inception(128, 128, 256, 24, 64, 64)]
[Inception(112, 144, 288, 32, 64, 64), Inception(256, 160, 320, 32, 128, 128), MaxPool2D(2, Padding = Padding.Same)]
[Inception(256, 160, 320, 32, 128, 128), Inception(384, 192, 384, 48, 128, 128)]
[GlobalAveragePool2D, Dropout(0.2), Dense(1000, Activation = Activation.Softmax)]
public partial class GoogLeNet;
