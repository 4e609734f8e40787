using Samples.Zoo;

namespace NetGen.Zoo.Tests.Networks;

/// <summary>LeNet-5 in double precision, with a loss.</summary>
[Network(Precision = Precision.Double)]
[Input(32, 32, 1)]
[Conv2D(6, 5, Activation = Activation.Tanh), AveragePool2D(2)]
[Conv2D(16, 5, Activation = Activation.Tanh), AveragePool2D(2)]
[Conv2D(120, 5, Activation = Activation.Tanh)]
[Flatten]
[Dense(84, Activation = Activation.Tanh)]
[Dense(10, Activation = Activation.Softmax)]
[SparseCategoricalCrossEntropy]
public partial class SmallLeNet5;

/// <summary>AlexNet's convolutions in two towers, at a small size.</summary>
[Network(Precision = Precision.Double)]
[Input(67, 67, 3)]
[AlexNetBody(2), Flatten, Dense(10, Activation = Activation.Softmax)]
[SparseCategoricalCrossEntropy]
public partial class SmallAlexNet;

/// <summary>ZFNet's convolutions, at a small size.</summary>
[Network(Precision = Precision.Double)]
[Input(64, 64, 3)]
[ZFNetBody, Flatten, Dense(10, Activation = Activation.Softmax)]
[SparseCategoricalCrossEntropy]
public partial class SmallZFNet;

/// <summary>VGG-16's convolutions, at a small size.</summary>
[Network(Precision = Precision.Double)]
[Input(32, 32, 3)]
[VggStage(2, 64), VggStage(2, 128), VggStage(3, 256), VggStage(3, 512), VggStage(3, 512)]
[Flatten, Dense(10, Activation = Activation.Softmax)]
[SparseCategoricalCrossEntropy]
public partial class SmallVgg16;
