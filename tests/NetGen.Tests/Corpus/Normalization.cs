namespace NetGen.Tests.Corpus;

[Network(Precision = Real.Precision), Input(6), Dense(17), LayerNormalization, Dense(3), MeanSquaredError]
public partial class LayerNorm;

[Network(Precision = Real.Precision), Input(5, 6), LayerNormalization(Epsilon = 1e-5), Dense(33), LayerNormalization(Center = false), Dense(3), MeanSquaredError, Batch(33)]
public partial class LayerNormRows;

[Network(Precision = Real.Precision), Input(5, 4, 3), LayerNormalization(Axis = 1, GammaL2 = 0.1, BetaL1 = 0.1), Conv2D(5, 2), LayerNormalization(Axes = [1, 2, 3]), Conv2D(17, 1), LayerNormalization(Axes = [2, 3], Scale = false), Flatten, Dense(3), MeanSquaredError]
public partial class LayerNormAxes;

[Network(Precision = Real.Precision), Input(6), Dense(17), RMSNormalization, Dense(3), MeanSquaredError]
public partial class RmsNorm;

[Network(Precision = Real.Precision), Input(5, 4, 3), Conv2D(7, 2, Padding = Padding.Same), RMSNormalization(Axes = [1, 3], Epsilon = 1e-3), Conv2D(5, 2), RMSNormalization(Axis = 2), Conv2D(2, 2), MeanSquaredError]
public partial class RmsNormAxes;

[Network(Precision = Real.Precision), Input(5, 4, 3), Conv2D(8, 2), GroupNormalization(Groups = 2), Activation(Activation.ReLU), Conv2D(9, 1), GroupNormalization(Groups = 3, Axis = -1, Center = false), Conv2D(2, 2), MeanSquaredError]
public partial class GroupNorm;

[Network(Precision = Real.Precision), Input(5, 4, 3), Conv2D(17, 2, UseBias = false), GroupNormalization(Groups = -1, Epsilon = 1e-5), Conv2D(6, 1), GroupNormalization(Groups = 1), Conv2D(2, 2), MeanSquaredError]
public partial class InstanceNorm;

[Network(Precision = Real.Precision), Input(5, 4, 3), Conv2D(3, 1), GroupNormalization(Groups = 2, Axis = 2), Flatten, Dense(12), GroupNormalization(Groups = 4), Dense(3), MeanSquaredError]
public partial class GroupNormAxis;

[Network(Precision = Real.Precision), Input(6), Dense(17), UnitNormalization, Dense(12), Reshape(2, 3, 2), UnitNormalization(Axes = [1, 3]), Conv2D(2, 2), MeanSquaredError]
public partial class UnitNorm;

[Network(Precision = Real.Precision), Input(5, 4, 3), LocalResponseNormalization, Conv2D(17, 2), LocalResponseNormalization(DepthRadius = 2, Bias = 2, Alpha = 0.1, Beta = 0.75), Conv2D(5, 1), LocalResponseNormalization(DepthRadius = 1, Beta = 0.6), Conv2D(2, 2), MeanSquaredError]
public partial class LocalResponseNorm;

// Shapes.

[Network(Precision = Real.Precision), Input(5, 7), Dense(4), Permute(2, 1), Dense(17), Permute(2, 1), Dense(3), MeanSquaredError]
public partial class PermuteRows;

[Network(Precision = Real.Precision), Input(5, 4, 3), Permute(3, 1, 2), Conv2D(5, 2), Permute(2, 1, 3), Conv2D(3, 2, Padding = Padding.Same), MeanSquaredError]
public partial class PermuteMap;

[Network(Precision = Real.Precision), Input(6), Dense(5), RepeatVector(3), Dense(17), MeanSquaredError]
public partial class Repeat;

// Noise that is not there.

[Network(Precision = Real.Precision), Input(3, 6), Dense(5), Dropout(0, NoiseShape = [1, -1]), SpatialDropout1D(0), GaussianDropout(0), GaussianNoise(0), AlphaDropout(0), Dense(2), MeanSquaredError]
public partial class NoNoise;
