namespace NetGen.Generator.Tests.Declarations;

/// <summary>Losses of values that they were not made for.</summary>
internal static class UnwiseLosses
{
    private const string Shapes = "public enum Shape { Circle, Square, Triangle }";

    private const string Lonely = "judge that output, or say Trainable = false";

    public static IReadOnlyList<UnwiseDeclaration> All { get; } =
    [
        // Probabilities and scores.
        new(
            "softmax into a loss of scores",
            "Input(4), Dense(3, Activation = Activation.Softmax), SparseCategoricalCrossEntropy({|NETGEN3001:FromLogits = true|})",
            "SparseCategoricalCrossEntropy has FromLogits = true and so expects unscaled scores, but dense_1 gives probabilities by Activation.Softmax: leave out FromLogits, or that activation"),
        new(
            "sigmoid layer and flatten into a loss of scores",
            "Input(4, 2), Dense(3), Activation(Activation.Sigmoid), Flatten, BinaryCrossEntropy({|NETGEN3001:FromLogits = true|})",
            "BinaryCrossEntropy has FromLogits = true and so expects unscaled scores, but activation_1 gives probabilities by Activation.Sigmoid: leave out FromLogits, or that activation"),
        new(
            "scores into a loss of probabilities",
            "Input(4), Dense(3), {|NETGEN3002:CategoricalCrossEntropy|}",
            "CategoricalCrossEntropy expects probabilities, but dense_1 gives unscaled scores: use Activation.Softmax there, or FromLogits = true here"),
        new(
            "tanh into a binary loss",
            "Input(4), Dense(1, Activation = Activation.Tanh), {|NETGEN3002:BinaryCrossEntropy|}",
            "BinaryCrossEntropy expects probabilities, but dense_1 gives values of Activation.Tanh, which may be negative: use Activation.Sigmoid there"),
        new(
            "ReLU into a binary loss",
            "Input(4), Dense(1), ReLU, {|NETGEN3002:BinaryCrossEntropy|}",
            "BinaryCrossEntropy expects probabilities, but relu_1 gives values of Activation.ReLU, which may be above 1: use Activation.Sigmoid there"),
        new(
            "logarithms into a loss of probabilities",
            "Input(4), Dense(3, Activation = Activation.LogSoftmax), {|NETGEN3002:SparseCategoricalCrossEntropy|}",
            "SparseCategoricalCrossEntropy expects probabilities, but dense_1 gives values of Activation.LogSoftmax, which are logarithms: use Activation.Softmax there, or FromLogits = true here"),
        new(
            "scores into an overlap",
            "Input(4, 4, 1), Conv2D(1, 3), {|NETGEN3002:Dice|}",
            "Dice expects probabilities, but conv2d_1 gives unscaled scores: use Activation.Sigmoid there"),
        new("scores into a loss of scores", "Input(4), Dense(3), SparseCategoricalCrossEntropy(FromLogits = true)"),
        new("logarithms into a loss of scores", "Input(4), Dense(3, Activation = Activation.LogSoftmax), SparseCategoricalCrossEntropy(FromLogits = true)"),
        new("positive shares", "Input(4), Dense(3, Activation = Activation.Softplus), CategoricalCrossEntropy"),
        new("a softmax that is reshaped", "Input(4), Dense(6, Activation = Activation.Softmax), Reshape(2, 3), Flatten, SparseCategoricalCrossEntropy"),
        new("values that no activation gives", "Input(4, 3), LSTM(3), SparseCategoricalCrossEntropy"),
        new("a threshold", "Input(4), Dense(3), Activation(Activation.Threshold, Threshold = 0.5, DefaultValue = 0.1), BinaryCrossEntropy"),
        new(
            "sigmoids for one choice",
            "Input(4), Dense(3, Activation = Activation.Sigmoid), {|NETGEN3003:SparseCategoricalCrossEntropy|}",
            "SparseCategoricalCrossEntropy expects one choice, but dense_1 gives probabilities that each stand for themselves by Activation.Sigmoid: use Activation.Softmax there, or BinaryCrossEntropy here"),
        new(
            "a softmax for several labels",
            "Input(4), Dense(3, Activation = Activation.Softmax), {|NETGEN3003:BinaryCrossEntropy|}",
            "BinaryCrossEntropy expects a yes or a no from each output, but dense_1 gives shares of one choice by Activation.Softmax: use Activation.Sigmoid there, or CategoricalCrossEntropy here"),

        // Other domains.
        new(
            "Poisson of any number",
            "Input(4), Dense(1), {|NETGEN3004:Poisson|}",
            "Poisson takes the logarithm of the output, but the values of dense_1 may be negative: use Activation.Softplus there"),
        new(
            "a margin without a sign",
            "Input(4), Dense(1, Activation = Activation.Sigmoid), {|NETGEN3004:Hinge|}",
            "Hinge reads the sign of the output, but the values of dense_1 are never negative: use Activation.Linear there"),
        new("a margin between -1 and 1", "Input(4), Dense(1, Activation = Activation.Tanh), SquaredHinge"),
        new(
            "a rectifier before a regression loss",
            "Input(4), Dense(1, {|NETGEN3005:Activation = Activation.ReLU|}), MeanSquaredError",
            "dense_1 ends with Activation.ReLU, so it cannot give what is negative and learns nothing where it gives 0, but MeanSquaredError compares it with any target: leave out that activation, or use Activation.Softplus"),
        new(
            "a rectifier layer before a regression loss",
            "Input(4), Dense(1), {|NETGEN3005:ReLU(MaxValue = 6)|}, Huber",
            "relu_1 ends with Activation.ReLU6, so it cannot give what is negative and learns nothing where it gives 0, but Huber compares it with any target: leave out that activation, or use Activation.Softplus"),
        new("a sigmoid before a regression loss", "Input(4), Dense(1, Activation = Activation.Sigmoid), MeanSquaredError"),
        new("a rectifier before a loss of logarithms", "Input(4), Dense(1, Activation = Activation.ReLU), MeanSquaredLogarithmicError"),
        new("a leaky rectifier before a regression loss", "Input(4), Dense(1), LeakyReLU, MeanAbsoluteError"),

        // Classes.
        new(
            "fewer outputs than classes",
            "Input(4), Dense(2, Activation = Activation.Softmax), SparseCategoricalCrossEntropy({|NETGEN3015:Classes = typeof(Shape)|})",
            "The enum Shape numbers 3 classes, but dense_1 gives 2 outputs") { Types = Shapes },
        new(
            "an enum with gaps",
            "Input(4), Dense(3, Activation = Activation.Softmax), CategoricalCrossEntropy({|NETGEN3015:Classes = typeof(Code)|})",
            "The enum Code numbers 8 classes, but dense_1 gives 3 outputs") { Types = "public enum Code : byte { A = 1, B = 4, C = 7 }" },
        new("as many outputs as classes", "Input(4), Dense(3, Activation = Activation.Softmax), SparseCategoricalCrossEntropy(Classes = typeof(Shape))") { Types = Shapes },
        new(
            "classes in a block",
            "Input(4), {|NETGEN3015:Head(4)|}",
            "The enum Shape numbers 3 classes, but head_1.dense_1 gives 4 outputs")
        {
            Types = Shapes + """

                [Dense(Count, Activation = Activation.Softmax), SparseCategoricalCrossEntropy(Classes = typeof(Shape))]
                public sealed class HeadAttribute(int count) : BlockAttribute(count)
                {
                    private const int Count = 2;
                }
                """,
        },

        // What is trained.
        new(
            "all frozen",
            "Input(4), Dense(3, Trainable = false, Activation = Activation.ReLU), Dense(1, Trainable = false), {|NETGEN3016:MeanSquaredError|}",
            "MeanSquaredError has nothing to train, since all weights of the network are frozen"),
        new("frozen but for one", "Input(4), Dense(3, Trainable = false, Activation = Activation.ReLU), Dense(1), MeanSquaredError"),
        new("frozen, without a loss", "Input(4), Dense(1, Trainable = false)"),
        new("no weights", "Input(4, 4, 1), MaxPool2D(2), MeanSquaredError"),
        new(
            "an output without a loss",
            "Input(4), Dense(3, Name = \"trunk\", Activation = Activation.Tanh), Dense(2, Name = \"a\"), {|NETGEN3017:Dense(2, Name = \"b\", From = \"trunk\")|}, Output(\"a\"), Output(\"b\"), MeanSquaredError(From = \"a\")",
            $"No loss depends on b, which leads to the output 'b', so its weights stay as they begin: {Lonely}"),
        new(
            "layers behind the judged one",
            "Input(4), Dense(3, Name = \"a\"), {|NETGEN3017:Dense(2, Activation = Activation.Tanh)|}, Softmax(Name = \"b\"), MeanSquaredError(From = \"a\")",
            $"No loss depends on dense_2, which leads to the output 'b', so its weights stay as they begin: {Lonely}"),
        new("a frozen output without a loss", "Input(4), Dense(3, Name = \"a\"), Dense(2, Trainable = false), MeanSquaredError(From = \"a\")"),
        new("activations behind the judged layer", "Input(4), Dense(3, Name = \"a\"), Softmax, SparseCategoricalCrossEntropy(From = \"a\", FromLogits = true)"),
        new("several outputs without any loss", "Input(4), Dense(3, Name = \"a\"), Dense(2, Name = \"b\", From = \"input\"), Output(\"a\"), Output(\"b\")"),
    ];
}
