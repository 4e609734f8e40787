namespace NetGen.Tests.Corpus;

// A dense layer makes the volume, so that the gradient of its bias is the layer's input gradient, voxel by voxel.

[Network(Precision = Real.Precision), Input(2), Dense(120), Reshape(4, 5, 3, 2), Conv3D(5, [2, 3, 2]), MeanSquaredError]
public partial class Conv3DValid;

[Network(Precision = Real.Precision), Input(2), Dense(120), Reshape(3, 4, 5, 2), Conv3D(3, 3, Padding = Padding.Same, AxisStrides = [1, 2, 3]), MeanSquaredError]
public partial class Conv3DSame;

[Network(Precision = Real.Precision), Input(2), Dense(75), Reshape(3, 5, 5, 1), Conv3D(17, [2, 2, 3], AxisDilationRates = [2, 1, 2]), MeanSquaredError, Batch(1)]
public partial class Conv3DDilated;

[Network(Precision = Real.Precision), Input(2), Dense(36), Reshape(2, 3, 3, 2), Conv3D(2, 2, Pads = [1, 0, 0, 2, 1, 1], Groups = 2), MeanSquaredError]
public partial class Conv3DPads;

[Network(Precision = Real.Precision), Input(2), Dense(12), Reshape(2, 2, 3, 1), Conv3D(2, [1, 2, 2], Padding = Padding.Full), MeanSquaredError]
public partial class Conv3DFull;

[Network(Precision = Real.Precision), Input(5, 7, 5, 1), Conv3D(4, 2, Activation = Activation.ReLU), MaxPool3D(2), Conv3D(3, [2, 3, 1]), GlobalAveragePool3D, MeanSquaredError]
public partial class Conv3DStack;

[Network(Precision = Real.Precision), Input(2), Dense(120), Reshape(4, 5, 3, 2), MaxPool3D(2, Strides = 1), MeanSquaredError]
public partial class MaxPool3DOverlap;

[Network(Precision = Real.Precision), Input(2), Dense(180), Reshape(3, 5, 4, 3), MaxPool3D([2, 3, 2], AxisStrides = [1, 2, 2], Padding = Padding.Same), MeanSquaredError]
public partial class MaxPool3DSame;

[Network(Precision = Real.Precision), Input(2), Dense(180), Reshape(3, 5, 4, 3), AveragePool3D([2, 3, 2], Padding = Padding.Same), MeanSquaredError]
public partial class AveragePool3DSame;

[Network(Precision = Real.Precision), Input(2), Dense(1360), Reshape(4, 4, 5, 17), AveragePool3D, MeanSquaredError, Batch(1)]
public partial class AveragePool3DValid;

[Network(Precision = Real.Precision), Input(2), Dense(72), Reshape(2, 3, 4, 3), GlobalMaxPool3D(KeepDims = true), Conv3D(2, 1), MeanSquaredError]
public partial class GlobalMax3D;

// Equal values in a window: the first in row-major order takes the gradient.

[Network(Precision = Real.Precision), Input(2), Dense(150), Reshape(3, 5, 5, 2), MaxPool3D([3, 2, 2], Strides = 2), MeanSquaredError, WholeNumbers]
public partial class TiesMaxPool3D;

[Network(Precision = Real.Precision), Input(2), Dense(72), Reshape(3, 3, 4, 2), MaxPool3D(2, Padding = Padding.Same), MeanSquaredError, WholeNumbers]
public partial class TiesMaxPool3DSame;
