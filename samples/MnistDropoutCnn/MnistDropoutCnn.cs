using NetGen;

namespace Samples;

/// <summary>Two convolutions and two dense layers, kept from learning by heart by dropout.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(32, 3, Activation = Activation.ReLU)]
[Conv2D(64, 3, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Dropout(0.25)]
[Flatten]
[Dense(128, Activation = Activation.ReLU)]
[Dropout(0.5)]
[Dense(10, Activation = Activation.Softmax)]
[CategoricalCrossEntropy]
public partial class MnistDropoutCnn;
