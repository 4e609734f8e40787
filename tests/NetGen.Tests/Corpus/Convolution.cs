#pragma warning disable NETGEN3005 // what is compared with PyTorch ends with an activation, so that its gradient takes part
namespace NetGen.Tests.Corpus;

// The convolution is the first layer here: it reads the caller's samples, and no input gradient is asked for.

[Network(Precision = Real.Precision), Input(5, 5, 1), Conv2D(1, 1), MeanSquaredError, Batch(1)]
public partial class Conv1x1;

[Network(Precision = Real.Precision), Input(5, 5, 1), Conv2D(4, 2), MeanSquaredError, Batch(33)]
public partial class Conv2x2;

[Network(Precision = Real.Precision), Input(7, 9, 3), Conv2D(16, 3), MeanSquaredError]
public partial class Conv3x3;

[Network(Precision = Real.Precision), Input(13, 13, 1), Conv2D(6, 5), MeanSquaredError, Batch(1)]
public partial class Conv5x5;

[Network(Precision = Real.Precision), Input(7, 9, 3), Conv2D(4, [3, 5]), MeanSquaredError]
public partial class Conv3x5;

[Network(Precision = Real.Precision), Input(7, 9, 3), Conv2D(17, 3, Padding = Padding.Same), MeanSquaredError]
public partial class ConvSame;

[Network(Precision = Real.Precision), Input(7, 9, 3), Conv2D(5, 3, Strides = 2, Padding = Padding.Same), MeanSquaredError]
public partial class ConvStride2Same;

[Network(Precision = Real.Precision), Input(7, 9, 3), Conv2D(64, 3, Strides = 3), MeanSquaredError, Batch(1)]
public partial class ConvStride3;

[Network(Precision = Real.Precision), Input(8, 8, 2), Conv2D(4, 2, Strides = 3), MeanSquaredError]
public partial class ConvStrideOverKernel;

[Network(Precision = Real.Precision), Input(7, 9, 3), Conv2D(4, 3, DilationRate = 2), MeanSquaredError]
public partial class ConvDilated;

[Network(Precision = Real.Precision), Input(7, 9, 3), Conv2D(4, 3, Pads = [1, 0, 2, 1]), MeanSquaredError]
public partial class ConvPads;

[Network(Precision = Real.Precision), Input(5, 5, 17), Conv2D(17, 3, UseBias = false), MeanSquaredError]
public partial class ConvNoBias;

[Network(Precision = Real.Precision), Input(5, 5, 33), Conv2D(4, 3), MeanSquaredError]
public partial class Conv33Channels;

// A dense layer makes the image here, so that the gradient of its bias is the convolution's input gradient, pixel by pixel.

[Network(Precision = Real.Precision), Input(2), Dense(25), Reshape(5, 5, 1), Conv2D(1, 1), MeanSquaredError, Batch(1)]
public partial class InnerConv1x1;

[Network(Precision = Real.Precision), Input(2), Dense(25), Reshape(5, 5, 1), Conv2D(4, 2), MeanSquaredError, Batch(33)]
public partial class InnerConv2x2;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), Conv2D(16, 3), MeanSquaredError]
public partial class InnerConv3x3;

[Network(Precision = Real.Precision), Input(2), Dense(169), Reshape(13, 13, 1), Conv2D(6, 5), MeanSquaredError, Batch(1)]
public partial class InnerConv5x5;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), Conv2D(4, [3, 5]), MeanSquaredError]
public partial class InnerConv3x5;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), Conv2D(6, [1, 3]), MeanSquaredError]
public partial class InnerConv1x3;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), Conv2D(4, [7, 9]), MeanSquaredError]
public partial class InnerConvWholeImage;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), Conv2D(17, 3, Padding = Padding.Same), MeanSquaredError]
public partial class InnerConvSame;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), Conv2D(4, 2, Padding = Padding.Same), MeanSquaredError]
public partial class InnerConvSameEven;

[Network(Precision = Real.Precision), Input(2), Dense(24), Reshape(3, 4, 2), Conv2D(4, 5, Padding = Padding.Same), MeanSquaredError]
public partial class InnerConvSameOverImage;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), Conv2D(4, 3, Strides = 2), MeanSquaredError]
public partial class InnerConvStride2;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), Conv2D(5, 3, Strides = 2, Padding = Padding.Same), MeanSquaredError, Batch(1)]
public partial class InnerConvStride2Same;

[Network(Precision = Real.Precision), Input(2), Dense(128), Reshape(8, 8, 2), Conv2D(5, 3, Strides = 2, Padding = Padding.Same), MeanSquaredError]
public partial class InnerConvStride2SameEven;

[Network(Precision = Real.Precision), Input(2), Dense(169), Reshape(13, 13, 1), Conv2D(6, 5, Strides = 3, Padding = Padding.Same), MeanSquaredError]
public partial class InnerConvStride3Same;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), Conv2D(4, 3, AxisStrides = [2, 1]), MeanSquaredError]
public partial class InnerConvAxisStrides;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), Conv2D(4, 3, AxisStrides = [1, 3], Padding = Padding.Same), MeanSquaredError]
public partial class InnerConvAxisStridesSame;

[Network(Precision = Real.Precision), Input(2), Dense(128), Reshape(8, 8, 2), Conv2D(4, 2, Strides = 3), MeanSquaredError]
public partial class InnerConvStrideOverKernel;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), Conv2D(4, 1, Strides = 3, Padding = Padding.Same), MeanSquaredError]
public partial class InnerConvStrideOverKernelSame;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), Conv2D(4, 3, DilationRate = 2), MeanSquaredError]
public partial class InnerConvDilated;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), Conv2D(4, 3, DilationRate = 2, Padding = Padding.Same), MeanSquaredError]
public partial class InnerConvDilatedSame;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), Conv2D(4, 3, AxisDilationRates = [1, 2]), MeanSquaredError]
public partial class InnerConvAxisDilation;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), Conv2D(4, 3, Pads = [1, 0, 2, 1]), MeanSquaredError]
public partial class InnerConvPads;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), Conv2D(4, 3, Pads = [0, 3, 4, 0], Strides = 2), MeanSquaredError]
public partial class InnerConvPadsStride2;

[Network(Precision = Real.Precision), Input(2), Dense(25), Reshape(5, 5, 1), Conv2D(16, 3, UseBias = false), MeanSquaredError]
public partial class InnerConvNoBias;

[Network(Precision = Real.Precision), Input(2), Dense(400), Reshape(5, 5, 16), Conv2D(17, 3), MeanSquaredError]
public partial class InnerConv16Channels;

[Network(Precision = Real.Precision), Input(2), Dense(425), Reshape(5, 5, 17), Conv2D(16, 3), MeanSquaredError, Batch(33)]
public partial class InnerConv17Channels;

[Network(Precision = Real.Precision), Input(2), Dense(825), Reshape(5, 5, 33), Conv2D(64, 1), MeanSquaredError]
public partial class InnerConv33Channels;

[Network(Precision = Real.Precision), Input(2), Dense(150), Reshape(5, 5, 6), Conv2D(64, 3, Padding = Padding.Same), MeanSquaredError]
public partial class InnerConv64Filters;

// Every activation behind a convolution.

[Network(Precision = Real.Precision), Input(5, 7, 3), Conv2D(4, 3, Activation = Activation.Linear), MeanSquaredError]
public partial class ConvLinear;

[Network(Precision = Real.Precision), Input(5, 7, 3), Conv2D(4, 3, Activation = Activation.ReLU), MeanSquaredError]
public partial class ConvReLU;

[Network(Precision = Real.Precision), Input(5, 7, 3), Conv2D(4, 3, Activation = Activation.LeakyReLU), MeanSquaredError]
public partial class ConvLeakyReLU;

[Network(Precision = Real.Precision), Input(5, 7, 3), Conv2D(4, 3, Activation = Activation.ELU), MeanSquaredError]
public partial class ConvELU;

[Network(Precision = Real.Precision), Input(5, 7, 3), Conv2D(4, 3, Activation = Activation.SELU), MeanSquaredError]
public partial class ConvSELU;

[Network(Precision = Real.Precision), Input(5, 7, 3), Conv2D(4, 3, Activation = Activation.Sigmoid), MeanSquaredError]
public partial class ConvSigmoid;

[Network(Precision = Real.Precision), Input(5, 7, 3), Conv2D(4, 3, Activation = Activation.Tanh), MeanSquaredError]
public partial class ConvTanh;

[Network(Precision = Real.Precision), Input(5, 7, 3), Conv2D(4, 3, Activation = Activation.Softplus), MeanSquaredError]
public partial class ConvSoftplus;

[Network(Precision = Real.Precision), Input(5, 7, 3), Conv2D(4, 3, Activation = Activation.Softmax), MeanSquaredError]
public partial class ConvSoftmax;

// Groups: each sees its own channels only; with as many groups as channels the convolution is depthwise.

[Network(Precision = Real.Precision), Input(7, 9, 4), Conv2D(6, 3, Groups = 2, Strides = 2), MeanSquaredError]
public partial class ConvGroups;

[Network(Precision = Real.Precision), Input(2), Dense(100), Reshape(5, 5, 4), Conv2D(6, 3, Groups = 2, Padding = Padding.Same), MeanSquaredError]
public partial class InnerConvGroups;

[Network(Precision = Real.Precision), Input(2), Dense(425), Reshape(5, 5, 17), Conv2D(17, 3, Groups = 17, Padding = Padding.Same), MeanSquaredError]
public partial class InnerConvDepthwise;

[Network(Precision = Real.Precision), Input(2), Dense(150), Reshape(5, 5, 6), Conv2D(12, 3, Groups = 6, Strides = 2), MeanSquaredError]
public partial class InnerConvDepthMultiplier;

// Maps so small that a quarter and more of the taps meet nothing: each pixel has its own.

[Network(Precision = Real.Precision), Input(2, 2, 17), Conv2D(18, 3, Padding = Padding.Same, Activation = Activation.Tanh), Conv2D(33, 3, Padding = Padding.Same), MeanSquaredError]
public partial class ConvOnFourPixels;

[Network(Precision = Real.Precision), Input(3, 2, 5), Conv2D(16, [5, 3], Padding = Padding.Same, Activation = Activation.Tanh), Conv2D(3, 3, Padding = Padding.Same), MeanSquaredError, Batch(33)]
public partial class ConvOnSixPixels;

// Kernels that reach beyond the map wherever they stand: their outer taps are left out.

[Network(Precision = Real.Precision), Input(1, 1, 17), Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.Tanh), Conv2D(3, 5, Padding = Padding.Same), MeanSquaredError]
public partial class ConvOnOnePixel;

[Network(Precision = Real.Precision), Input(2, 1, 5), Conv2D(7, 3, Strides = 2, Padding = Padding.Same, Activation = Activation.Tanh), Conv2D(4, [5, 3], Padding = Padding.Same), MeanSquaredError, Batch(33)]
public partial class ConvOnFewPixels;

[Network(Precision = Real.Precision), Input(3, 2, 6), Conv2D(6, 3, Pads = [1, 0, 3, 2], UseBias = false, Groups = 2), DepthwiseConv2D(5, Padding = Padding.Same), MeanSquaredError]
public partial class ConvOverWideBorders;

[Network(Precision = Real.Precision), Input(2, 3), Conv1D(4, 7, Padding = Padding.Causal, Activation = Activation.Tanh), Conv1D(2, 3, DilationRate = 4, Padding = Padding.Same), MeanSquaredError]
public partial class ConvOfShortSequences;

// Few channels: neighbouring columns share a vector, also where zeros are read, where the kernel steps over pixels, and on one axis or three.

[Network(Precision = Real.Precision), Input(6, 12, 3), Conv2D(3, 5, Padding = Padding.Same, Activation = Activation.ReLU), Conv2D(4, 5, Strides = 2, Padding = Padding.Same), MaxPool2D([1, 2]), MeanSquaredError]
public partial class ConvOfFewChannels;

[Network(Precision = Real.Precision), Input(13, 13, 1), Conv2D(6, [5, 4], Activation = Activation.Tanh), Conv2D(2, [3, 5], Strides = 2, UseBias = false), MeanSquaredError, Batch(33)]
public partial class ConvOfPackedColumns;

[Network(Precision = Real.Precision), Input(18, 2), Conv1D(4, 4, Padding = Padding.Causal, Activation = Activation.LeakyReLU), Reshape(2, 3, 3, 4), Conv3D(2, 2, Padding = Padding.Same), MeanSquaredError]
public partial class ConvOfPackedSteps;
