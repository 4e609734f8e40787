using static NetGen.CodeFixes.Tests.Mend;

namespace NetGen.CodeFixes.Tests;

/// <summary>Every fix, at least once for each diagnostic that it mends.</summary>
internal static class Mends
{
    public static IReadOnlyList<Mend> All { get; } =
    [
        // The class.
        new("a class", "NETGEN1001", "Make 'Net' partial", "[Network, Input(3), Dense(2)]\npublic sealed class Net; // a network\n", "[Network, Input(3), Dense(2)]\npublic sealed partial class Net; // a network\n"),
        new(
            "a nested class",
            "NETGEN1001",
            "Make 'Net' partial",
            "namespace Models\n{\n\tpublic partial class Outer\n\t{\n\t\t[Network, Input(3), Dense(2)]\n\t\tclass\tNet { }\n\t}\n}\n",
            "namespace Models\n{\n\tpublic partial class Outer\n\t{\n\t\t[Network, Input(3), Dense(2)]\n\t\tpartial class\tNet { }\n\t}\n}\n"),
        new(
            "a record struct around it",
            "NETGEN1002",
            "Make 'Outer' partial",
            "public readonly record struct Outer { [Network, Input(3), Dense(2)] public partial class Net; }\n",
            "public readonly partial record struct Outer { [Network, Input(3), Dense(2)] public partial class Net; }\n"),
        new("an abstract class", "NETGEN1003", "Leave out 'abstract'", "[Network, Input(3), Dense(2)]\npublic abstract  partial class Net;\n", "[Network, Input(3), Dense(2)]\npublic partial class Net;\n"),
        new(
            "two parts",
            "NETGEN1004",
            "Move the layers of 'Net' to one part",
            "[Network] // ours\n[Input(3)]\npublic partial class Net;\n\n/// <summary>More.</summary>\n[Dense(3)] // hidden\n// And the end:\n[Dense(1), MeanSquaredError]\npublic partial class Net\n{\n}\n",
            "[Network] // ours\n[Input(3)]\n[Dense(3)] // hidden\n// And the end:\n[Dense(1), MeanSquaredError]\npublic partial class Net;\n\n/// <summary>More.</summary>\npublic partial class Net\n{\n}\n"),
        new(
            "three parts, two of them indented",
            "NETGEN1004",
            "Move the layers of 'Net' to one part",
            "[Network, Input(3)] partial class Net;\npartial class Net { }\n  [Dense(3)]\n  [Dense(2)]\n  partial class Net;\n[MeanSquaredError] partial class Net;\n",
            "[Network, Input(3)]\n[Dense(3)]\n[Dense(2)]\n[MeanSquaredError] partial class Net;\npartial class Net { }\n  partial class Net;\npartial class Net;\n"),

        Of("an input behind a layer", "NETGEN1006", "Move the input before the first layer", "Dense(2), Input(3, Name = \"x\"), Dense(1)", "Input(3, Name = \"x\"), Dense(2), Dense(1)"),
        new(
            "an input on a line behind a layer",
            "NETGEN1006",
            "Move the input before the first layer",
            "[Network]\n[Flatten] // first\n[Input(3)]\n[Dense(1)]\npublic partial class Net;\n",
            "[Network]\n[Input(3)]\n[Flatten] // first\n[Dense(1)]\npublic partial class Net;\n"),

        // Names.
        Of("a misspelt name", "NETGEN1008", "Change to 'stem'", "Input(3), Dense(4, Name = \"stem\"), Dense(2, From = \"steam\")", "Input(3), Dense(4, Name = \"stem\"), Dense(2, From = \"stem\")"),
        Of("another case", "NETGEN1008", "Change to 'dense_1'", "Input(3), Dense(4), Dense(4), Add(\"Dense_1\")", "Input(3), Dense(4), Dense(4), Add(\"dense_1\")"),
        Of("one name of several", "NETGEN1008", "Change to 'left'", "Input(3, Name = \"left\"), Dense(3, Name = \"right\"), Add(\"right\", \"letf\" /* both */)", "Input(3, Name = \"left\"), Dense(3, Name = \"right\"), Add(\"right\", \"left\" /* both */)"),

        // Shapes.
        Of("a recurrent layer before another", "NETGEN2001", "Give every step of the layer before", "Input(5, 3), LSTM(4), GRU(2)", "Input(5, 3), LSTM(4, ReturnSequences = true), GRU(2)"),
        Of("a large kernel", "NETGEN2002", "Use Padding.Same", "Input(4, 4, 1), Conv2D(2, 5)", "Input(4, 4, 1), Conv2D(2, 5, Padding = Padding.Same)"),
        Of("padding that is given", "NETGEN2002", "Use Padding.Same", "Input(4, 4, 1), Conv2D(2, 5, Padding = Padding.Valid, UseBias = false)", "Input(4, 4, 1), Conv2D(2, 5, Padding = Padding.Same, UseBias = false)"),
        Of("dense on a map, in a list", "NETGEN2003", "Add [Flatten]", "Input(4, 4, 1), Dense(2)", "Input(4, 4, 1), Flatten, Dense(2)"),
        new(
            "dense on a map, on its own line",
            "NETGEN2003",
            "Add [Flatten]",
            "[Network]\r\n[Input(4, 4, 1)] // an image\r\n    /* the end */ [Dense(2)]\r\n    [Dense(3)] // hidden\r\npublic partial class Net;\r\n",
            "[Network]\r\n[Input(4, 4, 1)] // an image\r\n    /* the end */ [Flatten, Dense(2)]\r\n    [Dense(3)] // hidden\r\npublic partial class Net;\r\n"),
        new(
            "dense on a map, among lines",
            "NETGEN2003",
            "Add [Flatten]",
            "[Network]\r\n[Input(4, 4, 1)] // an image\r\n\t[Dense(2)] // the end\r\npublic partial class Net;\r\n",
            "[Network]\r\n[Input(4, 4, 1)] // an image\r\n\t[Flatten]\r\n\t[Dense(2)] // the end\r\npublic partial class Net;\r\n"),
        new(
            "dense on a map, without a using",
            "NETGEN2003",
            "Add [Flatten]",
            "[NetGen.Network]\n[NetGen.Input(4, 4, 1)]\n[NetGen.Dense(2)]\npublic partial class Net;\n",
            "[NetGen.Network]\n[NetGen.Input(4, 4, 1)]\n[NetGen.Flatten]\n[NetGen.Dense(2)]\npublic partial class Net;\n") { Head = string.Empty },
        Of("a large pool, without arguments", "NETGEN2004", "Use Padding.Same", "Input(1, 1, 1), MaxPool2D", "Input(1, 1, 1), MaxPool2D(Padding = Padding.Same)"),
        Of("a large pool, with empty parentheses", "NETGEN2004", "Use Padding.Same", "Input(1, 1, 1), MaxPool2D()", "Input(1, 1, 1), MaxPool2D(Padding = Padding.Same)"),
        Of("a loss of classes for a yes or a no", "NETGEN2006", "Use BinaryCrossEntropy", "Input(3), Dense(1, Activation = Activation.Sigmoid), SparseCategoricalCrossEntropy(Weight = 2)", "Input(3), Dense(1, Activation = Activation.Sigmoid), BinaryCrossEntropy(Weight = 2)"),
        Of("channels first inside", "NETGEN2009", "Work channels-last", "Input(4, 4, 1), Conv2D(2, 3, DataFormat = DataFormat.ChannelsFirst)", "Input(4, 4, 1), Conv2D(2, 3)"),
        Of("an embedding of real numbers", "NETGEN2014", "Read whole numbers", "Input(5, Name = \"words\"), Embedding(9, 2), LSTM(2)", "Input(5, Name = \"words\", Type = InputType.Integer), Embedding(9, 2), LSTM(2)"),
        new(
            "a state without a next value",
            "NETGEN2019",
            "Add [NextState(\"h\")] behind the last layer",
            "[State(2, Name = \"h\")]\n[Dense(2), Add(\"h\")]\npublic sealed class CellAttribute : RecurrentCellAttribute;\n\n[Network, Input(4, 3), Cell]\npublic partial class Net;\n",
            "[State(2, Name = \"h\")]\n[Dense(2), Add(\"h\"), NextState(\"h\")]\npublic sealed class CellAttribute : RecurrentCellAttribute;\n\n[Network, Input(4, 3), Cell]\npublic partial class Net;\n"),

        // Losses and what they judge.
        Of("probabilities into a loss of scores", "NETGEN3001", "Leave out FromLogits", "Input(4), Dense(3, Activation = Activation.Softmax), SparseCategoricalCrossEntropy(FromLogits = true)", "Input(4), Dense(3, Activation = Activation.Softmax), SparseCategoricalCrossEntropy"),
        Of("the same with more arguments", "NETGEN3001", "Leave out FromLogits", "Input(4), Dense(3, Activation = Activation.Softmax), CategoricalCrossEntropy(FromLogits = true, Weight = 2)", "Input(4), Dense(3, Activation = Activation.Softmax), CategoricalCrossEntropy(Weight = 2)"),
        Of("scores into a loss of probabilities", "NETGEN3002", "Use FromLogits = true", "Input(4), Dense(3), SparseCategoricalCrossEntropy", "Input(4), Dense(3), SparseCategoricalCrossEntropy(FromLogits = true)"),
        Of("scores that become probabilities", "NETGEN3002", "Use Activation.Softmax in Dense", "Input(4), Dense(3), SparseCategoricalCrossEntropy", "Input(4), Dense(3, Activation = Activation.Softmax), SparseCategoricalCrossEntropy"),
        Of("a layer of its own", "NETGEN3002", "Use Activation.Sigmoid in Activation", "Input(4), Dense(3), Activation(Activation.Tanh), BinaryCrossEntropy", "Input(4), Dense(3), Activation(Activation.Sigmoid), BinaryCrossEntropy"),
        Of("sigmoids for one choice", "NETGEN3003", "Use Activation.Softmax in Dense", "Input(4), Dense(3, Activation = Activation.Sigmoid), CategoricalCrossEntropy", "Input(4), Dense(3, Activation = Activation.Softmax), CategoricalCrossEntropy"),
        Of("a loss of one choice for sigmoids", "NETGEN3003", "Use BinaryCrossEntropy", "Input(4), Dense(3, Activation = Activation.Sigmoid), CategoricalCrossEntropy", "Input(4), Dense(3, Activation = Activation.Sigmoid), BinaryCrossEntropy"),
        Of("Poisson of any number", "NETGEN3004", "Use Activation.Softplus in Dense", "Input(4), Dense(1), Poisson", "Input(4), Dense(1, Activation = Activation.Softplus), Poisson"),
        Of("a rectifier before a regression loss", "NETGEN3005", "Leave out the activation of Dense", "Input(4), Dense(1, Activation = Activation.ReLU), MeanSquaredError", "Input(4), Dense(1), MeanSquaredError"),
        Of("a rectifier layer before a regression loss", "NETGEN3005", "Leave out ReLU", "Input(4), Dense(1), ReLU, MeanSquaredError", "Input(4), Dense(1), MeanSquaredError"),

        // Layers.
        new(
            "two softmaxes",
            "NETGEN3006",
            "Leave out Softmax",
            "[Network]\n[Input(4)]\n[Dense(3, Activation = Activation.Softmax)] // probabilities\n[Softmax]\n[SparseCategoricalCrossEntropy]\npublic partial class Net;\n",
            "[Network]\n[Input(4)]\n[Dense(3, Activation = Activation.Softmax)] // probabilities\n[SparseCategoricalCrossEntropy]\npublic partial class Net;\n"),
        Of("a rectifier before a softmax", "NETGEN3007", "Leave out the activation of Dense", "Input(4), Dense(3, Activation = Activation.ReLU, UseBias = false), Softmax, SparseCategoricalCrossEntropy", "Input(4), Dense(3, UseBias = false), Softmax, SparseCategoricalCrossEntropy"),
        Of("a softmax of one", "NETGEN3008", "Use Activation.Sigmoid in Dense", "Input(4), Dense(1, Activation = Activation.Softmax), BinaryCrossEntropy", "Input(4), Dense(1, Activation = Activation.Sigmoid), BinaryCrossEntropy"),
        new(
            "a rectifier of a rectifier, in brackets of its own",
            "NETGEN3009",
            "Leave out ReLU",
            "[Network, Input(4)]\n[Dense(3, Activation = Activation.ReLU)] [ReLU] [Dense(1)] // the end\n[MeanSquaredError]\npublic partial class Net;\n",
            "[Network, Input(4)]\n[Dense(3, Activation = Activation.ReLU)] [Dense(1)] // the end\n[MeanSquaredError]\npublic partial class Net;\n"),
        Of("a bias before batch normalisation", "NETGEN3010", "Leave out the bias", "Input(4, 4, 1), Conv2D(2, 3), BatchNormalization, Flatten, Dense(1), MeanSquaredError", "Input(4, 4, 1), Conv2D(2, 3, UseBias = false), BatchNormalization, Flatten, Dense(1), MeanSquaredError"),
        Of("a bias that is asked for", "NETGEN3010", "Leave out the bias", "Input(4), Dense(3, UseBias = true), BatchNormalization, Dense(1), MeanSquaredError", "Input(4), Dense(3, UseBias = false), BatchNormalization, Dense(1), MeanSquaredError"),
        new(
            "a layer that nothing takes, the last on its line",
            "NETGEN3011",
            "Leave out Dropout",
            "[Network, Input(4)]\n[Dense(3, Name = \"a\", Activation = Activation.Tanh)] [Dropout(0.5)]\n[Dense(1, From = \"a\"), MeanSquaredError]\npublic partial class Net;\n",
            "[Network, Input(4)]\n[Dense(3, Name = \"a\", Activation = Activation.Tanh)]\n[Dense(1, From = \"a\"), MeanSquaredError]\npublic partial class Net;\n"),
        Of("dropout of the output", "NETGEN3012", "Leave out Dropout", "Input(4), Dense(3), Dropout(0.5), MeanSquaredError", "Input(4), Dense(3), MeanSquaredError"),
        Of("dropout of nothing", "NETGEN3013", "Leave out Dropout", "Input(4), Dropout(0), Dense(3), MeanSquaredError", "Input(4), Dense(3), MeanSquaredError"),
        Of("a pool that leaves out the edge", "NETGEN3014", "Use Padding.Same", "Input(7, 7, 1), MaxPool2D(2), Flatten, Dense(1)", "Input(7, 7, 1), MaxPool2D(2, Padding = Padding.Same), Flatten, Dense(1)"),
        new(
            "fewer units than classes",
            "NETGEN3015",
            "Give Dense 3 units",
            "[Network, Input(4), Dense(2, UseBias = false), Softmax, SparseCategoricalCrossEntropy(Classes = typeof(Shape))]\npublic partial class Net;\npublic enum Shape { Circle, Square, Triangle }\n",
            "[Network, Input(4), Dense(3, UseBias = false), Softmax, SparseCategoricalCrossEntropy(Classes = typeof(Shape))]\npublic partial class Net;\npublic enum Shape { Circle, Square, Triangle }\n"),
        Of("an output without a loss", "NETGEN3017", "Freeze Dense", "Input(4), Dense(3, Name = \"a\"), Dense(2, Activation = Activation.Tanh), MeanSquaredError(From = \"a\")", "Input(4), Dense(3, Name = \"a\"), Dense(2, Activation = Activation.Tanh, Trainable = false), MeanSquaredError(From = \"a\")"),
        Of("two linear layers", "NETGEN3018", "Use Activation.ReLU in Dense", "Input(4), Dense(3), Dense(1), MeanSquaredError", "Input(4), Dense(3, Activation = Activation.ReLU), Dense(1), MeanSquaredError"),
    ];
}
