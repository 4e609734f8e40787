namespace NetGen.Tests.Corpus;

// Errors.

[Network(Precision = Real.Precision), Input(6), Dense(17), MeanAbsolutePercentageError]
public partial class Percentage;

[Network(Precision = Real.Precision), Input(4, 6), Dense(5), MeanAbsolutePercentageError(Weight = 0.01, Reduction = Reduction.Sum)]
public partial class PercentageRows;

[Network(Precision = Real.Precision), Input(6), Dense(17), MeanSquaredLogarithmicError]
public partial class SquaredLogarithmic;

[Network(Precision = Real.Precision), Input(4, 6), Dense(5, Activation = Activation.Softplus), MeanSquaredLogarithmicError]
public partial class SquaredLogarithmicRows;

[Network(Precision = Real.Precision), Input(6), Dense(17), LogCosh]
public partial class LogarithmOfCosh;

[Network(Precision = Real.Precision), Input(17), Dense(33), Dense(5), LogCosh(Reduction = Reduction.Sum), WholeNumbers]
public partial class LogarithmOfCoshFar;

// Angles.

[Network(Precision = Real.Precision), Input(6), Dense(17), CosineSimilarity]
public partial class Cosine;

[Network(Precision = Real.Precision), Input(4, 6), Dense(5), CosineSimilarity(Reduction = Reduction.Sum), Batch(33)]
public partial class CosineRows;

// Margins.

[Network(Precision = Real.Precision), Input(6), Dense(17), Hinge]
public partial class HingeScores;

[Network(Precision = Real.Precision), Input(4, 6), Dense(5), Hinge(Reduction = Reduction.Sum)]
public partial class HingeRows;

[Network(Precision = Real.Precision), Input(6), Dense(1), SquaredHinge, Batch(33)]
public partial class SquaredHingeScore;

[Network(Precision = Real.Precision), Input(6), Dense(17), CategoricalHinge]
public partial class CategoricalHingeScores;

[Network(Precision = Real.Precision), Input(4, 6), Dense(5), CategoricalHinge(Reduction = Reduction.Sum, Weight = 0.5)]
public partial class CategoricalHingeRows;

[Network(Precision = Real.Precision), Input(6), Dense(5), CategoricalHinge, WholeNumbers]
public partial class CategoricalHingeTies;

// Overlaps.

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.Sigmoid), Dice(Axis = [1])]
public partial class DiceVector;

[Network(Precision = Real.Precision), Input(5, 4, 2), Conv2D(3, 2, Activation = Activation.Softmax), Dice(Axis = [1, 2])]
public partial class DiceChannels;

[Network(Precision = Real.Precision), Input(5, 4, 2), Conv2D(3, 2, Activation = Activation.Sigmoid), Tversky(Axis = [1, 2, 3], Alpha = 0.3, Beta = 0.7)]
public partial class TverskyMap;

[Network(Precision = Real.Precision), Input(5, 4, 2), Conv2D(3, 2, Activation = Activation.Sigmoid), Tversky(Axis = [-3, -1], Reduction = Reduction.Sum), Batch(33)]
public partial class TverskyColumns;

[Network(Precision = Real.Precision), Input(5, 4, 2), Conv2D(3, 2, Activation = Activation.Sigmoid), Dice, Batch(33)]
public partial class DiceBatch;

[Network(Precision = Real.Precision), Input(5, 4, 2), Conv2D(3, 2, Activation = Activation.Softmax), Dice(Axis = [0, 1, 2], Weight = 0.7)]
public partial class DiceChannelsOfBatch;

[Network(Precision = Real.Precision), Input(6), Dense(7, UseBias = false, KernelL2 = 0.01), BatchNormalization, Dense(5, Activation = Activation.Sigmoid), Tversky(Alpha = 0.3, Beta = 0.7, Reduction = Reduction.Sum), Batch(9)]
public partial class TverskyBatch;

[Network(Precision = Real.Precision), Input(6), Dense(5, Activation = Activation.Sigmoid), Tversky(Axis = [0], Reduction = Reduction.Sum), MeanSquaredError(Weight = 0.3), Batch(9)]
public partial class TverskyUnitsOfBatch;
