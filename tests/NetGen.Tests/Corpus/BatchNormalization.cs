namespace NetGen.Tests.Corpus;

// A bias before the layer would have no gradient: the mean takes it off.

[Network(Precision = Real.Precision), Input(6), Dense(17, UseBias = false), BatchNormalization, Dense(3), MeanSquaredError, Batch(33)]
public partial class BatchNorm;

[Network(Precision = Real.Precision), Input(6), BatchNormalization(Momentum = 0.5, Epsilon = 1e-5), Dense(3), MeanSquaredError]
public partial class BatchNormFirst;

[Network(Precision = Real.Precision), Input(5, 4, 3), Conv2D(5, 2, UseBias = false), BatchNormalization(GammaL2 = 0.1, BetaL1 = 0.1), Activation(Activation.ReLU), Conv2D(17, 2, UseBias = false), BatchNormalization(Scale = false), Conv2D(2, 1), MeanSquaredError, Batch(33)]
public partial class BatchNormMap;

[Network(Precision = Real.Precision), Input(5, 4, 3), Conv2D(5, 2, UseBias = false), BatchNormalization(Axis = 1, Center = false), Conv2D(2, 2), MeanSquaredError]
public partial class BatchNormAxis;

[Network(Precision = Real.Precision), Input(6), Dense(7), BatchNormalization(Trainable = false), Dense(3), MeanSquaredError]
public partial class BatchNormFrozen;

[Network(Precision = Real.Precision), Input(5, 4, 3), Conv2D(17, 2), BatchNormalization, Activation(Activation.ReLU), Flatten, Dense(3)]
public partial class BatchNormInference;
