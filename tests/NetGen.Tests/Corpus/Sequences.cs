namespace NetGen.Tests.Corpus;

[Network(Precision = Real.Precision), Input(4, 6, 5, 2), Conv2D(3, 3, Activation = Activation.ReLU, TimeDistributed = true), MaxPool2D(2, TimeDistributed = true), Dropout(0, TimeDistributed = true), Flatten(TimeDistributed = true), LSTM(4), Dense(2), MeanSquaredError]
public partial class Frames;

[Network(Precision = Real.Precision), Input(5, 3, 4), Dense(5, Activation = Activation.Tanh, ActivityL2 = 0.1, TimeDistributed = true), BatchNormalization(Trainable = false, TimeDistributed = true), Conv1D(17, 2, TimeDistributed = true), GlobalAveragePool1D(TimeDistributed = true), Dense(3, Activation = Activation.Softmax, TimeDistributed = true), SparseCategoricalCrossEntropy, Batch(33)]
public partial class DistributedLayers;

[Network(Precision = Real.Precision), Input(5, Type = InputType.Integer), Embedding(4, 4, MaskZero = true), Dense(5, TimeDistributed = true), LayerNormalization(TimeDistributed = true), GRU(3), Dense(2), MeanSquaredError]
public partial class DistributedMask;

[Network(Precision = Real.Precision), Input(3, 4, 5), MultiHeadAttention(2, 3, UseBias = false, TimeDistributed = true), Dense(4, TimeDistributed = true), GlobalAveragePool1D(TimeDistributed = true), SimpleRNN(3), Dense(2), MeanSquaredError]
public partial class DistributedAttention;

[Network(Precision = Real.Precision), Input(7, 4), Dense(5), CTC(3), Batch(9)]
public partial class Ctc;

[Network(Precision = Real.Precision), Input(17, 3), LSTM(5, ReturnSequences = true), Dense(4), CTC(7, Reduction = Reduction.Sum)]
public partial class CtcRecurrent;

[Network(Precision = Real.Precision), Input(3, 4), Dense(3), CTC(1, Weight = 0.5), Batch(5)]
public partial class CtcOneLabel;
