#pragma warning disable NETGEN3005 // what is compared with PyTorch ends with an activation, so that its gradient takes part
namespace NetGen.Tests.Corpus;

// Each channel by itself, then perhaps a mix of them.

[Network(Precision = Real.Precision), Input(2), Dense(595), Reshape(5, 7, 17), DepthwiseConv2D(3), MeanSquaredError]
public partial class Depthwise2D;

[Network(Precision = Real.Precision), Input(2), Dense(150), Reshape(6, 5, 5), DepthwiseConv2D([2, 3], Padding = Padding.Same, Strides = 2, Activation = Activation.ReLU), MeanSquaredError]
public partial class Depthwise2DSame;

[Network(Precision = Real.Precision), Input(2), Dense(75), Reshape(5, 5, 3), DepthwiseConv2D(3, DepthMultiplier = 4, AxisDilationRates = [2, 1]), MeanSquaredError]
public partial class Depthwise2DMultiplier;

[Network(Precision = Real.Precision), Input(5, 5, 3), DepthwiseConv2D(2, DepthMultiplier = 2, UseBias = false, KernelL2 = 0.01), MeanSquaredError, Batch(33)]
public partial class Depthwise2DPenalty;

[Network(Precision = Real.Precision), Input(2), Dense(45), Reshape(9, 5), DepthwiseConv1D(3, DepthMultiplier = 2, Padding = Padding.Causal), MeanSquaredError]
public partial class Depthwise1D;

[Network(Precision = Real.Precision), Input(2), Dense(210), Reshape(6, 7, 5), SeparableConv2D(17, 3, Padding = Padding.Same, Activation = Activation.ReLU), MeanSquaredError]
public partial class Separable2D;

[Network(Precision = Real.Precision), Input(2), Dense(90), Reshape(5, 6, 3), SeparableConv2D(4, [2, 3], DepthMultiplier = 2, Strides = 2, KernelL1 = 0.01, PointwiseL1 = 0.02, PointwiseL2 = 0.01), MeanSquaredError]
public partial class Separable2DMultiplier;

[Network(Precision = Real.Precision), Input(2), Dense(27), Reshape(9, 3), SeparableConv1D(4, 3, DilationRate = 2), MeanSquaredError]
public partial class Separable1D;

[Network(Precision = Real.Precision), Input(9, 9, 3), SeparableConv2D(4, 3, Activation = Activation.ReLU), MaxPool2D(2), SeparableConv2D(3, 2, UseBias = false), MeanSquaredError]
public partial class SeparablePooled;
