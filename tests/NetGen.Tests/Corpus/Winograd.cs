#pragma warning disable NETGEN3005 // what is compared with PyTorch ends with an activation, so that its gradient takes part
namespace NetGen.Tests.Corpus;

// Convolutions by transformed tiles: outputs, and gradients of inputs and kernels.

[Network(Precision = Real.Precision), Input(13, 13, 1), Conv2D(6, 3, Algorithm = ConvolutionAlgorithm.Winograd), MeanSquaredError, Batch(1)]
public partial class WinogradValid;

[Network(Precision = Real.Precision), Input(7, 9, 3), Conv2D(17, 3, Padding = Padding.Same, Activation = Activation.ReLU, Algorithm = ConvolutionAlgorithm.Winograd), MeanSquaredError]
public partial class WinogradSame;

[Network(Precision = Real.Precision), Input(6, 5, 2), Conv2D(1, 3, Padding = Padding.Full, Algorithm = ConvolutionAlgorithm.Winograd), MeanSquaredError]
public partial class WinogradFull;

[Network(Precision = Real.Precision), Input(7, 9, 3), Conv2D(4, 3, Pads = [1, 0, 2, 1], UseBias = false, Algorithm = ConvolutionAlgorithm.Winograd), MeanSquaredError]
public partial class WinogradPads;

// Three rows of outputs hold tiles of two, and the last one moves back over the one before.
[Network(Precision = Real.Precision), Input(5, 5, 17), Conv2D(16, 3, Activation = Activation.ELU, Algorithm = ConvolutionAlgorithm.Winograd), MeanSquaredError, Batch(33)]
public partial class WinogradTilesOfTwo;

// One output holds no tile.
[Network(Precision = Real.Precision), Input(3, 4, 2), Conv2D(5, 3, Algorithm = ConvolutionAlgorithm.Winograd), MeanSquaredError]
public partial class WinogradTooSmall;

[Network(Precision = Real.Precision), Input(8, 8, 4), Conv2D(33, 3, Padding = Padding.Same, Activation = Activation.ReLU, Algorithm = ConvolutionAlgorithm.Winograd), MaxPool2D(2), Conv2D(17, 3, Padding = Padding.Same, Algorithm = ConvolutionAlgorithm.Winograd), MaxPool2D(2), MeanSquaredError]
public partial class WinogradPooled;

[Network(Precision = Real.Precision), Input(9, 6, 17), Conv2D(17, 3, Padding = Padding.Same, Name = "first", Activation = Activation.ReLU, Algorithm = ConvolutionAlgorithm.Winograd), Conv2D(17, 3, Padding = Padding.Same, UseBias = false, Algorithm = ConvolutionAlgorithm.Winograd), BatchNormalization(Name = "second"), Add("first", "second"), Activation(Activation.ReLU), MeanSquaredError]
public partial class WinogradResidual;

[Network(Precision = Real.Precision), Input(6, 7, 5), Conv2D(5, 3, Padding = Padding.Same, Name = "first", Algorithm = ConvolutionAlgorithm.Winograd), Conv2D(5, 3, Padding = Padding.Same, Algorithm = ConvolutionAlgorithm.Winograd, SharedWith = "first"), MeanSquaredError, Batch(33)]
public partial class WinogradShared;

[Network(Precision = Real.Precision), Input(9, 8, 3), Conv2D(4, 1, Activation = Activation.Tanh), Conv2D(17, 5, Padding = Padding.Same, Activation = Activation.ReLU, Algorithm = ConvolutionAlgorithm.Winograd), MeanSquaredError]
public partial class WinogradFive;

[Network(Precision = Real.Precision), Input(12, 11, 16), Conv2D(3, 5, Padding = Padding.Full, Algorithm = ConvolutionAlgorithm.Winograd), MaxPool2D(2), Conv2D(6, 5, Algorithm = ConvolutionAlgorithm.Winograd), MeanSquaredError, Batch(33)]
public partial class WinogradFiveTwice;
