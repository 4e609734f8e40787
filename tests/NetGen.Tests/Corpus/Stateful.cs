namespace NetGen.Tests.Corpus;

// Layers whose states a session carries from call to call; without one they begin with zeros, as the fixtures do.

[State(Units, Name = "h"), Dense(Units, UseBias = false), Add("h"), Activation(Activation.Tanh), NextState("h"), Dense(3)]
public sealed class CarryCellAttribute(int units) : RecurrentCellAttribute(units)
{
    private const int Units = 4;
}

[Network(Precision = Real.Precision), Input(4, 3), LSTM(5, Stateful = true, ReturnSequences = true), CarryCell(6, Stateful = true, ReturnSequences = true), GRU(17, Stateful = true, ReturnSequences = true), SimpleRNN(3, Stateful = true, ReturnSequences = true), Dense(2), MeanSquaredError]
public partial class StatefulStack;

[Network(Precision = Real.Precision), Input(12, 3), LSTM(5, ReturnSequences = true), CarryCell(6, ReturnSequences = true), GRU(17, ReturnSequences = true), SimpleRNN(3, ReturnSequences = true), Dense(2), MeanSquaredError]
public partial class StatefulStackTwin;

[Network(Precision = Real.Precision), Input(4, 3), GRU(5, Stateful = true), Dense(2), MeanSquaredError]
public partial class StatefulGru;

[Network(Precision = Real.Precision), Input(4, 3, Name = "x"), Input(5, Name = "before"), GRU(5, From = "x", InitialState = "before"), Dense(2), MeanSquaredError]
public partial class StatefulGruTwin;

// Statistics of the batch, so that samples pass through training more than once.
[Network(Precision = Real.Precision), Input(4, 3), SimpleRNN(5, Stateful = true, ReturnSequences = true), BatchNormalization, Dense(2), MeanSquaredError, Batch(9)]
public partial class StatefulNormalized;

[Network(Precision = Real.Precision), Input(4, 3, Name = "x"), Input(5, Name = "before"), SimpleRNN(5, From = "x", InitialState = "before", ReturnSequences = true), BatchNormalization, Dense(2), MeanSquaredError, Batch(9)]
public partial class StatefulNormalizedTwin;
