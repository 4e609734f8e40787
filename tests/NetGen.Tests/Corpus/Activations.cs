#pragma warning disable NETGEN3005 // what is compared with PyTorch ends with an activation, so that its gradient takes part
namespace NetGen.Tests.Corpus;

// Activations in the argument of a layer: fused with it where they are cheap.

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.Softsign), Dense(3), MeanSquaredError]
public partial class DenseSoftsign;

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.SiLU), Dense(3), MeanSquaredError]
public partial class DenseSiLU;

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.GELU), Dense(3), MeanSquaredError]
public partial class DenseGELU;

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.GELUTanh), Dense(3), MeanSquaredError]
public partial class DenseGELUTanh;

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.Mish), Dense(3), MeanSquaredError]
public partial class DenseMish;

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.HardSigmoid), Dense(3), MeanSquaredError]
public partial class DenseHardSigmoid;

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.HardSiLU), Dense(3), MeanSquaredError]
public partial class DenseHardSiLU;

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.HardTanh), Dense(3), MeanSquaredError]
public partial class DenseHardTanh;

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.ReLU6), Dense(3), MeanSquaredError]
public partial class DenseReLU6;

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.Exponential), Dense(3), MeanSquaredError]
public partial class DenseExponential;

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.LogSoftmax), Dense(3), MeanSquaredError]
public partial class DenseLogSoftmax;

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.LogSigmoid), Dense(3), MeanSquaredError]
public partial class DenseLogSigmoid;

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.CELU), Dense(3), MeanSquaredError]
public partial class DenseCELU;

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.SquarePlus), Dense(3), MeanSquaredError]
public partial class DenseSquarePlus;

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.SparsePlus), Dense(3), MeanSquaredError]
public partial class DenseSparsePlus;

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.SparseSigmoid), Dense(3), MeanSquaredError]
public partial class DenseSparseSigmoid;

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.TanhShrink), Dense(3), MeanSquaredError]
public partial class DenseTanhShrink;

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.SoftShrink), Dense(3), MeanSquaredError]
public partial class DenseSoftShrink;

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.HardShrink), Dense(3), MeanSquaredError]
public partial class DenseHardShrink;

// Wider arguments: x comes as it is, in whole numbers.

[Network(Precision = Real.Precision), Input(33), Dense(33, UseBias = false), Activation(Activation.GELU), Dense(3), MeanSquaredError, WholeNumbers]
public partial class WideGELU;

[Network(Precision = Real.Precision), Input(33), Dense(33, UseBias = false), Activation(Activation.Mish), Dense(3), MeanSquaredError, WholeNumbers]
public partial class WideMish;

[Network(Precision = Real.Precision), Input(33), Dense(33, UseBias = false), Activation(Activation.SiLU), Dense(3), MeanSquaredError, WholeNumbers]
public partial class WideSiLU;

// Behind a maximum only functions that never decrease may move.

[Network(Precision = Real.Precision), Input(5, 7, 3), Conv2D(5, 2, Activation = Activation.SiLU), MaxPool2D(2), Flatten, Dense(2), MeanSquaredError]
public partial class ConvSiLUMaxPool;

[Network(Precision = Real.Precision), Input(5, 7, 3), Conv2D(5, 2, Activation = Activation.HardSiLU), MaxPool2D(2), Flatten, Dense(2), MeanSquaredError]
public partial class ConvHardSiLUMaxPool;

[Network(Precision = Real.Precision), Input(5, 7, 3), Conv2D(5, 2, Activation = Activation.ReLU6), MaxPool2D(2), Flatten, Dense(2), MeanSquaredError]
public partial class ConvReLU6MaxPool;

// Layers.

[Network(Precision = Real.Precision), Input(6), Dense(17), Activation(Activation.CELU, Alpha = 0.7), Dense(5), Activation(Activation.SoftShrink, Threshold = 0.1), Dense(7), Activation(Activation.HardShrink, Threshold = 0.2), Dense(3), MeanSquaredError]
public partial class ActivationArguments;

[Network(Precision = Real.Precision), Input(6), Dense(17), ReLU, Dense(17), LeakyReLU, Dense(5), ELU(Alpha = 0.5), Dense(3), MeanSquaredError]
public partial class Rectifiers;

[Network(Precision = Real.Precision), Input(6), Dense(17), ReLU(MaxValue = 0.8, NegativeSlope = 0.1, Threshold = 0.2), Dense(5), LeakyReLU(NegativeSlope = 0.05), Dense(3), ReLU(MaxValue = 1), MeanSquaredError]
public partial class RectifierArguments;

[Network(Precision = Real.Precision), Input(6), Dense(17), PReLU, Dense(3), MeanSquaredError]
public partial class PReLUVector;

[Network(Precision = Real.Precision), Input(5, 4, 3), PReLU, Conv2D(5, 2), PReLU(SharedAxes = [1, 2], AlphaL1 = 0.1, AlphaL2 = 0.2), Flatten, Dense(3), MeanSquaredError]
public partial class PReLUShared;

[Network(Precision = Real.Precision), Input(6), Dense(5), Softmax, SparseCategoricalCrossEntropy]
public partial class SoftmaxFused;

[Network(Precision = Real.Precision), Input(4, 5, 3), Conv2D(5, 2, UseBias = false), Softmax(Axis = 1), Conv2D(4, 1, UseBias = false), Softmax(Axis = 2), Conv2D(2, 2), MeanSquaredError]
public partial class SoftmaxAxes;

[Network(Precision = Real.Precision), Input(6), Dense(7, Activation = Activation.Tanh), ActivityRegularization(L1 = 0.1, L2 = 0.05), Dense(3), MeanSquaredError]
public partial class ActivityRegularized;

[Network(Precision = Real.Precision), Input(6), Maxout(5, 3), Maxout(17, 2, UseBias = false, KernelL2 = 0.01, Activation = Activation.Tanh), Dense(3), MeanSquaredError]
public partial class MaxoutVector;

[Network(Precision = Real.Precision), Input(5, 6), Maxout(7, 3), Maxout(4, 2), MeanSquaredError]
public partial class MaxoutRows;
