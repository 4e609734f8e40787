using NetGen;

namespace Samples;

/// <summary>Three convolutions and two dense layers: a small network that reads more than 99 % of handwritten digits.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(32, 3, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(64, 3, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(64, 3, Activation = Activation.ReLU)]
[Flatten]
[Dense(64, Activation = Activation.ReLU)]
[Dense(10, Activation = Activation.Softmax)]
[SparseCategoricalCrossEntropy]
public partial class MnistCnn;
