using static NetGen.Generator.Tests.Declarations.WrongDeclaration;

namespace NetGen.Generator.Tests.Declarations;

/// <summary>Mistakes in activations, normalising and noisy layers, reshaping and merging.</summary>
internal static class WrongPointwiseLayers
{
    public static IReadOnlyList<WrongDeclaration> All { get; } =
    [
        OfValues(
            "threshold of another activation",
            "[Network, Input(3), Activation(Activation.Tanh, {|NETGEN1011:Threshold = 0.5|}), MeanSquaredError] public partial class Net;",
            "Activation cannot have both Threshold and Activation.Tanh: only SoftShrink, HardShrink and Threshold have that argument"),
        OfValues(
            "negative threshold of a ReLU",
            "[Network, Input(3), ReLU({|NETGEN1010:Threshold = -1|}, {|NETGEN1010:MaxValue = -2|}), MeanSquaredError] public partial class Net;",
            "Threshold of ReLU must be zero or more, but is -1",
            "MaxValue of ReLU must be zero or more, but is -2"),
        OfValues(
            "softmax over the batch",
            "[Network, Input(3), Softmax({|NETGEN1010:Axis = 0|}), MeanSquaredError] public partial class Net;",
            "Axis of Softmax must be an axis of a sample, from 1 up or from -1 down, since 0 is the batch, but is 0"),
        OfValues(
            "softmax over an axis that is not there",
            "[Network, Input(3), Softmax({|NETGEN2001:Axis = 2|}), MeanSquaredError] public partial class Net;",
            "Softmax needs an input of at least 2 axes for Axis = 2, but gets 3"),
        OfValues(
            "an axis shared twice",
            "[Network, Input(3, 4), PReLU({|NETGEN1010:SharedAxes = [1, 1]|}), MeanSquaredError] public partial class Net;",
            "SharedAxes of PReLU must be axes that differ, but is [1, 1]"),
        OfValues(
            "maxout without pieces, on a map",
            "[Network, Input(3, 4, 2), {|NETGEN2001:Maxout(2, {|NETGEN1010:0|})|}, Flatten, MeanSquaredError] public partial class Net;",
            "Maxout needs an input of a vector or a sequence of vectors, but gets 3×4×2; put [Flatten] before it",
            "Pieces of Maxout must be at least 1, but is 0"),
        OfValues(
            "an initialiser that does not fit the weight",
            "[Network, Input(3), Dense(2, {|NETGEN1010:BiasInitializer = Initializer.Orthogonal|}), MeanSquaredError] public partial class Net;",
            "BiasInitializer of Dense must be an initialiser that fits a bias of 2, but is Orthogonal"),
        OfValues(
            "a normalisation over one axis and several",
            "[Network, Input(3, 4), LayerNormalization(Axis = 1, {|NETGEN1011:Axes = [1, 2]|}, {|NETGEN1010:Epsilon = 0|}), MeanSquaredError] public partial class Net;",
            "LayerNormalization cannot have both Axis and Axes: one names a single axis, the other several",
            "Epsilon of LayerNormalization must be positive, but is 0"),
        OfValues(
            "groups that do not divide the channels",
            "[Network, Input(3, 4, 6), GroupNormalization({|NETGEN2008:Groups = 4|}), MeanSquaredError] public partial class Net;",
            "groupnormalization_1 splits 6 channels into 4 groups, which leaves a remainder"),
        OfValues(
            "no momentum",
            "[Network, Input(3, 4, 6), BatchNormalization({|NETGEN1010:Momentum = 1.5|}), MeanSquaredError] public partial class Net;",
            "Momentum of BatchNormalization must be from 0 to 1, but is 1.5"),
        OfValues(
            "draws of another shape",
            "[Network, Input(3, 4), Dropout(0.5, {|NETGEN2001:NoiseShape = [3, 2]|}), MeanSquaredError] public partial class Net;",
            "Dropout needs an input of the axes of its draws, [3, 2], or 1 where a draw serves all, but gets 3×4"),
        OfValues(
            "spatial dropout of a vector",
            "[Network, Input(3), {|NETGEN2001:SpatialDropout1D({|NETGEN1010:1.0|})|}, MeanSquaredError] public partial class Net;",
            "SpatialDropout1D needs an input of steps × channels, but gets 3",
            "Rate of SpatialDropout1D must be at least 0 and below 1, but is 1"),
        OfValues(
            "an axis permuted twice",
            "[Network, Input(3, 4), Permute({|NETGEN1010:1, 1|}), MeanSquaredError] public partial class Net;",
            "Dims of Permute must be every axis once, counted from 1, but is [1, 1]"),
        OfValues(
            "a matrix repeated",
            "[Network, Input(3, 4), {|NETGEN2001:RepeatVector(2)|}, Flatten, MeanSquaredError] public partial class Net;",
            "RepeatVector needs an input of a vector, but gets 3×4; put [Flatten] before it"),
        OfValues(
            "a dot product of unequal axes",
            "[Network, Input(3, 4), Dense(2, Name = \"a\"), Dot({|NETGEN2010:\"a\"|}, Axes = [1, 2]), MeanSquaredError] public partial class Net;",
            "Dot joins 3×2 and 3×2, which need as many elements along axis 1 as along axis 2"),
        OfValues(
            "values of another constraint",
            "[Network, Input(3), Dense(2, KernelConstraint = Constraint.MaxNorm, {|NETGEN1011:KernelMinNorm = 0.5|}, {|NETGEN1011:BiasMaxNorm = 2|}), MeanSquaredError] public partial class Net;",
            "Dense cannot have both KernelMinNorm and Constraint.MaxNorm: only MinMaxNorm has that argument",
            "Dense cannot have both BiasMaxNorm and Constraint.None: only MaxNorm and MinMaxNorm have that argument"),
        OfValues(
            "a constraint over an axis that is not there",
            "[Network, Input(3), Dense(2, KernelConstraint = Constraint.UnitNorm, {|NETGEN1010:KernelConstraintAxes = [2]|}), MeanSquaredError] public partial class Net;",
            "KernelConstraintAxes of Dense must be different axes of the weight's 3×2, from 0 to 1, but is [2]"),
        OfValues(
            "arguments of weights beside the kernel and the bias of plain layers",
            "[Network, Input(3, 4), BatchNormalization({|NETGEN1011:MovingMeanInitializerScale = 2|}, {|NETGEN1011:GammaMaxNorm = 1|}), LSTM(2, ReturnSequences = true, RecurrentConstraint = Constraint.UnitNorm, {|NETGEN1011:RecurrentMinNorm = 0.5|}), GRU(2, KernelConstraint = Constraint.UnitNorm, {|NETGEN1010:KernelConstraintAxes = [1, 1]|}), MeanSquaredError] public partial class Net;",
            "BatchNormalization cannot have both MovingMeanInitializerScale = 2 and Initializer.Zeros: that initialiser has no scale",
            "BatchNormalization cannot have both GammaMaxNorm and Constraint.None: only MaxNorm and MinMaxNorm have that argument",
            "LSTM cannot have both RecurrentMinNorm and Constraint.UnitNorm: only MinMaxNorm has that argument",
            "KernelConstraintAxes of GRU must be different axes of the weight's 2×6, from 0 to 1, but is [1, 1]"),
        OfValues(
            "arguments of other activations",
            "[Network, Input(4), Activation(Activation.ReLU, {|NETGEN1011:Axis = 1|}), Activation(Activation.Threshold, {|NETGEN1011:B = 2|}), Activation(Activation.SquarePlus, {|NETGEN1010:B = -1|}), Activation(Activation.Softmax, {|NETGEN1011:DefaultValue = 2|}), MeanSquaredError] public partial class Net;",
            "Activation cannot have both Axis and Activation.ReLU: only Softmax, LogSoftmax, GLU and Sparsemax have that argument",
            "Activation cannot have both B and Activation.Threshold: only SquarePlus has that argument",
            "B of Activation must be zero or more, but is -1",
            "Activation cannot have both DefaultValue and Activation.Softmax: only Threshold has that argument"),
        OfValues(
            "an odd number of channels halved",
            "[Network, Input(4), Dense(5, {|NETGEN2008:Activation = Activation.GLU|}), Dense(7), Activation({|NETGEN2008:Activation.GLU|}), MeanSquaredError] public partial class Net;",
            "GLU in dense_1 splits 5 elements into 2 groups, which leaves a remainder",
            "GLU in activation_1 splits 7 elements into 2 groups, which leaves a remainder"),
        OfValues(
            "a state halved",
            "[Network, Input(4, 2), GRU(4, {|NETGEN1011:RecurrentActivation = Activation.GLU|}, {|NETGEN1011:Activation = Activation.GLU|}), MeanSquaredError] public partial class Net;",
            "GRU cannot have both RecurrentActivation and Activation.GLU: it halves the channels, and a state keeps its length",
            "GRU cannot have both Activation and Activation.GLU: it halves the channels, and a state keeps its length"),
    ];
}
