namespace NetGen.Tests.Corpus;

[Network(Precision = Real.Precision), Input(5, 3), MultiHeadAttention(2, 3, BiasL2 = 0.1), Dense(2), MeanSquaredError]
public partial class SelfAttention;

[Network(Precision = Real.Precision), Input(4, 3, Name = "query"), Input(6, 5, Name = "value"), Input(6, 2, Name = "key"), Dense(4, From = "value", Name = "dense"), MultiHeadAttention(3, 4, From = "query", Value = "dense", Key = "key", ValueDim = 5, OutputDim = 7, UseBias = false, KernelL2 = 0.01, ActivityL2 = 0.1), MeanSquaredError]
public partial class CrossAttention;

[Network(Precision = Real.Precision), Input(7, 3), GroupQueryAttention(3, 4, 2, UseCausalMask = true, BiasL2 = 0.1), LayerNormalization, GroupQueryAttention(17, 3, 1, UseBias = false), Dense(2), MeanSquaredError, Batch(5)]
public partial class GroupedAttention;

[Network(Precision = Real.Precision), Input(6, Type = InputType.Integer), Embedding(4, 8, MaskZero = true), Dense(5), MultiHeadAttention(2, 8, BiasL2 = 0.1, UseCausalMask = true), GlobalAveragePool1D, Dense(2), MeanSquaredError, Batch(9)]
public partial class MaskedAttention;

[Network(Precision = Real.Precision), Input(5, 4, Name = "x"), Dense(4, Name = "dense"), Attention(UseScale = true, UseCausalMask = true), Attention(Value = "x", Key = "dense"), Dense(2), MeanSquaredError]
public partial class DotAttention;

[Network(Precision = Real.Precision), Input(5, Type = InputType.Integer), Embedding(4, 5, MaskZero = true, Name = "words"), Attention(ScoreMode = AttentionScore.Concat, UseScale = true), Attention(Value = "words", ScoreMode = AttentionScore.Concat), GRU(3), Dense(2), MeanSquaredError]
public partial class ConcatAttention;

[Network(Precision = Real.Precision), Input(6, 3), Dense(4), SimpleRNN(5, ReturnSequences = true, Name = "states"), Dense(5, From = "dense_1"), AdditiveAttention(Value = "states"), AdditiveAttention(UseScale = false), Dense(2), MeanSquaredError]
public partial class Additive;

[Network(Precision = Real.Precision), Input(6, Type = InputType.Integer), Embedding(5, 8, MaskZero = true), PositionalEmbedding(Name = "words"), LayerNormalization, MultiHeadAttention(2, 4, BiasL2 = 0.1), Add("words", Name = "sum"), LayerNormalization, Dense(9, Activation = Activation.GELU), Dense(8), Add("sum"), LayerNormalization, GlobalAveragePool1D, Dense(3), SparseCategoricalCrossEntropy(FromLogits = true)]
public partial class TransformerEncoder;

[Network(Precision = Real.Precision), Input(5, Type = InputType.Integer, Name = "source"), Input(4, Type = InputType.Integer, Name = "target"), Embedding(4, 6, From = "source", MaskZero = true, Name = "encoded"), Embedding(5, 6, From = "target", MaskZero = true, Name = "words"), MultiHeadAttention(2, 3, UseCausalMask = true, BiasL2 = 0.1), Add("words"), LayerNormalization(Name = "normal"), MultiHeadAttention(2, 3, Value = "encoded", BiasL2 = 0.1), Add("normal"), LayerNormalization, Dense(5), SparseCategoricalCrossEntropy(FromLogits = true), Batch(5)]
public partial class TransformerDecoder;

[Network(Precision = Real.Precision), Input(5, Type = InputType.Integer), Embedding(3, 3, MaskZero = true), Dense(4, Name = "left"), PReLU, BatchNormalization, Concat("left", "batchnormalization_1"), UnitNormalization, Dense(4), GlobalAveragePool1D, Dense(2), MeanSquaredError]
public partial class MaskPassed;

[Network(Precision = Real.Precision), Input(4, Type = InputType.Integer), Embedding(3, 4, MaskZero = true, Name = "words"), Dense(4, Name = "a"), BatchNormalization(Name = "b"), Dense(4, From = "words", Activation = Activation.Tanh, Name = "c"), Multiply("b", "c"), Concat("a", "multiply_1", Axis = 1), Dropout(0), LSTM(3, ReturnSequences = true), Dense(2), MeanSquaredError]
public partial class MasksJoined;
