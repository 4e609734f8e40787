using static NetGen.Generator.Tests.Declarations.WrongDeclaration;

namespace NetGen.Generator.Tests.Declarations;

/// <summary>Mistakes in recurrent layers, embeddings and masks.</summary>
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
    ];
}
