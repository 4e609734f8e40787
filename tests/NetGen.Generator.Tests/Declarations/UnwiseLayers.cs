namespace NetGen.Generator.Tests.Declarations;

/// <summary>Layers that do nothing, or undo what those before them did.</summary>
internal static class UnwiseLayers
{
    private const string Unused = "leave it out, name it in From of a later layer, or in [Output]";

    public static IReadOnlyList<UnwiseDeclaration> All { get; } =
    [
        // One activation after another.
        new(
            "two softmaxes",
            "Input(4), Dense(3, Activation = Activation.Softmax), {|NETGEN3006:Activation(Activation.Softmax)|}, SparseCategoricalCrossEntropy",
            "activation_1 makes probabilities by Activation.Softmax of what dense_1 has made probabilities of by Activation.Softmax: leave out one of the two"),
        new(
            "a sigmoid of a softmax",
            "Input(4), Dense(3), Softmax, {|NETGEN3006:Activation(Activation.Sigmoid)|}, MeanSquaredError",
            "activation_1 makes probabilities by Activation.Sigmoid of what softmax_1 has made probabilities of by Activation.Softmax: leave out one of the two"),
        new("a softmax with a layer in between", "Input(4), Dense(3, Activation = Activation.Softmax), Dense(3, Activation = Activation.Softmax), SparseCategoricalCrossEntropy"),
        new("softmaxes along two axes", "Input(4, 4), Dense(3), Softmax(Axis = 1), Softmax, CategoricalCrossEntropy"),
        new(
            "a rectifier before a softmax",
            "Input(4), Dense(3, {|NETGEN3007:Activation = Activation.ReLU|}), Softmax, SparseCategoricalCrossEntropy",
            "dense_1 ends with Activation.ReLU, so that all scores below 0 count the same to softmax_1: leave out that activation"),
        new(
            "a rectifier before a loss of scores",
            "Input(4), Dense(3), {|NETGEN3007:ReLU|}, SparseCategoricalCrossEntropy(FromLogits = true)",
            "relu_1 ends with Activation.ReLU, so that all scores below 0 count the same to SparseCategoricalCrossEntropy: leave out that activation"),
        new("a rectifier that others read too", "Input(4), Dense(3, Activation = Activation.ReLU, Name = \"a\"), Softmax, Add(\"a\"), MeanSquaredError"),
        new(
            "a softmax of one",
            "Input(4), Dense(1, {|NETGEN3008:Activation = Activation.Softmax|}), BinaryCrossEntropy",
            "dense_1 has one output, of which Activation.Softmax is always 1: use Activation.Sigmoid"),
        new("a softmax of one column", "Input(4), Dense(4), Reshape(4, 1), Softmax(Axis = 1), MeanSquaredError"),
        new(
            "a rectifier of a rectifier",
            "Input(4), Dense(3, Activation = Activation.ReLU), {|NETGEN3009:ReLU|}, Dense(1), MeanSquaredError",
            "relu_1 changes nothing, since dense_1 gives nothing negative by Activation.ReLU: leave it out"),
        new("a rectifier of a leaky one", "Input(4), Dense(3), LeakyReLU, ReLU, Dense(1), MeanSquaredError"),
        new("a limit on a rectifier", "Input(4), Dense(3, Activation = Activation.ReLU), ReLU(MaxValue = 6), Dense(1), MeanSquaredError"),

        // Biases.
        new(
            "a bias before batch normalisation",
            "Input(4), {|NETGEN3010:Dense(3)|}, BatchNormalization, Dense(1), MeanSquaredError",
            "The bias of dense_1 has no effect, since batchnormalization_1 takes it off again with the mean: add UseBias = false"),
        new(
            "a bias that is asked for before batch normalisation",
            "Input(4), Dense(3, {|NETGEN3010:UseBias = true|}), BatchNormalization, Dense(1), MeanSquaredError",
            "The bias of dense_1 has no effect, since batchnormalization_1 takes it off again with the mean: add UseBias = false"),
        new(
            "a bias in a block that is repeated",
            "Input(4), {|NETGEN3010:Step(Repeat = 3)|}, Dense(1), MeanSquaredError",
            "The bias of step_1.dense_1 has no effect, since step_1.batchnormalization_1 takes it off again with the mean: add UseBias = false")
        {
            Types = "[Dense(4), BatchNormalization, ReLU] public sealed class StepAttribute : BlockAttribute;",
        },
        new("a bias and an activation before batch normalisation", "Input(4), Dense(3, Activation = Activation.ReLU), BatchNormalization, Dense(1), MeanSquaredError"),
        new("a bias before frozen batch normalisation", "Input(4), Dense(3), BatchNormalization(Trainable = false), Dense(1), MeanSquaredError"),
        new("a bias before batch normalisation of another axis", "Input(4, 4, 1), Conv2D(3, 1), BatchNormalization(Axis = 1), Flatten, Dense(1), MeanSquaredError"),
        new("a bias that others read too", "Input(4), Dense(3, Name = \"a\"), BatchNormalization, Add(\"a\"), MeanSquaredError"),
        new("a bias that is shared", "Input(4), Dense(4, Name = \"a\"), BatchNormalization, Dense(4, SharedWith = \"a\"), MeanSquaredError"),
        new("a bias in a maximum", "Input(4), Maxout(3, 2), BatchNormalization, Dense(1), MeanSquaredError"),
        new("a bias in a network for predictions", "Input(4), Dense(3), BatchNormalization, Dense(1)"),
        new("layer normalisation", "Input(4), Dense(3), LayerNormalization, Dense(1), MeanSquaredError"),

        // What nothing takes.
        new(
            "a layer that is passed over",
            "Input(4), Dense(3, Activation = Activation.ReLU, Name = \"a\"), {|NETGEN3011:Dropout(0.5)|}, Dense(1, From = \"a\"), MeanSquaredError",
            $"Nothing takes what 'dropout_1' gives: {Unused}"),
        new(
            "an input that is passed over",
            "{|NETGEN3011:Input(4, Name = \"a\")|}, Input(4), Dense(1), MeanSquaredError",
            $"Nothing takes what 'a' gives: {Unused}"),
        new(
            "a weight that nothing reads",
            "Input(4), {|NETGEN3011:Weight(4, Name = \"w\")|}, Dense(1), MeanSquaredError",
            $"Nothing takes what 'w' gives: {Unused}"),
        new("a state that starts another layer", "Input(4, 2), LSTM(3, Name = \"a\"), LSTM(3, From = \"input\", InitialState = \"a\"), Dense(1), MeanSquaredError"),
        new(
            "a sum in a weight",
            "Input(4), Weight(4, Name = \"sum\", Trainable = false, Initializer = Initializer.Zeros), ReduceSum(0, Name = \"all\"), Add(\"sum\", \"all\", Name = \"next\"), Assign(\"sum\", \"next\"), Dense(1, From = \"input\"), MeanSquaredError"),
        new("a penalty on a branch", "Input(4), Dense(3, Name = \"a\"), ActivityRegularization(L2 = 0.1), Dense(1, From = \"a\", Activation = Activation.Tanh), MeanSquaredError"),
        new("a constant of a cell", "Input(4, 3), Weight(3, Name = \"w\"), Cell(Constants = [\"w\"]), MeanSquaredError")
        {
            Types = "[State(3, Name = \"h\"), Add(In, \"h\"), Add(\"w\"), NextState(\"h\")] public sealed class CellAttribute : RecurrentCellAttribute;",
        },
        new("the inside of a block of steps", "Input(4, 3), Inner(TimeDistributed = true), MeanSquaredError")
        {
            Types = "[Dense(3, Name = \"a\", Activation = Activation.ReLU), Dense(3), Add(\"a\")] public sealed class InnerAttribute : BlockAttribute;",
        },

        // Noise.
        new(
            "dropout of the output",
            "Input(4), Dense(3), {|NETGEN3012:Dropout(0.5)|}, MeanSquaredError",
            "dropout_1 puts its noise on what MeanSquaredError judges, with nothing that learns in between: put it before the last layer with weights"),
        new(
            "noise before the last activation",
            "Input(4), Dense(3), {|NETGEN3012:GaussianNoise(0.1)|}, Softmax, SparseCategoricalCrossEntropy",
            "gaussiannoise_1 puts its noise on what SparseCategoricalCrossEntropy judges, with nothing that learns in between: put it before the last layer with weights"),
        new("dropout before the last layer", "Input(4), Dense(3, Activation = Activation.ReLU), Dropout(0.5), Dense(1), MeanSquaredError"),
        new("dropout before a sum", "Input(4), Dense(4, Name = \"a\", Activation = Activation.ReLU), Dense(4), Dropout(0.1), Add(\"a\"), MeanSquaredError"),
        new(
            "dropout of nothing",
            "Input(4), {|NETGEN3013:Dropout(0)|}, Dense(1), MeanSquaredError",
            "dropout_1 does nothing, since its strength is 0"),

        // Windows.
        new(
            "a pool that leaves out the edge",
            "Input(7, 6, 1), {|NETGEN3014:MaxPool2D(2)|}, Flatten, Dense(1), MeanSquaredError",
            "maxpool2d_1 leaves out the last 1 of 7 in height of its input, 7×6×1: Padding.Same would use them, and inputs of 6×6 or 8×6 would leave nothing"),
        new(
            "a convolution with a stride",
            "Input(12, 2), {|NETGEN3014:Conv1D(2, 3, Strides = 2)|}, Flatten, Dense(1), MeanSquaredError",
            "conv1d_1 leaves out the last 1 of 12 in steps of its input, 12×2: Padding.Same would use them, and inputs of 11 or 13 would leave nothing"),
        new("a pool that fits", "Input(6, 6, 1), MaxPool2D(2), Flatten, Dense(1), MeanSquaredError"),
        new("a pool with padding", "Input(7, 7, 1), MaxPool2D(2, Padding = Padding.Same), Flatten, Dense(1), MeanSquaredError"),
        new("padding that is left out", "Input(8, 8, 1), Conv2D(2, 3, Strides = 2, Pads = [1, 1, 1, 1]), Flatten, Dense(1), MeanSquaredError"),
        new("a stride that leaves gaps", "Input(8, 8, 1), Conv2D(2, 1, Strides = 2), Flatten, Dense(1), MeanSquaredError"),
        new(
            "a pool of each step",
            "Input(2, 5, 5, 1), {|NETGEN3014:AveragePool2D(2, TimeDistributed = true)|}, Flatten, Dense(1), MeanSquaredError",
            "averagepool2d_1 leaves out the last 1 of 5 in height and 1 of 5 in width of its input, 5×5×1: Padding.Same would use them, and inputs of 4×4 or 6×6 would leave nothing"),

        // Budgets that are kept.
        new("a budget that is just enough", "Budget(MaxParameters = 16, MaxMultiplyAdds = 12, MaxWorkspaceBytes = 1_000_000, MaxTrainingWorkspaceBytes = 1_000_000), Input(3), Dense(4), MeanSquaredError"),
        new("a budget for the training of a network without a loss", "Budget(MaxTrainingWorkspaceBytes = 1), Input(3), Dense(4)"),

        // Linear layers.
        new(
            "two linear layers",
            "Input(4), {|NETGEN3018:Dense(8)|}, Dense(1), MeanSquaredError",
            "No activation stands between dense_1 and dense_2, so together they compute no more than one linear layer"),
        new("a linear output that another layer reads too", "Input(4), Dense(8, Name = \"a\"), Dense(1), Output(\"a\"), Output(\"dense_2\")"),
    ];
}
