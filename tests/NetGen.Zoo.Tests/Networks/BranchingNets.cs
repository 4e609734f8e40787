using Samples.Zoo;

namespace NetGen.Zoo.Tests.Networks;

/// <summary>GoogLeNet at a small size, in double precision, with a loss.</summary>
[Network(Precision = Precision.Double)]
[Input(64, 64, 3)]
[Conv2D(64, 7, Strides = 2, Pads = [3, 3, 3, 3], UseBias = false), BatchNormalization(Epsilon = 1e-3, Momentum = 0.9), Activation(Activation.ReLU)]
[MaxPool2D(3, Strides = 2, Padding = Padding.Same)]
[InceptionLayer(64, 1), InceptionLayer(192, 3), MaxPool2D(3, Strides = 2, Padding = Padding.Same)]
[Inception(64, 96, 128, 16, 32, 32), Inception(128, 128, 192, 32, 96, 64), MaxPool2D(3, Strides = 2, Padding = Padding.Same)]
[Inception(192, 96, 208, 16, 48, 64), Inception(160, 112, 224, 24, 64, 64), Inception(128, 128, 256, 24, 64, 64)]
[Inception(112, 144, 288, 32, 64, 64), Inception(256, 160, 320, 32, 128, 128), MaxPool2D(2, Padding = Padding.Same)]
[Inception(256, 160, 320, 32, 128, 128), Inception(384, 192, 384, 48, 128, 128)]
[GlobalAveragePool2D, Dense(10, Activation = Activation.Softmax)]
[SparseCategoricalCrossEntropy]
public partial class SmallGoogLeNet;

/// <summary>DenseNet-121 at a small size.</summary>
[Network(Precision = Precision.Double)]
[Input(64, 64, 3)]
[DenseNetStem, DenseLayer(Repeat = 6), Transition(128), DenseLayer(Repeat = 12), Transition(256)]
[DenseLayer(Repeat = 24), Transition(512), DenseLayer(Repeat = 16)]
[ScaledReLU, GlobalAveragePool2D, Dense(10, Activation = Activation.Softmax)]
[SparseCategoricalCrossEntropy]
public partial class SmallDenseNet121;
