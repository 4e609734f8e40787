namespace NetGen.Tests.Corpus;

[Network(Precision = Real.Precision), Input(4, Name = "a"), Input(3, 2, Name = "b"), Dense(5, From = "a", Name = "left"), Flatten(From = "b"), Dense(5), Add("left"), Dense(2), MeanSquaredError]
public partial class TwoInputs;

[Network(Precision = Real.Precision), Input(6), Dense(5, Activation = Activation.Tanh, Name = "trunk"), Dense(3, Activation = Activation.Softmax, Name = "classes"), Dense(2, From = "trunk", Name = "values"), SparseCategoricalCrossEntropy(From = "classes"), MeanSquaredError(From = "values", Weight = 0.3)]
public partial class TwoLosses;

[Network(Precision = Real.Precision), Input(6), Dense(5, Name = "hidden"), Dense(3), Output("hidden"), Output("dense_2")]
public partial class TwoOutputs;

[Network(Precision = Real.Precision), Input(4, Name = "left"), Input(4, Name = "right"), Dense(5, From = "left", Name = "first", Activation = Activation.ReLU, KernelL2 = 0.1), Dense(5, From = "right", SharedWith = "first", Activation = Activation.ReLU), Subtract("first", "dense_2"), Dense(1), MeanSquaredError]
public partial class SharedTowers;

[Network(Precision = Real.Precision), Input(5), Dense(6, Trainable = false), Dense(3), MeanSquaredError]
public partial class FrozenFirst;

[Network(Precision = Real.Precision), Input(5, 6, 3), Conv2D(4, 3, Padding = Padding.Same, Name = "a"), Conv2D(5, 1, From = "a", Name = "b"), Conv2D(6, 3, From = "a", Padding = Padding.Same, Name = "c"), MaxPool2D(3, Strides = 1, Padding = Padding.Same, From = "a", Name = "d"), Concat("b", "c", "d"), Conv2D(7, 2), GlobalAveragePool2D, Dense(3), MeanSquaredError]
public partial class Inception;

[Network(Precision = Real.Precision), Input(5, 4, 3), Conv2D(4, 1, Name = "x0"), Conv2D(3, 3, Padding = Padding.Same, Name = "x1"), Concat("x0", "x1", Name = "c1"), Conv2D(3, 3, Padding = Padding.Same, Name = "x2"), Concat("c1", "x2", Axis = -1), Flatten, Dense(3), MeanSquaredError, Batch(33)]
public partial class DenselyConnected;

[Network(Precision = Real.Precision), Input(6, Type = InputType.Integer), Embedding(11, 5), LSTM(4), Dense(2), MeanSquaredError]
public partial class Embedded;

[Network(Precision = Real.Precision), Input(3, 2, Type = InputType.Integer), Embedding(7, 17, EmbeddingsL2 = 0.01), Flatten, Dense(2), MeanSquaredError, Batch(33)]
public partial class EmbeddedMap;

[Network(Precision = Real.Precision), Input(6, Type = InputType.Integer), Embedding(5, 4, MaskZero = true), PositionalEmbedding, LSTM(4, ReturnSequences = true), GRU(3), Dense(2), MeanSquaredError]
public partial class MaskedWords;

[Network(Precision = Real.Precision), Input(6, Type = InputType.Integer), Embedding(4, 4, MaskZero = true), PositionalEmbedding(Sinusoidal = true), SimpleRNN(3, Bidirectional = true, ReturnSequences = true), Dense(2), MeanSquaredError]
public partial class MaskedSequence;

[Network(Precision = Real.Precision), Input(3, 5, 4, DataFormat = DataFormat.ChannelsFirst), Conv2D(4, 3), Flatten, Dense(2), MeanSquaredError]
public partial class ChannelsFirstInput;

[Network(Precision = Real.Precision), Input(4, 3), Dense(5), SparseCategoricalCrossEntropy(FromLogits = true, IgnoreClass = 2)]
public partial class IgnoredClass;
