using static NetGen.Generator.Tests.Declarations.WrongDeclaration;

namespace NetGen.Generator.Tests.Declarations;

/// <summary>Mistakes in recurrent cells of the user's.</summary>
internal static class WrongCells
{
    public static IReadOnlyList<WrongDeclaration> All { get; } =
    [
        Cell(
            "state without a next value",
            "State(4, Name = \"h\"), State(4, Name = \"c\"), Dense(4), NextState(\"c\")",
            "{|NETGEN2019:One|}",
            "The state 'h' of one_1 is never given a next value: put [NextState(\"h\")] behind the layer that computes it"),
        Cell(
            "next value of another shape",
            "State(4, Name = \"h\"), Dense(5), NextState(\"h\"), State(3, Name = \"c\")",
            "{|NETGEN2018:One|}",
            "NextState cannot give 'h' its next value: its shape is 4, and that of the value 5"),
        Cell(
            "two next values",
            "State(4, Name = \"h\"), Dense(4), NextState(\"h\"), Dense(4), NextState(\"h\")",
            "{|NETGEN2018:One|}",
            "NextState cannot give 'h' its next value: a layer before this one gives it"),
        Cell(
            "next value of what is no state",
            "Weight(4, Name = \"w\"), Dense(4), NextState(\"w\")",
            "{|NETGEN2018:One|}",
            "NextState cannot give 'w' its next value: it is no [State] of the cell"),
        Cell(
            "next value of nothing",
            "State(4, Name = \"h\"), Dense(4), NextState(\"g\")",
            "{|NETGEN1008:One|}",
            "No earlier layer is named 'g'; the layers before this one are In, h, dense_1"),
        Cell(
            "two states of one name",
            "State(4, Name = \"h\"), State(4, Name = \"h\"), Dense(4), NextState(\"h\")",
            "{|NETGEN1009:One|}",
            "The name 'h' is taken by an earlier layer of this network"),
        Cell(
            "state of no size",
            "State(0, Name = \"h\"), Dense(4), NextState(\"h\")",
            "{|NETGEN1010:One|}",
            "Shape of State must be one size or more, each at least 1, of which one may be -1, but is [0]"),
        OfValues(
            "states outside a cell",
            "[Network, Input(5, 3), {|NETGEN1020:State(3, Name = \"h\")|}, {|NETGEN1020:NextState(\"input\", \"input\")|}, Dense(2), MeanSquaredError] public partial class Net;",
            "State says what a step of a loop does, so it stands only on the class of a recurrent cell, which derives from RecurrentCellAttribute",
            "NextState says what a step of a loop does, so it stands only on the class of a recurrent cell, which derives from RecurrentCellAttribute"),
        Cell(
            "layers that take steps together",
            "State(2, 3, Name = \"h\"), BatchNormalization, Reshape(1, 3), LSTM(3), Reshape(1, 3), Dense(3, TimeDistributed = true), Weight(3, Name = \"w\", Trainable = false), ReduceSum(0), Assign(\"w\", \"w\"), MeanSquaredError, NextState(\"h\", \"h\")",
            "{|NETGEN2020:{|NETGEN2020:{|NETGEN2020:{|NETGEN2020:{|NETGEN2020:{|NETGEN2020:One|}|}|}|}|}|}",
            Refused("BatchNormalization", "statistics of the batch"),
            Refused("LSTM", "a loop over time"),
            Refused("Dense", "a loop over time"),
            Refused("ReduceSum", "a sum over the batch"),
            Refused("Assign", "an assignment"),
            Refused("MeanSquaredError", "a loss")),
        OfValues(
            "cell in a cell",
            """
            [Dense(2)] public class TwoAttribute : RecurrentCellAttribute;
            [Two, State(2, Name = "h"), Dense(2), NextState("h")] public class OneAttribute : RecurrentCellAttribute;
            [Network, Input(5, 3, 4), {|NETGEN2020:One|}, MeanSquaredError] public partial class Net;
            """,
            Refused("Two", "a loop over time")),
        OfValues(
            "cell on a vector",
            """
            [Dense(2)] public class OneAttribute : RecurrentCellAttribute;
            [Network, Input(5), {|NETGEN2001:One|}, MeanSquaredError] public partial class Net;
            """,
            "One needs an input of steps and at least one axis behind them, but gets 5; [Reshape] can give it one"),
        Cell(
            "constants and states of nothing",
            "State(4, Name = \"h\"), Dense(4), Add(\"h\"), NextState(\"h\")",
            "One({|NETGEN1008:Constants = [\"nothing\"]|}, {|NETGEN1008:InitialStates = [\"nowhere\"]|})",
            "No earlier layer is named 'nothing'; the layers before this one are input",
            "No earlier layer is named 'nowhere'; the layers before this one are input"),
        Cell(
            "constant twice",
            "State(4, Name = \"h\"), Dense(4), Add(\"h\"), NextState(\"h\")",
            "One({|NETGEN1009:Constants = [\"input\", \"input\"]|})",
            "The name 'input' is taken by an earlier layer of this network"),
        Cell(
            "layer with the name of a constant",
            "State(4, Name = \"h\"), Dense(4, Name = \"input\"), NextState(\"h\")",
            "{|NETGEN1009:One(Constants = [\"input\"])|}",
            "The name 'input' is taken by an earlier layer of this network"),
        Cell(
            "initial states of other shapes",
            "State(4, Name = \"h\"), State(3, Name = \"c\"), NextState(\"c\", In), Dense(4), NextState(\"h\")",
            "Flatten, One(From = \"input\", {|NETGEN2011:InitialStates = [\"flatten_1\"]|})",
            "one_1 begins with states of 4 and 3, but flatten_1 gives 15"),
        Cell(
            "initial states of one direction for two",
            "State(4, Name = \"h\"), Dense(4), NextState(\"h\")",
            "LSTM(4), One(From = \"input\", Bidirectional = true), SimpleRNN(4, From = \"input\", Name = \"r\"), One(From = \"input\", Bidirectional = true, {|NETGEN2011:InitialStates = [\"r\"]|})",
            "one_2 begins with states of 4 and 4, but r gives 4"),
        Cell(
            "both directions backwards, in an order that is none",
            "Dense(4)",
            "One(Bidirectional = true, {|NETGEN1011:GoBackwards = true|}, {|NETGEN1010:MergeMode = (MergeMode)7|})",
            "One cannot have both GoBackwards and Bidirectional: one of the two directions goes backwards anyway",
            "MergeMode of One must be a member of the enum MergeMode, but is 7"),
        Cell(
            "states of later calls, and states that are never read",
            "State(4, Name = \"h\"), Dense(4), NextState(\"h\")",
            "One(Bidirectional = true, {|NETGEN1011:Stateful = true|}), One(From = \"input\", Name = \"r\"), One(From = \"input\", InitialStates = [\"r\"], {|NETGEN1011:Stateful = true|})",
            "One cannot have both Stateful and Bidirectional: one of the two directions begins with steps that only later calls bring",
            "One cannot have both Stateful and InitialStates: what the call before left would never be read"),
        Cell(
            "cell in each step",
            "Dense(4)",
            "One({|NETGEN1011:TimeDistributed = true|})",
            "One cannot have both TimeDistributed and a loop over time: it goes through the steps of its input itself"),
        OfValues(
            "mask of more than the steps",
            """
            [Dense(2)] public class OneAttribute : RecurrentCellAttribute;
            [Network, Input(5, 3, Type = InputType.Integer), Embedding(4, 2, MaskZero = true), {|NETGEN2013:One|}, Flatten, MeanSquaredError] public partial class Net;
            """,
            "one_1 cannot leave out the steps that the mask of its input leaves out; a recurrent layer or attention can"),
    ];

    private static string Refused(string layer, string what) => $"{layer} cannot stand in a recurrent cell, whose steps cannot have {what} of their own";

    /// <summary>A network with a cell whose layers are given.</summary>
    private static WrongDeclaration Cell(string name, string layers, string use, params string[] messages) => OfValues(
        $"cell: {name}",
        $"[{layers}] public class OneAttribute : RecurrentCellAttribute;\n[Network, Input(5, 3), {use}, MeanSquaredError] public partial class Net;",
        messages);
}
