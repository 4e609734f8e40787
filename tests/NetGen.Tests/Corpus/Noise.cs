namespace NetGen.Tests.Corpus;

[Network(Precision = Real.Precision), Input(6), Dense(17), Dropout(0.5), Dense(3), MeanSquaredError, Noisy]
public partial class NoisyDropout;

[Network(Precision = Real.Precision), Input(4, 6), Dense(5), SpatialDropout1D(0.3), GaussianDropout(0.2), GaussianNoise(0.1), AlphaDropout(0.2, NoiseShape = [-1, 1]), Dense(3), MeanSquaredError, Noisy]
public partial class NoisyRows;

[Network(Precision = Real.Precision), Input(5, 4, 3), Conv2D(5, 2), SpatialDropout2D(0.3), Conv2D(3, 2), MeanSquaredError, Noisy]
public partial class NoisyMap;

// Without weights: what training gives is the noise itself.

[Network(Precision = Real.Precision), Input(4, 17), Dropout(0.3), MeanSquaredError, Noisy]
public partial class PureDropout;

[Network(Precision = Real.Precision), Input(4, 17), Dropout(0.3, NoiseShape = [-1, 1]), MeanSquaredError, Noisy]
public partial class PureDropoutOfRows;

[Network(Precision = Real.Precision), Input(4, 17), SpatialDropout1D(0.3), MeanSquaredError, Noisy]
public partial class PureSpatialDropout1D;

[Network(Precision = Real.Precision), Input(2, 2, 17), SpatialDropout2D(0.3), MeanSquaredError, Noisy]
public partial class PureSpatialDropout2D;

[Network(Precision = Real.Precision), Input(2, 1, 2, 17), SpatialDropout3D(0.3), MeanSquaredError, Noisy]
public partial class PureSpatialDropout3D;

[Network(Precision = Real.Precision), Input(4, 17), GaussianDropout(0.3), MeanSquaredError, Noisy]
public partial class PureGaussianDropout;

[Network(Precision = Real.Precision), Input(4, 17), GaussianNoise(0.3), MeanSquaredError, Noisy]
public partial class PureGaussianNoise;

[Network(Precision = Real.Precision), Input(4, 17), AlphaDropout(0.3), MeanSquaredError, Noisy]
public partial class PureAlphaDropout;

[Network(Precision = Real.Precision), Input(4, 17), GaussianNoise(0.3, Seed = 1337), MeanSquaredError, Noisy]
public partial class PureSeededNoise;

[Network(Precision = Real.Precision), Input(4, 17), Dropout(0.3, Seed = -2), Dropout(0.3, Seed = -2, From = "input"), Subtract("dropout_1", "dropout_2"), MeanSquaredError, Noisy]
public partial class PureEqualSeeds;

[Network(Precision = Real.Precision), Input(4, 6), LSTM(5, ReturnSequences = true, Dropout = 0.3, RecurrentDropout = 0.2, Seed = 3), Attention(Dropout = 0.2, Seed = 4), Dense(3), MeanSquaredError, Noisy]
public partial class NoisySeeds;
