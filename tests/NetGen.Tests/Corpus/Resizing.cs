namespace NetGen.Tests.Corpus;

// A dense layer makes the image, so that the gradient of its bias is the layer's input gradient, pixel by pixel.

[Network(Precision = Real.Precision), Input(2), Dense(15), Reshape(5, 3), ZeroPadding1D([2, 0]), MeanSquaredError]
public partial class Pad1D;

[Network(Precision = Real.Precision), Input(2), Dense(60), Reshape(3, 4, 5), ZeroPadding2D([1, 2]), MeanSquaredError]
public partial class Pad2D;

[Network(Precision = Real.Precision), Input(2), Dense(50), Reshape(5, 5, 2), ZeroPadding2D([1, 0, 2, 1]), Conv2D(3, 3), ZeroPadding2D, MaxPool2D(2), MeanSquaredError]
public partial class Pad2DConv;

[Network(Precision = Real.Precision), Input(2), Dense(24), Reshape(2, 3, 2, 2), ZeroPadding3D([0, 1, 2, 0, 1, 1]), MeanSquaredError]
public partial class Pad3D;

// What stands in the edges goes through the layers behind, whatever they make of zero.

[Network(Precision = Real.Precision), Input(2), Dense(12), Reshape(2, 3, 2), ZeroPadding2D, Activation(Activation.Sigmoid), DepthwiseConv2D(1), MeanSquaredError]
public partial class PadBiased;

[Network(Precision = Real.Precision), Input(3, 3, 2), ZeroPadding2D, Conv2D(2, 3), MeanSquaredError]
public partial class PadFirst;

[Network(Precision = Real.Precision), Input(2), Dense(18), Reshape(6, 3), Cropping1D, MeanSquaredError]
public partial class Crop1D;

[Network(Precision = Real.Precision), Input(2), Dense(90), Reshape(5, 6, 3), Cropping2D([1, 0, 2, 3]), MeanSquaredError]
public partial class Crop2D;

[Network(Precision = Real.Precision), Input(7, 7, 2), Conv2D(4, 2, Activation = Activation.Tanh), Cropping2D([1, 2]), Conv2D(3, 2), MeanSquaredError]
public partial class Crop2DConv;

[Network(Precision = Real.Precision), Input(2), Dense(72), Reshape(3, 4, 3, 2), Cropping3D([1, 0, 1]), MeanSquaredError]
public partial class Crop3D;

[Network(Precision = Real.Precision), Input(2), Dense(15), Reshape(5, 3), UpSampling1D(3), MeanSquaredError]
public partial class Nearest1D;

[Network(Precision = Real.Precision), Input(2), Dense(204), Reshape(3, 4, 17), UpSampling2D([2, 3]), Conv2D(2, 3), MeanSquaredError]
public partial class Nearest2D;

[Network(Precision = Real.Precision), Input(2), Dense(9), Reshape(3, 3, 1), UpSampling2D, MeanSquaredError]
public partial class Nearest2DOneChannel;

[Network(Precision = Real.Precision), Input(2), Dense(24), Reshape(2, 2, 3, 2), UpSampling3D([1, 2, 2]), MeanSquaredError]
public partial class Nearest3D;

[Network(Precision = Real.Precision), Input(2), Dense(60), Reshape(4, 3, 5), UpSampling2D(2, Interpolation = Interpolation.Bilinear), MeanSquaredError]
public partial class Bilinear2D;

[Network(Precision = Real.Precision), Input(2), Dense(12), Reshape(1, 4, 3), UpSampling2D([3, 4], Interpolation = Interpolation.Bilinear), Conv2D(2, 2), MeanSquaredError]
public partial class Bilinear2DUneven;

[Network(Precision = Real.Precision), Input(2), Dense(15), Reshape(3, 5, 1), UpSampling2D([5, 1], Interpolation = Interpolation.Bilinear), MeanSquaredError]
public partial class Bilinear2DOneAxis;
