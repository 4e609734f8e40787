namespace NetGen.Tests.Corpus;

// Recurrent cells of the user's own.

[State(Units, Name = "h"), Weight(-1, Units, Name = "kernel"), Weight(Units, Units, Name = "recurrent_kernel")]
[MatMul("h", "recurrent_kernel", Name = "remembered"), MatMul(In, "kernel"), Add("remembered"), NextState("h")]
public sealed class MinimalCellAttribute(int units) : RecurrentCellAttribute(units)
{
    private const int Units = 4;
}

[State(Units, Name = "h"), State(Units, Name = "c")]
[Weight(-1, 4 * Units, Name = "kernel"), Weight(Units, 4 * Units, Name = "recurrent_kernel"), Weight(4 * Units, Name = "bias", Initializer = Initializer.Zeros)]
[MatMul("h", "recurrent_kernel", Name = "product"), MatMul(In, "kernel")]
[Add("product"), Add("bias", Name = "all")]
[Slice(0, Units), Activation(Activation.Sigmoid, Name = "i")]
[Slice(Units, Units, From = "all"), Activation(Activation.Sigmoid, Name = "f")]
[Slice(2 * Units, Units, From = "all"), Activation(Activation.Tanh, Name = "g")]
[Slice(3 * Units, Units, From = "all"), Activation(Activation.Sigmoid, Name = "o")]
[Multiply("i", "g", Name = "new"), Multiply("f", "c"), Add("new"), NextState("c")]
[Activation(Activation.Tanh), Multiply("o"), NextState("h")]
public sealed class LstmCellAttribute(int units) : RecurrentCellAttribute(units)
{
    private const int Units = 4;
}

/// <summary>A state that is read against a constant, and an output that is none of the states.</summary>
[State(Units, Name = "h"), Dense(Units, From = Context), Add("h"), LayerNormalization(Name = "seen")]
[Dense(Units, From = In, UseBias = false, KernelL2 = 0.01, ActivityL2 = 0.05), Add("seen"), Activation(Activation.Tanh), NextState("h")]
[Dense(3, Activation = Activation.Sigmoid)]
public sealed class ReadingCellAttribute(int units, string context) : RecurrentCellAttribute(units, context)
{
    private const int Units = 4;
    private const string Context = "context";
}

/// <summary>Hands on what it read, two steps late; nothing that is trained stands between the states.</summary>
[State(-1, Name = "last"), State(-1, Name = "before"), NextState("last", In), NextState("before", "last")]
[Concat("before", In)]
public sealed class DelayCellAttribute : RecurrentCellAttribute;

/// <summary>A map as state, in which a convolution reads beyond the border.</summary>
[State(4, 4, Channels, Name = "h"), Conv2D(Channels, 3, Padding = Padding.Same, UseBias = false, From = "h", Name = "near")]
[Conv2D(Channels, 3, Padding = Padding.Same, From = In), Add("near"), Activation(Activation.Tanh), NextState("h"), MaxPool2D(2), Flatten]
public sealed class MapCellAttribute(int channels) : RecurrentCellAttribute(channels)
{
    private const int Channels = 2;
}

[Network(Precision = Real.Precision), Input(5, 3), MinimalCell(4), Dense(2), MeanSquaredError]
public partial class CellMinimal;

[Network(Precision = Real.Precision), Input(4, 3), MinimalCell(17, ReturnSequences = true, Name = "first"), MinimalCell(5, GoBackwards = true, ReturnSequences = true), MinimalCell(6, GoBackwards = true), Dense(2), MeanSquaredError, Batch(33)]
public partial class CellStacked;

[Network(Precision = Real.Precision), Input(5, 3), LstmCell(4, ReturnSequences = true), Dense(2), MeanSquaredError]
public partial class CellLstm;

[Network(Precision = Real.Precision), Input(4, 3, Name = "x"), Input(5, Name = "y"), Dense(4, From = "y", Name = "context"), Dense(4, From = "y", Name = "begin"), ReadingCell(4, "context", From = "x", Constants = ["context"], InitialStates = ["begin"], ReturnSequences = true, GoBackwards = true), Dense(2), MeanSquaredError]
public partial class CellConstants;

[Network(Precision = Real.Precision), Input(6, Type = InputType.Integer, Name = "x"), Weight(3, Name = "memory"), Embedding(3, 4, MaskZero = true, From = "x"), ReadingCell(5, "memory", Constants = ["memory"], ReturnSequences = true), MinimalCell(3, Bidirectional = true, ReturnSequences = true), ReadingCell(4, "memory", Constants = ["memory"], GoBackwards = true), MeanSquaredError, Batch(5)]
public partial class CellMasked;

// The outputs of steps that the mask leaves out are those of the steps before.
[Network(Precision = Real.Precision), Input(6, Type = InputType.Integer, Name = "x"), Weight(3, Name = "memory"), Embedding(3, 4, MaskZero = true, From = "x"), ReadingCell(5, "memory", Constants = ["memory"], ReturnSequences = true), Dense(2), MeanSquaredError, Batch(5)]
public partial class CellMaskedSteps;

// What the two directions read behind four steps is what both states began with.
[Network(Precision = Real.Precision), Input(4, 3, Name = "x"), Weight(3, Name = "w"), Dense(3, From = "x", Name = "begin", TimeDistributed = true), ReduceMax(1, Name = "peak"), DelayCell(From = "x", InitialStates = ["w", "peak"], ReturnSequences = true), DelayCell(Bidirectional = true), Dense(2), MeanSquaredError]
public partial class CellDelay;

[Network(Precision = Real.Precision), Input(3, 4, 4, 2), MapCell(2, ReturnSequences = true), Dense(2), MeanSquaredError]
public partial class CellMaps;

[Network(Precision = Real.Precision), Input(4, 3), MinimalCell(4, Bidirectional = true, ReturnSequences = true), LstmCell(3, Bidirectional = true, MergeMode = MergeMode.Multiply), Dense(2), MeanSquaredError]
public partial class CellBidirectional;

[Network(Precision = Real.Precision), Input(4, 3, Name = "x"), LSTM(4, Name = "encoder"), LstmCell(4, From = "x", InitialStates = ["encoder"], Name = "middle"), LSTM(4, From = "x", InitialState = "middle", ReturnSequences = true), Dense(2), MeanSquaredError]
public partial class CellEncoderDecoder;

// CellLstm with the layer that the cell writes out.
[Network(Precision = Real.Precision), Input(5, 3), LSTM(4, ReturnSequences = true), Dense(2), MeanSquaredError]
public partial class CellLstmTwin;
