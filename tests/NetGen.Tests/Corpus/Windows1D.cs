#pragma warning disable NETGEN3005 // what is compared with PyTorch ends with an activation, so that its gradient takes part
namespace NetGen.Tests.Corpus;

// A dense layer makes the sequence, so that the gradient of its bias is the layer's input gradient, step by step.

[Network(Precision = Real.Precision), Input(2), Dense(27), Reshape(9, 3), Conv1D(5, 3), MeanSquaredError]
public partial class Conv1DValid;

[Network(Precision = Real.Precision), Input(2), Dense(24), Reshape(8, 3), Conv1D(17, 4, Padding = Padding.Same, Strides = 2, Activation = Activation.ReLU), MeanSquaredError]
public partial class Conv1DSame;

[Network(Precision = Real.Precision), Input(2), Dense(27), Reshape(9, 3), Conv1D(4, 3, Padding = Padding.Causal, DilationRate = 2), MeanSquaredError]
public partial class Conv1DCausal;

[Network(Precision = Real.Precision), Input(2), Dense(20), Reshape(10, 2), Conv1D(4, 4, Padding = Padding.Causal, Strides = 3), MeanSquaredError]
public partial class Conv1DCausalStride;

[Network(Precision = Real.Precision), Input(2), Dense(6), Reshape(6, 1), Conv1D(3, 3, Padding = Padding.Full), MeanSquaredError, Batch(1)]
public partial class Conv1DFull;

[Network(Precision = Real.Precision), Input(2), Dense(21), Reshape(7, 3), Conv1D(4, 3, Pads = [2, 1], Strides = 2), MeanSquaredError]
public partial class Conv1DPads;

[Network(Precision = Real.Precision), Input(9, 4), Conv1D(6, 3, Groups = 2), Conv1D(3, 1), MeanSquaredError, Batch(33)]
public partial class Conv1DGroups;

[Network(Precision = Real.Precision), Input(17, 3), Conv1D(8, 3, Activation = Activation.ReLU), MaxPool1D(2), Conv1D(5, 2), GlobalAveragePool1D, Dense(2), MeanSquaredError]
public partial class Conv1DStack;

[Network(Precision = Real.Precision), Input(2), Dense(45), Reshape(9, 5), MaxPool1D(3, Strides = 2, Padding = Padding.Same), MeanSquaredError]
public partial class MaxPool1DOverlap;

[Network(Precision = Real.Precision), Input(2), Dense(153), Reshape(9, 17), MaxPool1D(3, Pads = [1, 2]), MeanSquaredError]
public partial class MaxPool1DPads;

[Network(Precision = Real.Precision), Input(2), Dense(45), Reshape(9, 5), AveragePool1D(2, Padding = Padding.Same), MeanSquaredError]
public partial class AveragePool1DSame;

[Network(Precision = Real.Precision), Input(2), Dense(27), Reshape(9, 3), AveragePool1D(4, Strides = 3, Pads = [2, 3]), MeanSquaredError]
public partial class AveragePool1DPads;

[Network(Precision = Real.Precision), Input(2), Dense(45), Reshape(9, 5), GlobalMaxPool1D, MeanSquaredError]
public partial class GlobalMax1D;

[Network(Precision = Real.Precision), Input(2), Dense(21), Reshape(7, 3), GlobalMaxPool1D(KeepDims = true), Conv1D(2, 1), MeanSquaredError]
public partial class GlobalMax1DKeepDims;

[Network(Precision = Real.Precision), Input(2), Dense(21), Reshape(7, 3), GlobalAveragePool1D(KeepDims = true), Conv1D(2, 1), MeanSquaredError]
public partial class GlobalAverage1DKeepDims;

// Equal values in a window: the first takes the gradient.

[Network(Precision = Real.Precision), Input(2), Dense(33), Reshape(11, 3), MaxPool1D(3, Strides = 2), MeanSquaredError, WholeNumbers]
public partial class TiesMaxPool1D;

// The penalty reads what the pool leaves out, so that nothing before it may be left out either.

[Network(Precision = Real.Precision), Input(10, 3), Conv1D(4, 2, Activation = Activation.Tanh, ActivityL2 = 0.1), Activation(Activation.Softplus), MaxPool1D(2), MeanSquaredError]
public partial class PooledWithPenalty;
