using static NetGen.Generator.Tests.Declarations.WrongDeclaration;

namespace NetGen.Generator.Tests.Declarations;

/// <summary>Mistakes in recurrent layers, embeddings, attention, sequences of steps, and in what stands behind a mask.</summary>
internal static class WrongSequences
{
    public static IReadOnlyList<WrongDeclaration> All { get; } =
    [
        OfValues(
            "an initial state of another length",
            "[Network, Input(10, 4, Name = \"source\"), LSTM(16, Name = \"encoder\"), LSTM(32, From = \"source\", {|NETGEN2011:InitialState = \"encoder\"|}), MeanSquaredError] public partial class Net;",
            "lstm_2 begins with 2 states of 32 elements, but encoder gives 16 and 16"),
        OfValues(
            "a mask before a layer that mixes steps",
            "[Network, Input(10, 4), Masking, {|NETGEN2013:Flatten|}, Dense(1), MeanSquaredError] public partial class Net;",
            "flatten_1 cannot leave out the steps that the mask of its input leaves out; a recurrent layer or attention can"),
        OfValues(
            "an embedding of real numbers",
            "[Network, Input(20), {|NETGEN2014:Embedding(1000, 16)|}, MeanSquaredError] public partial class Net;",
            "embedding_1 looks up whole numbers, so it must stand right behind an [Input] with Type = InputType.Integer"),
        OfValues(
            "one initial state for two",
            "[Network, Input(5, 3, Name = \"x\"), SimpleRNN(4, Name = \"encoder\"), LSTM(4, From = \"x\", {|NETGEN2011:InitialState = \"encoder\"|}), MeanSquaredError] public partial class Net;",
            "lstm_1 begins with 2 states of 4 elements, but encoder gives 4"),
        OfValues(
            "convolution over masked steps",
            "[Network, Input(5, 3), Masking, Dropout(0.1), {|NETGEN2013:Conv1D(4, 3)|}, MeanSquaredError] public partial class Net;",
            Masked("conv1d_1")),
        OfValues(
            "maximum over masked steps",
            "[Network, Input(5, 3), Masking, BatchNormalization, {|NETGEN2013:GlobalMaxPool1D|}, Dense(2), MeanSquaredError] public partial class Net;",
            Masked("globalmaxpool1d_1")),
        OfValues(
            "normalisation over masked steps",
            "[Network, Input(5, 3), Masking, {|NETGEN2013:LayerNormalization(Axes = [1, 2])|}, MeanSquaredError] public partial class Net;",
            Masked("layernormalization_1")),
        OfValues(
            "softmax over masked steps",
            "[Network, Input(5, 3), Masking, {|NETGEN2013:Softmax(Axis = 1)|}, MeanSquaredError] public partial class Net;",
            Masked("softmax_1")),
        OfValues(
            "statistics of each masked step",
            "[Network, Input(5, 3), Masking, {|NETGEN2013:BatchNormalization(Axis = 1)|}, MeanSquaredError] public partial class Net;",
            Masked("batchnormalization_1")),
        OfValues(
            "no heads",
            "[Network, Input(5, 3), MultiHeadAttention({|NETGEN1010:0|}, {|NETGEN1010:0|}, {|NETGEN1010:ValueDim = -1|}, {|NETGEN1010:OutputDim = -2|}, {|NETGEN1010:Dropout = 1|}), MeanSquaredError] public partial class Net;",
            "NumHeads of MultiHeadAttention must be at least 1, but is 0",
            "KeyDim of MultiHeadAttention must be at least 1, but is 0",
            "ValueDim of MultiHeadAttention must be at least 1, or 0 for KeyDim, but is -1",
            "OutputDim of MultiHeadAttention must be at least 1, or 0 for the query's features, but is -2",
            "Dropout of MultiHeadAttention must be at least 0 and below 1, but is 1"),
        OfValues(
            "attention on a vector",
            "[Network, Input(5), {|NETGEN2001:MultiHeadAttention(2, 3)|}, MeanSquaredError] public partial class Net;",
            "MultiHeadAttention needs an input of steps × features, but gets 5; [Reshape] can give it one"),
        OfValues(
            "keys of other steps than the values",
            "[Network, Input(5, 3, Name = \"a\"), Input(4, 3, Name = \"b\"), MultiHeadAttention(2, 3, From = \"a\", {|NETGEN2010:Key = \"b\"|}), MeanSquaredError] public partial class Net;",
            "multiheadattention_1 joins values of 5×3 and keys of 4×3, which need the same number of steps"),
        OfValues(
            "keys of other features than the queries",
            "[Network, Input(5, 3, Name = \"a\"), Input(4, 2, Name = \"b\"), Attention(From = \"a\", {|NETGEN2010:Value = \"b\"|}), MeanSquaredError] public partial class Net;",
            "attention_1 joins queries of 5×3 and keys of 4×2, which need the same number of features"),
        OfValues(
            "groups that leave a remainder",
            "[Network, Input(5, 3), GroupQueryAttention(2, 4, {|NETGEN2008:3|}), MeanSquaredError] public partial class Net;",
            "groupqueryattention_1 splits 4 heads into 3 groups, which leaves a remainder"),
        WithSession(
            "states of later calls, and states that are never read",
            "[Network, Input(5, 3, Name = \"x\"), Dense(4, TimeDistributed = true), LSTM(4, Bidirectional = true, {|NETGEN1011:Stateful = true|}, ReturnSequences = true), SimpleRNN(4, Name = \"encoder\"), GRU(4, From = \"x\", {|NETGEN1011:Stateful = true|}, InitialState = \"encoder\"), MeanSquaredError] public partial class Net;",
            "LSTM cannot have both Stateful and Bidirectional: one of the two directions begins with steps that only later calls bring",
            "GRU cannot have both Stateful and InitialState: what the call before left would never be read"),
        OfValues(
            "a recurrent layer behind another one's last step",
            "[Network, Input(5, 4), GRU(3), {|NETGEN2001:LSTM(4)|}, Dense(2), {|NETGEN2001:Attention|}, MeanSquaredError] public partial class Net;",
            "LSTM needs an input of steps × features, but gets 3; with ReturnSequences = true the recurrent layer before it gives every step",
            "Attention needs an input of steps × features, but gets 2; [Reshape] can give it one"),
        OfValues(
            "a recurrent layer in each step",
            "[Network, Input(5, 4, 3), LSTM(4, {|NETGEN1011:TimeDistributed = true|}), MeanSquaredError] public partial class Net;",
            "LSTM cannot have both TimeDistributed and a loop over time: it goes through the steps of its input itself"),
        OfValues(
            "statistics of the batch in each step",
            "[Network, Input(5, 4, 3), BatchNormalization({|NETGEN1011:TimeDistributed = true|}), Dense(2, TimeDistributed = true), MeanSquaredError] public partial class Net;",
            "BatchNormalization cannot have both TimeDistributed and statistics of the batch: each step would have its own; as it is, the layer normalises all steps together"),
        OfValues(
            "no axis behind the steps",
            "[Network, Input(5), Dense(2, {|NETGEN2001:TimeDistributed = true|}), MeanSquaredError] public partial class Net;",
            "Dense needs an input of steps and at least one axis behind them, but gets 5; [Reshape] can give it one"),
        OfValues(
            "steps of different sequences",
            "[Network, Input(5, 3, Name = \"a\"), Input(4, 3, Name = \"b\"), Add(\"a\", \"b\", {|NETGEN2010:TimeDistributed = true|}), MeanSquaredError] public partial class Net;",
            "add_1 joins 5×3 and 4×3, which need the same number of steps"),
        OfValues(
            "more labels than steps",
            "[Network, Input(5, 3), Dense(3), CTC({|NETGEN1010:6|})] public partial class Net;",
            "LabelLength of CTC must be at most 5, the number of steps, but is 6"),
        OfValues(
            "labels for a vector",
            "[Network, Input(5), Dense(3), {|NETGEN2006:CTC(2)|}] public partial class Net;",
            "CTC needs steps × classes, at least one class beside the blank, but the network's output is 3"),
        OfValues(
            "labels for masked steps",
            "[Network, Input(5, 3), Masking, Dense(3), {|NETGEN2013:CTC(2)|}] public partial class Net;",
            Masked("CTC")),
    ];

    /// <summary>A session of a network whose declaration has errors compiles too.</summary>
    private static WrongDeclaration WithSession(string name, string source, params string[] messages)
    {
        WrongDeclaration declaration = OfValues(name, source, messages);
        return declaration with
        {
            Use = declaration.Use.Replace("network.Predict(x, y);", "network.Predict(x, y); network.CreateSession(2).Predict(x, y); network.CreateSession().ResetStates();", StringComparison.Ordinal),
        };
    }

    private static string Masked(string layer) =>
        $"{layer} cannot leave out the steps that the mask of its input leaves out; a recurrent layer or attention can";
}
