namespace NetGen.Tests.Corpus;

// A dense layer makes the image, so that the gradient of its bias is the pool's input gradient, pixel by pixel.

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), MaxPool2D, MeanSquaredError]
public partial class MaxPool2;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), MaxPool2D(2, Padding = Padding.Same), MeanSquaredError]
public partial class MaxPool2Same;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), MaxPool2D(3), MeanSquaredError, Batch(33)]
public partial class MaxPool3;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), MaxPool2D(3, Strides = 2), MeanSquaredError]
public partial class MaxPool3Stride2;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), MaxPool2D(3, Strides = 2, Padding = Padding.Same), MeanSquaredError]
public partial class MaxPool3Stride2Same;

[Network(Precision = Real.Precision), Input(2), Dense(25), Reshape(5, 5, 1), MaxPool2D(3, Strides = 1, Padding = Padding.Same), MeanSquaredError, Batch(1)]
public partial class MaxPool3Stride1Same;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), MaxPool2D(2, Strides = 3), MeanSquaredError]
public partial class MaxPool2Stride3;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), MaxPool2D([2, 3]), MeanSquaredError]
public partial class MaxPool2x3;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), MaxPool2D([2, 3], AxisStrides = [2, 1]), MeanSquaredError]
public partial class MaxPool2x3AxisStrides;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), MaxPool2D(3, Strides = 2, Pads = [1, 0, 2, 1]), MeanSquaredError]
public partial class MaxPoolPads;

[Network(Precision = Real.Precision), Input(2), Dense(425), Reshape(5, 5, 17), MaxPool2D(2), MeanSquaredError]
public partial class MaxPool17Channels;

[Network(Precision = Real.Precision), Input(2), Dense(825), Reshape(5, 5, 33), MaxPool2D(3, Strides = 1), MeanSquaredError, Batch(1)]
public partial class MaxPool33Channels;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), AveragePool2D, MeanSquaredError]
public partial class AveragePool2;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), AveragePool2D(2, Padding = Padding.Same), MeanSquaredError]
public partial class AveragePool2Same;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), AveragePool2D(3), MeanSquaredError, Batch(33)]
public partial class AveragePool3;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), AveragePool2D(3, Strides = 2), MeanSquaredError]
public partial class AveragePool3Stride2;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), AveragePool2D(3, Strides = 2, Padding = Padding.Same), MeanSquaredError]
public partial class AveragePool3Stride2Same;

[Network(Precision = Real.Precision), Input(2), Dense(25), Reshape(5, 5, 1), AveragePool2D(3, Strides = 1, Padding = Padding.Same), MeanSquaredError, Batch(1)]
public partial class AveragePool3Stride1Same;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), AveragePool2D(2, Strides = 3), MeanSquaredError]
public partial class AveragePool2Stride3;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), AveragePool2D([2, 3]), MeanSquaredError]
public partial class AveragePool2x3;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), AveragePool2D([2, 3], AxisStrides = [2, 1]), MeanSquaredError]
public partial class AveragePool2x3AxisStrides;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), AveragePool2D(3, Strides = 2, Pads = [1, 0, 2, 1]), MeanSquaredError]
public partial class AveragePoolPads;

[Network(Precision = Real.Precision), Input(2), Dense(425), Reshape(5, 5, 17), AveragePool2D(2), MeanSquaredError]
public partial class AveragePool17Channels;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), GlobalAveragePool2D, MeanSquaredError]
public partial class GlobalAverage;

[Network(Precision = Real.Precision), Input(2), Dense(425), Reshape(5, 5, 17), GlobalAveragePool2D(KeepDims = true), Conv2D(3, 1), MeanSquaredError]
public partial class GlobalAverageKeepDims;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), GlobalMaxPool2D, MeanSquaredError]
public partial class GlobalMax;

[Network(Precision = Real.Precision), Input(2), Dense(425), Reshape(5, 5, 17), GlobalMaxPool2D(KeepDims = true), Conv2D(3, 1), MeanSquaredError]
public partial class GlobalMaxKeepDims;

// A pool right on the samples.

[Network(Precision = Real.Precision), Input(7, 9, 3), MaxPool2D(2), Conv2D(4, 3), MeanSquaredError]
public partial class MaxPoolFirst;

[Network(Precision = Real.Precision), Input(7, 9, 3), AveragePool2D(2), Conv2D(4, 3), MeanSquaredError]
public partial class AveragePoolFirst;

[Network(Precision = Real.Precision), Input(7, 9, 3), GlobalMaxPool2D, Dense(4), MeanSquaredError]
public partial class GlobalMaxFirst;

// A pool behind a convolution and its activation. The 9 by 9 map loses its last row and column.

[Network(Precision = Real.Precision), Input(11, 11, 2), Conv2D(8, 3, Activation = Activation.ReLU), MaxPool2D(2), MeanSquaredError]
public partial class ConvReLUMaxPool;

[Network(Precision = Real.Precision), Input(11, 11, 2), Conv2D(8, 3, Activation = Activation.ReLU), MaxPool2D(3, Strides = 2), Conv2D(17, 2), MeanSquaredError]
public partial class ConvReLUMaxPoolOverlap;

[Network(Precision = Real.Precision), Input(7, 9, 3), Conv2D(5, 3, Padding = Padding.Same, Activation = Activation.Tanh), MaxPool2D(2, Padding = Padding.Same), MeanSquaredError]
public partial class ConvTanhMaxPoolSame;

[Network(Precision = Real.Precision), Input(7, 9, 3), Conv2D(5, 3, Activation = Activation.LeakyReLU), AveragePool2D(2), MeanSquaredError]
public partial class ConvLeakyReLUAveragePool;

[Network(Precision = Real.Precision), Input(7, 9, 3), Conv2D(17, 3, Activation = Activation.ELU), GlobalMaxPool2D, Dense(3), MeanSquaredError]
public partial class ConvELUGlobalMax;

[Network(Precision = Real.Precision), Input(7, 9, 3), Conv2D(17, 3, Activation = Activation.Softplus), GlobalAveragePool2D, Dense(3), MeanSquaredError]
public partial class ConvSoftplusGlobalAverage;

// Equal values in a window: the first in row-major order takes the gradient.

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), MaxPool2D(2), MeanSquaredError, WholeNumbers]
public partial class TiesMaxPool;

[Network(Precision = Real.Precision), Input(2), Dense(425), Reshape(5, 5, 17), MaxPool2D(3, Strides = 1, Padding = Padding.Same), MeanSquaredError, WholeNumbers]
public partial class TiesMaxPoolOverlap;

[Network(Precision = Real.Precision), Input(2), Dense(189), Reshape(7, 9, 3), GlobalMaxPool2D, MeanSquaredError, WholeNumbers]
public partial class TiesGlobalMax;

[Network(Precision = Real.Precision), Input(9, 9, 1), Conv2D(5, 3), MaxPool2D(2), MeanSquaredError, WholeNumbers]
public partial class TiesConvMaxPool;

[Network(Precision = Real.Precision), Input(9, 9, 1), Conv2D(5, 3, Activation = Activation.ReLU), MaxPool2D(3, Strides = 2), MeanSquaredError, WholeNumbers]
public partial class TiesConvReLUMaxPool;
