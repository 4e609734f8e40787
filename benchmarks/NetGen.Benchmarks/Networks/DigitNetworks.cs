namespace NetGen.Benchmarks;

/// <summary>The network of the first sample, with 93,322 parameters.</summary>
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
internal sealed partial class KerasNetwork;

/// <summary>Two convolutions, dropout and a large dense layer: 1,199,882 parameters.</summary>
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
[SparseCategoricalCrossEntropy]
internal sealed partial class AdadeltaNetwork;

/// <summary>Two 5×5 convolutions and a dense layer of 1,024: 3,274,634 parameters.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(32, 5, Padding = Padding.Same, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(64, 5, Padding = Padding.Same, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dense(1024)]
[Dense(10, Activation = Activation.Softmax)]
[SparseCategoricalCrossEntropy]
internal sealed partial class TfNetwork;

/// <summary>LeNet-5 as tutorials write it, with ReLU and max pooling: 44,426 parameters.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(6, 5, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(16, 5, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dense(120, Activation = Activation.ReLU)]
[Dense(84, Activation = Activation.ReLU)]
[Dense(10, Activation = Activation.Softmax)]
[SparseCategoricalCrossEntropy]
internal sealed partial class LeNet5Network;

/// <summary>Two dense layers, 784-128-10: 101,770 parameters.</summary>
[Network]
[Input(28, 28, 1)]
[Flatten]
[Dense(128, Activation = Activation.ReLU)]
[Dense(10, Activation = Activation.Softmax)]
[SparseCategoricalCrossEntropy]
internal sealed partial class MlpNetwork;

/// <summary>Two small dense layers, 784-16-10: 12,730 parameters.</summary>
[Network]
[Input(28, 28, 1)]
[Flatten]
[Dense(16, Activation = Activation.ReLU)]
[Dense(10, Activation = Activation.Softmax)]
[SparseCategoricalCrossEntropy]
internal sealed partial class TinyNetwork;
