namespace NetGen.Benchmarks;

/// <summary>The convolution 13×13×32 → 11×11×64 behind a 1×1 convolution, so that it has an input gradient too.</summary>
[Network]
[Input(13, 13, 32)]
[Conv2D(32, 1, Name = "before")]
[Conv2D(64, 3, Name = "measured")]
[Flatten]
[Dense(1)]
[MeanSquaredError]
internal sealed partial class OneConvolution;

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
