namespace NetGen.Tests.Corpus;

[Network(Precision = Real.Precision), Input(5, 3), SimpleRNN(4), Dense(2), MeanSquaredError]
public partial class SimpleRnn;

[Network(Precision = Real.Precision), Input(4, 3), Dense(5), SimpleRNN(7, ReturnSequences = true, Activation = Activation.ReLU), Dense(2), MeanSquaredError, Batch(33)]
public partial class SimpleRnnSequence;

[Network(Precision = Real.Precision), Input(5, 3), LSTM(4), Dense(2), MeanSquaredError]
public partial class Lstm;

[Network(Precision = Real.Precision), Input(4, 3), Dense(6), LSTM(17, ReturnSequences = true), LSTM(5, GoBackwards = true), Dense(2), MeanSquaredError, Batch(1)]
public partial class LstmStacked;

[Network(Precision = Real.Precision), Input(4, 3), LSTM(5, ReturnSequences = true, GoBackwards = true, Form = RecurrentForm.PyTorch), Dense(2), MeanSquaredError]
public partial class LstmPyTorch;

[Network(Precision = Real.Precision), Input(4, 3), GRU(5), Dense(2), MeanSquaredError]
public partial class Gru;

[Network(Precision = Real.Precision), Input(4, 3), Dense(6), GRU(5, ResetAfter = false, ReturnSequences = true), GRU(16, Form = RecurrentForm.PyTorch, UseBias = false), MeanSquaredError]
public partial class GruForms;

[Network(Precision = Real.Precision), Input(4, 3), Dense(6), LSTM(5, Bidirectional = true, ReturnSequences = true), GRU(4, Bidirectional = true, MergeMode = MergeMode.Sum), Dense(2), MeanSquaredError]
public partial class BidirectionalRnn;

[Network(Precision = Real.Precision), Input(4, 3, Name = "x"), Dense(6), LSTM(5, Name = "encoder"), LSTM(5, From = "x", InitialState = "encoder", ReturnSequences = true), Dense(2), MeanSquaredError]
public partial class LstmEncoderDecoder;
