namespace NetGen.Tests.Corpus;

[Network(Precision = Real.Precision), Input(6), Dense(7, Name = "a"), Dense(7, Name = "b", From = "a"), Subtract("a"), Dense(3), MeanSquaredError]
public partial class SubtractLast;

[Network(Precision = Real.Precision), Input(6), Dense(17, Name = "a", Activation = Activation.Tanh), Dense(17, Name = "b", From = "a", Activation = Activation.Sigmoid), Dense(17, Name = "c", From = "a"), Multiply("a", "b", "c"), Dense(3), MeanSquaredError]
public partial class MultiplyThree;

[Network(Precision = Real.Precision), Input(5, 4, 3), Conv2D(6, 2, Name = "a"), GlobalAveragePool2D, Dense(6, Activation = Activation.Sigmoid), Multiply("a"), Conv2D(2, 2), MeanSquaredError]
public partial class MultiplyByChannel;

[Network(Precision = Real.Precision), Input(6), Dense(7, Name = "a"), Dense(7, Name = "b", From = "a"), Dense(7, Name = "c", From = "a"), Average("a", "b", "c"), Dense(3), MeanSquaredError]
public partial class AverageThree;

[Network(Precision = Real.Precision), Input(6), Dense(7, Name = "a"), Dense(7, Name = "b", From = "a"), Dense(7, Name = "c", From = "a"), Maximum("a", "b", "c", Name = "top"), Minimum("a", "b", "c"), Subtract("top"), Dense(3), MeanSquaredError]
public partial class MaximumAndMinimum;

[Network(Precision = Real.Precision), Input(6), Dense(7, Name = "a"), Dense(7, Name = "b", From = "a"), Dot("a", "b"), Dense(3), MeanSquaredError]
public partial class DotVectors;

[Network(Precision = Real.Precision), Input(5, 6), Dense(7, Name = "q"), Dense(7, Name = "k", From = "q"), Dot("q", Normalize = true), Dense(3), MeanSquaredError]
public partial class DotCosine;

[Network(Precision = Real.Precision), Input(5, 6), Dense(7, Name = "a"), Permute(2, 1), Dense(4, Name = "b"), Dot("a", "b", Axes = [2, 1]), Dense(3), MeanSquaredError]
public partial class DotMatrices;
