namespace NetGen.Tests.Corpus;

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.Threshold), Dense(5), Activation(Activation.Threshold, Threshold = 0.2, DefaultValue = -0.3), Dense(3), MeanSquaredError]
public partial class Thresholds;

[Network(Precision = Real.Precision), Input(6), Dense(17), Activation(Activation.SquarePlus, B = 0.5), Dense(3), MeanSquaredError]
public partial class SquarePlusB;

[Network(Precision = Real.Precision), Input(6), Dense(34, Activation = Activation.GLU), Dense(2, Activation = Activation.GLU), MeanSquaredError]
public partial class DenseGLU;

[Network(Precision = Real.Precision), Input(5, 7, 3), Conv2D(6, 2, Activation = Activation.GLU), MaxPool2D(2), Activation(Activation.GLU, Axis = 1), Flatten, Dense(2), MeanSquaredError]
public partial class ConvGLU;

[Network(Precision = Real.Precision), Input(4, 6), Conv1D(8, 3, Padding = Padding.Causal, Activation = Activation.GLU), Dense(6, TimeDistributed = true, Activation = Activation.GLU), LSTM(3), MeanSquaredError]
public partial class GatedSequence;

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.Sparsemax), Dense(3), MeanSquaredError]
public partial class DenseSparsemax;

[Network(Precision = Real.Precision), Input(4, 5, 3), Conv2D(3, 2, Activation = Activation.Sparsemax), Activation(Activation.Sparsemax, Axis = 1), Conv2D(4, 1, UseBias = false), Activation(Activation.Sparsemax, Axis = -2), Flatten, Dense(2), MeanSquaredError]
public partial class SparsemaxAxes;

[Network(Precision = Real.Precision), Input(33), Dense(33, UseBias = false), Activation(Activation.Sparsemax), Dense(3), MeanSquaredError, WholeNumbers]
public partial class SparsemaxTies;

[Network(Precision = Real.Precision), Input(4, 5, 3), Conv2D(4, 2, UseBias = false), Activation(Activation.Softmax, Axis = 1), Conv2D(4, 1, UseBias = false), Activation(Activation.LogSoftmax, Axis = 2), Flatten, Dense(2), MeanSquaredError]
public partial class SoftmaxesOfAxes;
