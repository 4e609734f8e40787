namespace NetGen.Tests.Corpus;

// Whole networks. Images are as small as the layers allow, so that fixtures stay small.

[Network(Precision = Real.Precision)]
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
[Batch(2)]
public partial class MnistKeras;

[Network(Precision = Real.Precision)]
[Input(28, 28, 1)]
[Conv2D(6, 5, Padding = Padding.Same, Activation = Activation.Tanh)]
[AveragePool2D(2)]
[Conv2D(16, 5, Activation = Activation.Tanh)]
[AveragePool2D(2)]
[Flatten]
[Dense(120, Activation = Activation.Tanh)]
[Dense(84, Activation = Activation.Tanh)]
[Dense(10, Activation = Activation.Softmax)]
[CategoricalCrossEntropy]
[Batch(2)]
public partial class LeNet;

[Network(Precision = Real.Precision)]
[Input(13, 13, 1)]
[Conv2D(8, 5, Padding = Padding.Same, Activation = Activation.ReLU)]
[MaxPool2D(2, Padding = Padding.Same)]
[Conv2D(16, 5, Padding = Padding.Same, Activation = Activation.ReLU)]
[MaxPool2D(2, Padding = Padding.Same)]
[Flatten]
[Dense(33, Activation = Activation.ReLU)]
[Dense(10)]
[CategoricalCrossEntropy(FromLogits = true, Reduction = Reduction.Sum)]
[Batch(33)]
public partial class SmallDeepCnn;

[Network(Precision = Real.Precision)]
[Input(9, 9, 3)]
[Conv2D(16, 3, Strides = 2, Padding = Padding.Same, UseBias = false, Activation = Activation.ELU)]
[Conv2D(17, 3, Padding = Padding.Same, KernelL2 = 1e-3, Activation = Activation.LeakyReLU)]
[Conv2D(10, 1)]
[GlobalAveragePool2D]
[Activation(Activation.Softmax)]
[SparseCategoricalCrossEntropy]
public partial class AllConvolutional;

[Network(Precision = Real.Precision), Input(2), Dense(4, Activation = Activation.Sigmoid, UseBias = false), Dense(1, Activation = Activation.Sigmoid, UseBias = false), MeanSquaredError(Reduction = Reduction.Sum)]
public partial class Ann;

[Network(Precision = Real.Precision), Input(2), Dense(3, UseBias = false), Dense(1, UseBias = false), MeanSquaredError, Batch(33)]
public partial class LinearRegression;
