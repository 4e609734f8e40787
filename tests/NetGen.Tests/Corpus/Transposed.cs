#pragma warning disable NETGEN3005 // what is compared with PyTorch ends with an activation, so that its gradient takes part
namespace NetGen.Tests.Corpus;

// A dense layer makes the image, so that the gradient of its bias is the layer's input gradient, pixel by pixel.

[Network(Precision = Real.Precision), Input(2), Dense(60), Reshape(4, 5, 3), Conv2DTranspose(5, 3), MeanSquaredError]
public partial class Transposed2D;

[Network(Precision = Real.Precision), Input(2), Dense(36), Reshape(4, 3, 3), Conv2DTranspose(17, 3, Strides = 2, Padding = Padding.Same, Activation = Activation.ReLU), MeanSquaredError]
public partial class Transposed2DStride2;

[Network(Precision = Real.Precision), Input(2), Dense(60), Reshape(3, 4, 5), Conv2DTranspose(4, 2, Strides = 2), MeanSquaredError]
public partial class Transposed2DStrideIsKernel;

[Network(Precision = Real.Precision), Input(2), Dense(24), Reshape(3, 4, 2), Conv2DTranspose(3, 2, AxisStrides = [3, 1]), MeanSquaredError]
public partial class Transposed2DGaps;

[Network(Precision = Real.Precision), Input(2), Dense(18), Reshape(3, 3, 2), Conv2DTranspose(3, 1, Strides = 3, Activation = Activation.Sigmoid), MeanSquaredError]
public partial class Transposed2DGapsActive;

[Network(Precision = Real.Precision), Input(2), Dense(24), Reshape(3, 4, 2), Conv2DTranspose(3, [3, 4], Strides = 2, Padding = Padding.Same, AxisOutputPadding = [1, 0]), MeanSquaredError]
public partial class Transposed2DOutputPadding;

[Network(Precision = Real.Precision), Input(2), Dense(9), Reshape(3, 3, 1), Conv2DTranspose(2, 2, Strides = 3, OutputPadding = 2, UseBias = false), MeanSquaredError]
public partial class Transposed2DValidOutputPadding;

[Network(Precision = Real.Precision), Input(2), Dense(32), Reshape(4, 4, 2), Conv2DTranspose(3, [2, 3], AxisDilationRates = [2, 1], Padding = Padding.Same), MeanSquaredError]
public partial class Transposed2DDilated;

[Network(Precision = Real.Precision), Input(2), Dense(48), Reshape(4, 4, 3), Conv2DTranspose(4, 3, Strides = 2, Pads = [1, 1, 0, 2], OutputPadding = 1), MeanSquaredError]
public partial class Transposed2DPads;

[Network(Precision = Real.Precision), Input(2), Dense(15), Reshape(5, 3), Conv1DTranspose(4, 5, Strides = 3, Padding = Padding.Same), MeanSquaredError, Batch(1)]
public partial class Transposed1D;

[Network(Precision = Real.Precision), Input(2), Dense(24), Reshape(2, 3, 2, 2), Conv3DTranspose(3, [2, 3, 2], AxisStrides = [1, 2, 2], Padding = Padding.Same), MeanSquaredError]
public partial class Transposed3D;

// Between other layers, and right on the samples.

[Network(Precision = Real.Precision), Input(2), Dense(32), Reshape(4, 4, 2), Conv2DTranspose(3, 2), MaxPool2D(2), MeanSquaredError]
public partial class TransposedPooled;

[Network(Precision = Real.Precision), Input(8, 8, 1), Conv2D(4, 3, Strides = 2, Padding = Padding.Same, Activation = Activation.ReLU), Conv2DTranspose(4, 3, Strides = 2, Padding = Padding.Same, Activation = Activation.ReLU), Conv2D(1, 3, Padding = Padding.Same), MeanSquaredError]
public partial class Autoencoder;

[Network(Precision = Real.Precision), Input(3, 3, 2), Conv2DTranspose(3, 3, Strides = 2), Conv2D(2, 2), MeanSquaredError, Batch(33)]
public partial class TransposedFirst;
