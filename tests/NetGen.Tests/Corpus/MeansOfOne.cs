namespace NetGen.Tests.Corpus;

// Sums along axes of length one: nothing stands between the samples and the channels.

[Network(Precision = Real.Precision), Input(2, Name = "x"), Dense(4, Name = "dense"), Reshape(1, 2, From = "x"), GlobalAveragePool1D(Name = "mean"), Concat("dense", "mean"), Dense(2), MeanSquaredError]
public partial class ConcatOfAMeanOfOne;

[Network(Precision = Real.Precision), Input(1, 1, 17, Name = "x"), GlobalAveragePool2D(KeepDims = true), Flatten, Dense(4, Activation = Activation.Tanh), Reshape(1, 4), GlobalAveragePool1D, Dense(3), Reshape(1, 3), GlobalMaxPool1D, MeanSquaredError, Batch(33)]
public partial class MeansOfOne;
