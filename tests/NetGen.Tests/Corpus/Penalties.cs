namespace NetGen.Tests.Corpus;

[Network(Precision = Real.Precision), Input(5, 7, 3), Conv2D(4, 3, KernelL1 = 0.01), MeanSquaredError]
public partial class PenaltyKernelL1;

[Network(Precision = Real.Precision), Input(5, 7, 3), Conv2D(17, 3, KernelL2 = 0.02), MeanSquaredError]
public partial class PenaltyKernelL2;

[Network(Precision = Real.Precision), Input(5, 7, 3), Conv2D(17, 3, BiasL1 = 0.01, BiasL2 = 1e-2), MeanSquaredError]
public partial class PenaltyBias;

[Network(Precision = Real.Precision), Input(5, 7, 3), Conv2D(4, 3, Activation = Activation.Tanh, ActivityL1 = 0.01), MeanSquaredError]
public partial class PenaltyActivityL1;

[Network(Precision = Real.Precision), Input(5, 7, 3), Conv2D(4, 3, Activation = Activation.ReLU, ActivityL2 = 0.02), MaxPool2D(2), MeanSquaredError]
public partial class PenaltyActivityL2;

[Network(Precision = Real.Precision), Input(6), Dense(17, KernelL1 = 0.01, KernelL2 = 0.02), Dense(3, KernelL2 = 0.03), MeanSquaredError]
public partial class PenaltyDenseKernels;

[Network(Precision = Real.Precision), Input(4, 6), Dense(5, Activation = Activation.Sigmoid, ActivityL1 = 0.01, ActivityL2 = 0.02), Dense(3), MeanSquaredError, Batch(33)]
public partial class PenaltyActivityRows;

[Network(Precision = Real.Precision), Input(6), Dense(5, Activation = Activation.Softmax, ActivityL2 = 0.1, KernelL2 = 0.01), SparseCategoricalCrossEntropy]
public partial class PenaltyOnFusedSoftmax;

[Network(Precision = Real.Precision), Input(6), Dense(5, KernelL1 = 0.1, BiasL2 = 0.2, ActivityL2 = 0.3), MeanSquaredError(Reduction = Reduction.Sum)]
public partial class PenaltyWithSum;
