using static NetGen.Generator.Tests.Declarations.WrongDeclaration;

namespace NetGen.Generator.Tests.Declarations;

/// <summary>Mistakes a user can make in a declaration, at least one for each diagnostic.</summary>
internal static class WrongDeclarations
{
    public static IReadOnlyList<WrongDeclaration> All { get; } =
    [
        // The class.
        Unused(
            "not partial",
            "[Network, Input(3), Dense(2)] public class {|NETGEN1001:Net|};",
            "The class 'Net' must be partial, so that its generated part can be added"),
        Unused(
            "outer class not partial",
            "public class {|NETGEN1002:Outer|} { public partial class Middle { [Network, Input(3), Dense(2)] public partial class Net; } }",
            "The type 'Outer' around the network 'Net' must be partial, so that the generated part can be added"),
        Unused(
            "nothing partial",
            "public struct {|NETGEN1002:Outer|} { [Network, Input(3), Dense(2)] public class {|NETGEN1001:Net|}; }",
            "The type 'Outer' around the network 'Net' must be partial, so that the generated part can be added",
            "The class 'Net' must be partial, so that its generated part can be added"),
        Unused("record", "[Network, Input(3), Dense(2)] public partial record {|NETGEN1003:Net|};", NotPlain("a record")),
        Unused("static class", "[Network, Input(3), Dense(2)] public static partial class {|NETGEN1003:Net|};", NotPlain("static")),
        Unused("abstract class", "[Network, Input(3), Dense(2)] public abstract partial class {|NETGEN1003:Net|};", NotPlain("abstract")),
        Unused("generic class", "[Network, Input(3), Dense(2)] public partial class {|NETGEN1003:Net|}<T>;", NotPlain("generic")),
        Unused("file-local class", "[Network, Input(3), Dense(2)] file partial class {|NETGEN1003:Net|};", NotPlain("local to its file")),
        Unused(
            "nested in a file-local class",
            "file partial class Outer { [Network, Input(3), Dense(2)] public partial class {|NETGEN1003:Net|}; }",
            NotPlain("local to its file")),
        Untrained(
            "output without a name",
            "[Network, Input(3), Dense(2), Output({|NETGEN1010:null!|})] public partial class Net;",
            "Layer of Output must be the name of a layer, but is null"),
        OfValues(
            "layers on two parts",
            """
            [Network, Input(3), Dense(2)]
            public partial class Net;

            [{|NETGEN1004:Dense(3)|}, MeanSquaredError]
            public partial class Net;
            """,
            "The layers of 'Net' stand on 2 parts of the class, and parts have no order: move them all to one part"),
        OfValues(
            "two parts, with mistakes that depend on the order",
            """
            [Network, Input(3), Flatten]
            public partial class Net;

            [{|NETGEN1004:Input(4, 4, 1)|}, MaxPool2D(2), Dense(1, From = "pool"), MeanSquaredError]
            public partial class Net;
            """,
            "The layers of 'Net' stand on 2 parts of the class, and parts have no order: move them all to one part"),
        Untrained(
            "undefined precision",
            "[Network({|NETGEN1010:Precision = (Precision)7|}), Input(3), Dense(2)] public partial class Net;",
            "Precision of Network must be a member of the enum Precision, but is 7"),

        // Inputs.
        OfLabels(
            "missing input",
            "[{|NETGEN1005:Network|}, Conv2D(8, 3), Flatten, Dense(10), SparseCategoricalCrossEntropy] public partial class Net;",
            MissingInput),
        OfValues("input behind a layer", "[Network, Dense(2), {|NETGEN1006:Input(3)|}, Dense(1), MeanSquaredError] public partial class Net;", OneInput),
        Untrained("input with a zero", "[Network, Input({|NETGEN1010:28, 0, 1|}), Dense(2)] public partial class Net;", BadInput("[28, 0, 1]")),
        Untrained("negative input", "[Network, Input({|NETGEN1010:-3|}), Dense(2)] public partial class Net;", BadInput("[-3]")),
        Untrained("input without sizes", "[Network, {|NETGEN1010:Input|}, Dense(2)] public partial class Net;", BadInput("[]")),
        Untrained("input of an empty array", "[Network, Input({|NETGEN1010:new int[0]|}, Name = \"x\"), Dense(2)] public partial class Net;", BadInput("[]")),
        Untrained("input of null", "[Network, Input({|NETGEN1010:null!|}), Dense(2)] public partial class Net;", BadInput("[]")),
        Untrained("input named by an empty string", "[Network, Input(3, {|NETGEN1012:Name = \"\"|}), Dense(2)] public partial class Net;", BadName("")),
        Untrained(
            "huge input",
            "[Network, {|NETGEN2007:Input(100000, 100000, 3)|}, Flatten, Dense(2)] public partial class Net;",
            "The input would have 30000000000 elements, more than the 67108864 that one tensor may hold"),

        // Layers and their names.
        Untrained(
            "no layers",
            "[{|NETGEN1007:Network|}, Input(3)] public partial class Net;",
            "The network 'Net' has no layers: add at least one, such as [Dense(10)]"),
        // Budgets.
        OfValues(
            "a budget for parameters and multiply-adds",
            "[Network, Budget({|NETGEN4001:MaxParameters = 20|}, {|NETGEN4002:MaxMultiplyAdds = 15|}), Input(3), Dense(4, Activation = Activation.ReLU), Dense(1, Name = \"last\"), MeanSquaredError] public partial class Net;",
            "The network has 21 parameters, more than its budget of 20; most are in dense_1 (16), last (5)",
            "Predicting one sample takes 16 multiply-adds, more than the budget of 15; most are in dense_1 (12), last (4)"),
        OfValues(
            "a budget on another part of the class",
            "[Budget({|NETGEN4001:MaxParameters = 1|})] public partial class Net; [Network, Input(3), Dense(1), MeanSquaredError] public partial class Net;",
            "The network has 4 parameters, more than its budget of 1; most are in dense_1 (4)"),
        OfLabels(
            "budgets for the workspace",
            """
            [Network, Budget({|NETGEN4003:MaxWorkspaceBytes = 1_000|}, {|NETGEN4004:MaxTrainingWorkspaceBytes = 1_000|})]
            [Input(256), Dense(256, Activation = Activation.ReLU), Dense(10, Activation = Activation.Softmax), SparseCategoricalCrossEntropy]
            public partial class Net;
            """,
            "Predicting one sample takes 1,088 bytes of workspace, more than the budget of 1,000; the largest outputs are those of dense_1 (1,024), dense_2 (40)",
            "Training on one sample takes 2,368 bytes of workspace, more than the budget of 1,000; the largest outputs are those of dense_1 (1,024), dense_2 (40)"),
        OfValues(
            "negative budgets",
            "[Network, Budget({|NETGEN1010:MaxParameters = -1|}, {|NETGEN1010:MaxWorkspaceBytes = -2L|}, MaxMultiplyAdds = 1), Input(3), Dense(4), MeanSquaredError] public partial class Net;",
            "MaxParameters of Budget must be at least 0, which is no limit, but is -1",
            "MaxWorkspaceBytes of Budget must be at least 0, which is no limit, but is -2"),
        OfValues(
            "a budget beside a mistake",
            "[Network, Budget(MaxParameters = 1), Input(3), Dense({|NETGEN1010:0|}), MeanSquaredError] public partial class Net;",
            "Units of Dense must be at least 1, but is 0"),

        OfLabels(
            "classes that are no enum",
            "[Network, Input(3), Dense(4, Activation = Activation.Softmax), SparseCategoricalCrossEntropy({|NETGEN1010:Classes = typeof(string)|})] public partial class Net;",
            "Classes of SparseCategoricalCrossEntropy must be an enum whose members are classes numbered from 0, but is String"),
        OfLabels(
            "classes below zero",
            "[Network, Input(3), Dense(4, Activation = Activation.Softmax), SparseCategoricalCrossEntropy({|NETGEN1010:Classes = typeof(Sign)|})] public partial class Net; public enum Sign { Minus = -1, Plus = 1 }",
            "Classes of SparseCategoricalCrossEntropy must be an enum whose members are classes numbered from 0, but is Sign"),
        OfLabels(
            "nothing but a loss",
            "[{|NETGEN1007:{|NETGEN1005:Network|}|}, SparseCategoricalCrossEntropy] public partial class Net;",
            "The network 'Net' has no layers: add at least one, such as [Dense(10)]",
            MissingInput),
        Untrained(
            "unknown From",
            "[Network, Input(3), Dense(4, Name = \"stem\"), Dense(2, {|NETGEN1008:From = \"steam\"|})] public partial class Net;",
            "No earlier layer is named 'steam'; the layers before this one are input, stem"),
        Untrained(
            "From before any layer",
            "[{|NETGEN1005:Network|}, Dense(4, {|NETGEN1008:From = \"\"|})] public partial class Net;",
            MissingInput,
            "No earlier layer is named ''; no layer stands before this one"),
        Untrained(
            "From a later layer",
            "[Network, Input(3), Dense(4, {|NETGEN1008:From = \"dense_2\"|}), Dense(2)] public partial class Net;",
            "No earlier layer is named 'dense_2'; the layers before this one are input"),
        OfValues(
            "unknown From of a loss",
            "[Network, Input(3), Dense(4), MeanSquaredError({|NETGEN1008:From = \"head\"|})] public partial class Net;",
            "No earlier layer is named 'head'; the layers before this one are input, dense_1"),
        Untrained(
            "duplicate name",
            "[Network, Input(3), Dense(4, Name = \"a\"), Dense(4, {|NETGEN1009:Name = \"a\"|})] public partial class Net;",
            "The name 'a' is taken by an earlier layer of this network"),
        Untrained(
            "name of the input",
            "[Network, Input(3), Dense(4, {|NETGEN1009:Name = \"input\"|})] public partial class Net;",
            "The name 'input' is taken by an earlier layer of this network"),
        Untrained(
            "name that a default name takes",
            "[Network, Input(3), Dense(4, Name = \"dense_2\"), {|NETGEN1009:Dense(4)|}] public partial class Net;",
            "The name 'dense_2' is taken by an earlier layer of this network"),
        Untrained("name with a space", "[Network, Input(3), Dense(4, {|NETGEN1012:Name = \"my layer\"|})] public partial class Net;", BadName("my layer")),
        Untrained("name with a dot", "[Network, Input(3), Dense(4, {|NETGEN1012:Name = \"a.b\"|})] public partial class Net;", BadName("a.b")),
        Untrained("name that is a number", "[Network, Input(3), Dense(4, {|NETGEN1012:Name = \"1\"|})] public partial class Net;", BadName("1")),

        // Arguments.
        Untrained("no units", "[Network, Input(3), Dense({|NETGEN1010:0|})] public partial class Net;", "Units of Dense must be at least 1, but is 0"),
        Untrained("negative filters", "[Network, Input(8, 8, 1), Conv2D({|NETGEN1010:-4|}, 3)] public partial class Net;", "Filters of Conv2D must be at least 1, but is -4"),
        Untrained(
            "named constructor arguments",
            "[Network, Input(8, 8, 1), Conv2D({|NETGEN1010:kernelSize: 0|}, {|NETGEN1010:filters: 0|})] public partial class Net;",
            "KernelSize of Conv2D must be at least 1 on each axis, but is 0",
            "Filters of Conv2D must be at least 1, but is 0"),
        Untrained("kernel of zero", "[Network, Input(8, 8, 1), Conv2D(4, {|NETGEN1010:0|})] public partial class Net;", "KernelSize of Conv2D must be at least 1 on each axis, but is 0"),
        Untrained(
            "kernel of zero on one axis",
            "[Network, Input(8, 8, 1), Conv2D(4, {|NETGEN1010:[3, 0]|})] public partial class Net;",
            "KernelSize of Conv2D must be at least 1 on each axis, but is [3, 0]"),
        Untrained("kernel of one number", "[Network, Input(8, 8, 1), Conv2D(4, {|NETGEN1010:[3]|})] public partial class Net;", TwoNumbers("KernelSize of Conv2D", "[3]")),
        Untrained("kernel of three numbers", "[Network, Input(8, 8, 1), Conv2D(4, {|NETGEN1010:[3, 3, 3]|})] public partial class Net;", TwoNumbers("KernelSize of Conv2D", "[3, 3, 3]")),
        Untrained("kernel of an empty array", "[Network, Input(8, 8, 1), Conv2D(4, {|NETGEN1010:new int[0]|})] public partial class Net;", TwoNumbers("KernelSize of Conv2D", "[]")),
        Untrained("kernel of null", "[Network, Input(8, 8, 1), Conv2D(4, {|NETGEN1010:null!|})] public partial class Net;", TwoNumbers("KernelSize of Conv2D", "[]")),
        Untrained("pool of zero", "[Network, Input(8, 8, 1), MaxPool2D({|NETGEN1010:0|})] public partial class Net;", "PoolSize of MaxPool2D must be at least 1 on each axis, but is 0"),
        Untrained("pool of null", "[Network, Input(8, 8, 1), AveragePool2D({|NETGEN1010:null!|})] public partial class Net;", TwoNumbers("PoolSize of AveragePool2D", "[]")),
        Untrained("stride of zero", "[Network, Input(8, 8, 1), Conv2D(4, 3, {|NETGEN1010:Strides = 0|})] public partial class Net;", "Strides of Conv2D must be at least 1, but is 0"),
        Untrained("negative stride of a pool", "[Network, Input(8, 8, 1), MaxPool2D(2, {|NETGEN1010:Strides = -2|})] public partial class Net;", "Strides of MaxPool2D must be at least 1, but is -2"),
        Untrained("one axis stride", "[Network, Input(8, 8, 1), Conv2D(4, 3, {|NETGEN1010:AxisStrides = [2]|})] public partial class Net;", TwoNumbers("AxisStrides of Conv2D", "[2]")),
        Untrained("no axis strides", "[Network, Input(8, 8, 1), Conv2D(4, 3, {|NETGEN1010:AxisStrides = new int[0]|})] public partial class Net;", TwoNumbers("AxisStrides of Conv2D", "[]")),
        Untrained("dilation of zero", "[Network, Input(8, 8, 1), Conv2D(4, 3, {|NETGEN1010:DilationRate = 0|})] public partial class Net;", "DilationRate of Conv2D must be at least 1, but is 0"),
        Untrained(
            "three dilation rates",
            "[Network, Input(8, 8, 1), Conv2D(4, 3, {|NETGEN1010:AxisDilationRates = [1, 2, 3]|})] public partial class Net;",
            TwoNumbers("AxisDilationRates of Conv2D", "[1, 2, 3]")),
        Untrained("two pads", "[Network, Input(8, 8, 1), Conv2D(4, 3, {|NETGEN1010:Pads = [1, 1]|})] public partial class Net;", FourPads("Conv2D", "[1, 1]")),
        Untrained("no pads", "[Network, Input(8, 8, 1), MaxPool2D(2, {|NETGEN1010:Pads = []|})] public partial class Net;", FourPads("MaxPool2D", "[]")),
        Untrained("negative pads", "[Network, Input(8, 8, 1), Conv2D(4, 3, {|NETGEN1010:Pads = [1, 1, -1, 1]|})] public partial class Net;", FourPads("Conv2D", "[1, 1, -1, 1]")),
        Untrained(
            "pads as large as the pool",
            "[Network, Input(8, 8, 1), MaxPool2D(2, {|NETGEN1010:Pads = [0, 2, 0, 0]|})] public partial class Net;",
            "Pads of MaxPool2D must be smaller than the window on every side, but is [0, 2, 0, 0]"),
        Untrained("undefined padding", "[Network, Input(8, 8, 1), Conv2D(4, 3, {|NETGEN1010:Padding = (Padding)9|})] public partial class Net;", "Padding of Conv2D must be a member of the enum Padding, but is 9"),
        Untrained(
            "tiles of a kernel of 7×7",
            "[Network, Input(8, 8, 1), Conv2D(4, 7, {|NETGEN1010:Algorithm = ConvolutionAlgorithm.Winograd|})] public partial class Net;",
            NoTiles("a kernel of 7×7")),
        Untrained(
            "tiles of a kernel of 3×1",
            "[Network, Input(8, 8, 1), Conv2D(4, [3, 1], {|NETGEN1010:Algorithm = ConvolutionAlgorithm.Winograd|})] public partial class Net;",
            NoTiles("a kernel of 3×1")),
        Untrained(
            "tiles with a stride",
            "[Network, Input(8, 8, 1), Conv2D(4, 3, Strides = 2, {|NETGEN1010:Algorithm = ConvolutionAlgorithm.Winograd|})] public partial class Net;",
            NoTiles("a stride of 2")),
        Untrained(
            "tiles with a dilation rate",
            "[Network, Input(8, 8, 1), Conv2D(4, 3, AxisDilationRates = [1, 3], {|NETGEN1010:Algorithm = ConvolutionAlgorithm.Winograd|})] public partial class Net;",
            NoTiles("a dilation rate of 3")),
        Untrained(
            "tiles with groups",
            "[Network, Input(8, 8, 4), Conv2D(4, 3, Groups = 2, {|NETGEN1010:Algorithm = ConvolutionAlgorithm.Winograd|})] public partial class Net;",
            NoTiles("2 groups")),
        Untrained("groups of zero", "[Network, Input(8, 8, 4), Conv2D(4, 3, {|NETGEN1010:Groups = 0|})] public partial class Net;", "Groups of Conv2D must be at least 1, but is 0"),
        Untrained("dropout of everything", "[Network, Input(3), Dropout({|NETGEN1010:1|}), Dense(2)] public partial class Net;", BadRate("1")),
        Untrained("negative dropout", "[Network, Input(3), Dropout({|NETGEN1010:-0.25|}), Dense(2)] public partial class Net;", BadRate("-0.25")),
        Untrained("dropout of NaN", "[Network, Input(3), Dropout({|NETGEN1010:double.NaN|}), Dense(2)] public partial class Net;", BadRate("NaN")),
        Untrained("negative L2", "[Network, Input(3), Dense(2, {|NETGEN1010:KernelL2 = -1e-4|})] public partial class Net;", "KernelL2 of Dense must be zero or more, but is -0.0001"),
        Untrained("negative activity penalty", "[Network, Input(3), Dense(2, {|NETGEN1010:ActivityL1 = -1|})] public partial class Net;", "ActivityL1 of Dense must be zero or more, but is -1"),
        Untrained("L1 of NaN", "[Network, Input(3), Dense(2, {|NETGEN1010:BiasL1 = double.NaN|})] public partial class Net;", "BiasL1 of Dense must be zero or more, but is NaN"),
        Untrained("infinite L2", "[Network, Input(3), Dense(2, {|NETGEN1010:KernelL2 = double.PositiveInfinity|})] public partial class Net;", "KernelL2 of Dense must be a finite number, but is Infinity"),
        Untrained(
            "infinite scale",
            "[Network, Input(3), Dense(2, KernelInitializer = Initializer.Constant, {|NETGEN1010:KernelInitializerScale = 1 / 0.0|})] public partial class Net;",
            "KernelInitializerScale of Dense must be a finite number, but is Infinity"),
        Untrained(
            "negative standard deviation",
            "[Network, Input(3), Dense(2, KernelInitializer = Initializer.Normal, {|NETGEN1010:KernelInitializerScale = -0.1|})] public partial class Net;",
            "KernelInitializerScale of Dense must be positive, but is -0.1"),
        Untrained("undefined activation", "[Network, Input(3), Dense(2, {|NETGEN1010:Activation = (Activation)99|})] public partial class Net;", "Activation of Dense must be a member of the enum Activation, but is 99"),
        Untrained("undefined activation layer", "[Network, Input(3), Activation({|NETGEN1010:(Activation)(-1)|})] public partial class Net;", "Function of Activation must be a member of the enum Activation, but is -1"),
        Untrained(
            "undefined initialiser",
            "[Network, Input(3), Dense(2, {|NETGEN1010:BiasInitializer = (Initializer)50|})] public partial class Net;",
            "BiasInitializer of Dense must be a member of the enum Initializer, but is 50"),
        OfValues("undefined reduction", "[Network, Input(3), Dense(2), MeanSquaredError({|NETGEN1010:Reduction = (Reduction)2|})] public partial class Net;", "Reduction of MeanSquaredError must be a member of the enum Reduction, but is 2"),
        OfValues("Huber's delta of zero", "[Network, Input(3), Dense(2), Huber({|NETGEN1010:Delta = 0|})] public partial class Net;", "Delta of Huber must be positive, but is 0"),
        OfValues("loss without a weight", "[Network, Input(4, 3), Dense(2), Hinge({|NETGEN1010:Weight = 0|})] public partial class Net;", "Weight of Hinge must be a number other than 0, but is 0"),
        OfValues("label smoothing above one", "[Network, Input(4, 3), Dense(2), BinaryCrossEntropy({|NETGEN1010:LabelSmoothing = 1.5|})] public partial class Net;", "LabelSmoothing of BinaryCrossEntropy must be from 0 to 1, but is 1.5"),
        OfValues("negative label smoothing", "[Network, Input(4, 3), Dense(2), CategoricalCrossEntropy({|NETGEN1010:LabelSmoothing = -0.1|})] public partial class Net;", "LabelSmoothing of CategoricalCrossEntropy must be from 0 to 1, but is -0.1"),
        OfValues("focal loss with a negative gamma", "[Network, Input(4, 3), Dense(2), BinaryFocalCrossEntropy({|NETGEN1010:Gamma = -1|})] public partial class Net;", "Gamma of BinaryFocalCrossEntropy must be at least 0, but is -1"),
        OfValues("focal loss with a share above one", "[Network, Input(4, 3), Dense(2), BinaryFocalCrossEntropy({|NETGEN1010:Alpha = 2|})] public partial class Net;", "Alpha of BinaryFocalCrossEntropy must be from 0 to 1, but is 2"),
        OfValues("focal loss without a scale", "[Network, Input(4, 3), Dense(2), CategoricalFocalCrossEntropy({|NETGEN1010:Alpha = 0|})] public partial class Net;", "Alpha of CategoricalFocalCrossEntropy must be positive, but is 0"),
        OfValues("Tversky's weight below zero", "[Network, Input(4, 3), Dense(2), Tversky({|NETGEN1010:Beta = -1|})] public partial class Net;", "Beta of Tversky must be at least 0, but is -1"),
        OfValues("overlap over too many axes", "[Network, Input(4, 3), Dense(2), Dice({|NETGEN1010:Axis = [0, 3]|})] public partial class Net;", "Axis of Dice must be different axes, of which 0 is the batch and the sample's are 1 to 2 or -2 to -1, but is [0, 3]"),
        OfValues("overlap of a masked sequence", "[Network, Input(4, 3), Masking, Dense(2), {|NETGEN2013:Dice|}] public partial class Net;", "Dice cannot leave out the steps that the mask of its input leaves out; a recurrent layer or attention can"),
        OfValues("overlap over one axis twice", "[Network, Input(4, 3), Dense(2), Tversky({|NETGEN1010:Axis = [2, -1]|})] public partial class Net;", "Axis of Tversky must be different axes, of which 0 is the batch and the sample's are 1 to 2 or -2 to -1, but is [2, -1]"),
        Untrained("reshape to nothing", "[Network, Input(6), {|NETGEN1010:Reshape|}] public partial class Net;", BadReshape("[]")),
        Untrained("reshape with a zero", "[Network, Input(6), Reshape({|NETGEN1010:6, 0|})] public partial class Net;", BadReshape("[6, 0]")),
        Untrained("reshape with two open sizes", "[Network, Input(6), Reshape({|NETGEN1010:-1, 2, -1|})] public partial class Net;", BadReshape("[-1, 2, -1]")),

        // Arguments that contradict each other.
        Untrained(
            "stride with dilation",
            "[Network, Input(8, 8, 1), {|NETGEN1011:Conv2D(4, 3, Strides = 2, DilationRate = 2)|}] public partial class Net;",
            "Conv2D cannot have both a stride above 1 and a dilation rate above 1: Keras defines no such convolution"),
        Untrained(
            "stride with dilation of other axes",
            "[Network, Input(8, 8, 1), {|NETGEN1011:Conv2D(4, 3, AxisStrides = [2, 1], AxisDilationRates = [1, 2])|}] public partial class Net;",
            "Conv2D cannot have both a stride above 1 and a dilation rate above 1: Keras defines no such convolution"),
        Untrained(
            "Strides with AxisStrides",
            "[Network, Input(8, 8, 1), Conv2D(4, 3, Strides = 2, {|NETGEN1011:AxisStrides = [2, 1]|})] public partial class Net;",
            "Conv2D cannot have both Strides and AxisStrides: one sets all axes, the other each"),
        Untrained(
            "Strides with AxisStrides of a pool",
            "[Network, Input(8, 8, 1), MaxPool2D(2, Strides = 2, {|NETGEN1011:AxisStrides = [2, 1]|})] public partial class Net;",
            "MaxPool2D cannot have both Strides and AxisStrides: one sets all axes, the other each"),
        Untrained(
            "DilationRate with AxisDilationRates",
            "[Network, Input(8, 8, 1), Conv2D(4, 3, {|NETGEN1011:AxisDilationRates = [2, 1]|}, DilationRate = 2)] public partial class Net;",
            "Conv2D cannot have both DilationRate and AxisDilationRates: one sets all axes, the other each"),
        Untrained(
            "Padding with Pads",
            "[Network, Input(8, 8, 1), Conv2D(4, 3, Padding = Padding.Same, {|NETGEN1011:Pads = [1, 1, 1, 1]|})] public partial class Net;",
            "Conv2D cannot have both Padding and Pads: explicit pads replace the padding mode"),
        Untrained(
            "alpha of ReLU",
            "[Network, Input(3), Activation(Activation.ReLU, {|NETGEN1011:Alpha = 0.5|})] public partial class Net;",
            "Activation cannot have both Alpha and Activation.ReLU: only ELU and CELU have that argument"),
        Untrained(
            "slope of ELU",
            "[Network, Input(3), Activation(Activation.ELU, {|NETGEN1011:NegativeSlope = 0.1|})] public partial class Net;",
            "Activation cannot have both NegativeSlope and Activation.ELU: only LeakyReLU has that argument"),
        Untrained(
            "scale of an initialiser without one",
            "[Network, Input(3), Dense(2, KernelInitializer = Initializer.HeNormal, {|NETGEN1011:KernelInitializerScale = 0.1|})] public partial class Net;",
            "Dense cannot have both KernelInitializerScale = 0.1 and Initializer.HeNormal: that initialiser has no scale"),
        Untrained(
            "scale of the default bias initialiser",
            "[Network, Input(3), Dense(2, {|NETGEN1011:BiasInitializerScale = 0.1|})] public partial class Net;",
            "Dense cannot have both BiasInitializerScale = 0.1 and Initializer.Zeros: that initialiser has no scale"),

        // Losses.
        Untrained(
            "shared weights of another shape",
            "[Network, Input(8), Dense(16, Name = \"first\"), Dense(16, {|NETGEN1013:SharedWith = \"first\"|})] public partial class Net;",
            "dense_2 cannot use the weights of first: kernel would be 16×16 here, but is 8×16 there"),
        Untrained(
            "shared weights of no layer",
            "[Network, Input(8), Dense(16, UseBias = false, {|NETGEN1013:SharedWith = \"first\"|})] public partial class Net;",
            "dense_1 cannot use the weights of first: no layer before this one has a parameter first.kernel"),
        Untrained(
            "a sum of shapes that do not fit",
            "[Network, Input(8), Dense(16, Name = \"a\"), Dense(3), Add({|NETGEN2010:\"a\"|})] public partial class Net;",
            "Add joins 3 and 16, which need the same shape, or 1 where they differ"),
        OfLabels(
            "class labels for one output",
            "[Network, Input(3), Dense(1, Activation = Activation.Sigmoid), {|NETGEN2006:SparseCategoricalCrossEntropy|}] public partial class Net;",
            OneClass("SparseCategoricalCrossEntropy", "1")),
        OfValues(
            "class probabilities for one channel",
            "[Network, Input(8, 8, 1), Conv2D(1, 3), {|NETGEN2006:CategoricalCrossEntropy(FromLogits = true)|}] public partial class Net;",
            OneClass("CategoricalCrossEntropy", "6×6×1")),
        OfLabels(
            "class labels for an earlier layer",
            "[Network, Input(3), Dense(1, Name = \"score\"), Dense(10), {|NETGEN2006:SparseCategoricalCrossEntropy(From = \"score\")|}] public partial class Net;",
            OneClass("SparseCategoricalCrossEntropy", "1")),
        OfValues(
            "divergence of one output",
            "[Network, Input(3), Dense(1), {|NETGEN2006:KLDivergence|}] public partial class Net;",
            OneClass("KLDivergence", "1")),

        // Shapes.
        Untrained(
            "convolution of a vector",
            "[Network, Input(784), {|NETGEN2001:Conv2D(8, 3)|}] public partial class Net;",
            "Conv2D needs an input of height × width × channels, but gets 784; [Reshape] can give it one"),
        Untrained(
            "pool of a sequence",
            "[Network, Input(28, 28), {|NETGEN2001:MaxPool2D(2)|}] public partial class Net;",
            "MaxPool2D needs an input of height × width × channels, but gets 28×28; [Reshape] can give it one"),
        Untrained(
            "convolution of four axes",
            "[Network, Input(8, 8, 8, 1), {|NETGEN2001:Conv2D(8, 3)|}] public partial class Net;",
            "Conv2D needs an input of height × width × channels, but gets 8×8×8×1"),
        Untrained(
            "global pool of a vector",
            "[Network, Input(784), {|NETGEN2001:GlobalAveragePool2D|}] public partial class Net;",
            "GlobalAveragePool2D needs an input of height × width × channels, but gets 784; [Reshape] can give it one"),
        OfLabels(
            "kernel larger than its input",
            """
            [Network]
            [Input(28, 28, 1)]
            [Conv2D(32, 3, Activation = Activation.ReLU)]
            [MaxPool2D(2), MaxPool2D(2), MaxPool2D(2)]
            [Conv2D(64, {|NETGEN2002:5|})]
            [Flatten]
            [Dense(10, Activation = Activation.Softmax)]
            [SparseCategoricalCrossEntropy]
            public partial class Net;
            """,
            "The kernel of conv2d_2 spans 5 in height, but its input, 3×3×32, has only 3; use a smaller kernel or Padding.Same"),
        Untrained(
            "kernel too wide",
            "[Network, Input(8, 4, 1), Conv2D(8, {|NETGEN2002:[3, 5]|}, Name = \"stem\")] public partial class Net;",
            "The kernel of stem spans 5 in width, but its input, 8×4×1, has only 4; use a smaller kernel or Padding.Same"),
        Untrained(
            "dilated kernel too large",
            "[Network, Input(8, 8, 1), Conv2D(8, {|NETGEN2002:3|}, DilationRate = 2147483647)] public partial class Net;",
            "The kernel of conv2d_1 spans 4294967295 in height, but its input, 8×8×1, has only 8; use a smaller kernel or Padding.Same"),
        Untrained(
            "padded kernel too large",
            "[Network, Input(3, 9, 1), Conv2D(8, {|NETGEN2002:7|}, Pads = [1, 2, 0, 0])] public partial class Net;",
            "The kernel of conv2d_1 spans 7 in height, but its input, 3×9×1, has only 6 with its padding; use a smaller kernel or Padding.Same"),
        OfLabels(
            "Dense on a map",
            "[Network, Input(28, 28, 1), Conv2D(32, 3), MaxPool2D(2), {|NETGEN2003:Dense(10, Activation = Activation.Softmax)|}, SparseCategoricalCrossEntropy] public partial class Net;",
            DenseOnMap("13×13×32", 5408)),
        OfValues(
            "pooling to nothing",
            "[Network, Input(3, 3, 1), Conv2D(4, 3), MaxPool2D({|NETGEN2004:2|}), Flatten, Dense(1), MeanSquaredError] public partial class Net;",
            "The window of maxpool2d_1 spans 2 in height, but its input, 1×1×4, has only 1, so nothing would be left; use a smaller pool or Padding.Same"),
        Untrained(
            "pool too wide",
            "[Network, Input(4, 2, 1), AveragePool2D({|NETGEN2004:[2, 3]|})] public partial class Net;",
            "The window of averagepool2d_1 spans 3 in width, but its input, 4×2×1, has only 2, so nothing would be left; use a smaller pool or Padding.Same"),
        Untrained(
            "default pool too large",
            "[Network, Input(1, 4, 1), {|NETGEN2004:MaxPool2D|}] public partial class Net;",
            "The window of maxpool2d_1 spans 2 in height, but its input, 1×4×1, has only 1, so nothing would be left; use a smaller pool or Padding.Same"),
        Untrained("wrong reshape", "[Network, Input(28, 28, 1), Reshape({|NETGEN2005:7, 7, 64|})] public partial class Net;", "784 elements (28×28×1) cannot take the shape [7, 7, 64]"),
        Untrained("reshape that does not divide", "[Network, Input(10), Reshape({|NETGEN2005:-1, 4|})] public partial class Net;", "10 elements (10) cannot take the shape [-1, 4]"),
        Untrained("reshape to a larger shape", "[Network, Input(10), Reshape({|NETGEN2005:-1, 20|})] public partial class Net;", "10 elements (10) cannot take the shape [-1, 20]"),
        Untrained(
            "reshape that overflows",
            "[Network, Input(10), Reshape({|NETGEN2005:65536, 65536, -1|})] public partial class Net;",
            "10 elements (10) cannot take the shape [65536, 65536, -1]"),
        Untrained(
            "reshape that overflows to the right number",
            "[Network, Input(10), Reshape({|NETGEN2005:2, 2147483647, 2147483647, 5|})] public partial class Net;",
            "10 elements (10) cannot take the shape [2, 2147483647, 2147483647, 5]"),
        Untrained(
            "huge output",
            "[Network, Input(1), {|NETGEN2007:Dense(2147483647)|}] public partial class Net;",
            "The output of dense_1 would have 2147483647 elements, more than the 67108864 that one tensor may hold"),
        Untrained(
            "huge kernel",
            "[Network, Input(67108864), {|NETGEN2007:Dense(67108864)|}] public partial class Net;",
            "dense_1.kernel would have 4503599627370496 elements, more than the 1073741824 that one tensor may hold"),
        Untrained(
            "huge weights",
            "[Network, Input(30000), Dense(30000), {|NETGEN2007:Dense(30000)|}, Dense(30000)] public partial class Net;",
            "All weights up to dense_2 would have 1800060000 elements, more than the 1073741824 that one tensor may hold"),
        Untrained(
            "huge padding",
            "[Network, Input(4, 4, 1), {|NETGEN2007:Conv2D(1, 1, Pads = [0, 2147483647, 0, 0])|}] public partial class Net;",
            "A tensor of conv2d_1 would have more than 2147483647 elements, more than the 67108864 that one tensor may hold"),
        Untrained(
            "huge pool",
            "[Network, Input(4, 4, 1), {|NETGEN2007:AveragePool2D(30000, Strides = 1, Pads = [29999, 29999, 29999, 29999])|}] public partial class Net;",
            "The output of averagepool2d_1 would have 900180009 elements, more than the 67108864 that one tensor may hold"),
        Untrained(
            "channels that do not divide",
            "[Network, Input(8, 8, 3), Conv2D(4, 3, {|NETGEN2008:Groups = 2|})] public partial class Net;",
            "conv2d_1 splits 3 input channels into 2 groups, which leaves a remainder"),
        Untrained(
            "filters that do not divide",
            "[Network, Input(8, 8, 4), Conv2D(5, 3, {|NETGEN2008:Groups = 2|})] public partial class Net;",
            "conv2d_1 splits 5 filters into 2 groups, which leaves a remainder"),

        // Windows over one axis and over three, and layers that move pixels.
        Untrained(
            "image for a sequence",
            "[Network, Input(8, 8, 3), {|NETGEN2001:Conv1D(4, 3)|}] public partial class Net;",
            "Conv1D needs an input of steps × channels, but gets 8×8×3"),
        Untrained(
            "vector for a sequence",
            "[Network, Input(8), {|NETGEN2001:GlobalMaxPool1D|}] public partial class Net;",
            "GlobalMaxPool1D needs an input of steps × channels, but gets 8; [Reshape] can give it one"),
        Untrained(
            "image for a volume",
            "[Network, Input(8, 8, 3), {|NETGEN2001:AveragePool3D|}] public partial class Net;",
            "AveragePool3D needs an input of depth × height × width × channels, but gets 8×8×3; [Reshape] can give it one"),
        Untrained(
            "kernel longer than a sequence",
            "[Network, Input(4, 3), Conv1D(2, {|NETGEN2002:5|})] public partial class Net;",
            "The kernel of conv1d_1 spans 5 in steps, but its input, 4×3, has only 4; use a smaller kernel or Padding.Same"),
        Untrained(
            "depthwise kernel wider than an image",
            "[Network, Input(4, 3, 2), DepthwiseConv2D({|NETGEN2002:[2, 4]|})] public partial class Net;",
            "The kernel of depthwiseconv2d_1 spans 4 in width, but its input, 4×3×2, has only 3; use a smaller kernel or Padding.Same"),
        Untrained(
            "pool deeper than a volume",
            "[Network, Input(1, 4, 4, 2), {|NETGEN2004:MaxPool3D|}] public partial class Net;",
            "The window of maxpool3d_1 spans 2 in depth, but its input, 1×4×4×2, has only 1, so nothing would be left; use a smaller pool or Padding.Same"),
        Untrained(
            "kernel of two numbers for a volume",
            "[Network, Input(8, 8, 8, 1), Conv3D(2, {|NETGEN1010:[3, 3]|})] public partial class Net;",
            "KernelSize of Conv3D must be three numbers, one for depth, one for height and one for width, but is [3, 3]"),
        Untrained(
            "strides of two axes on steps",
            "[Network, Input(8, 1), Conv1D(2, 3, {|NETGEN1010:AxisStrides = [1, 2]|})] public partial class Net;",
            "AxisStrides of Conv1D must be one number, but is [1, 2]"),
        Untrained(
            "pads of an image on steps",
            "[Network, Input(8, 1), MaxPool1D(3, {|NETGEN1010:Pads = [1, 1, 1, 1]|})] public partial class Net;",
            "Pads of MaxPool1D must be two sizes of zero or more (before, after), but is [1, 1, 1, 1]"),
        Untrained(
            "causal image",
            "[Network, Input(8, 8, 1), Conv2D(2, 3, {|NETGEN1010:Padding = Padding.Causal|})] public partial class Net;",
            "Padding of Conv2D must be Padding.Valid, Padding.Same or Padding.Full, since causal padding is for the steps of a sequence, but is Causal"),
        Untrained(
            "causal pool",
            "[Network, Input(8, 1), MaxPool1D(2, {|NETGEN1010:Padding = Padding.Causal|})] public partial class Net;",
            "Padding of MaxPool1D must be Padding.Valid or Padding.Same, but is Causal"),
        Untrained(
            "full transposed convolution",
            "[Network, Input(8, 1), Conv1DTranspose(2, 3, {|NETGEN1010:Padding = Padding.Full|})] public partial class Net;",
            "Padding of Conv1DTranspose must be Padding.Valid or Padding.Same, but is Full"),
        Untrained(
            "depth multiplier of zero",
            "[Network, Input(8, 8, 1), SeparableConv2D(2, 3, {|NETGEN1010:DepthMultiplier = 0|}, {|NETGEN1010:PointwiseL2 = -1|})] public partial class Net;",
            "DepthMultiplier of SeparableConv2D must be at least 1, but is 0",
            "PointwiseL2 of SeparableConv2D must be zero or more, but is -1"),
        Untrained(
            "output padding of a whole stride",
            "[Network, Input(8, 8, 1), Conv2DTranspose(2, 3, Strides = 2, {|NETGEN1010:OutputPadding = 2|})] public partial class Net;",
            "OutputPadding of Conv2DTranspose must be less than the stride, 2, but is 2"),
        Untrained(
            "both output paddings",
            "[Network, Input(8, 8, 1), Conv2DTranspose(2, 3, Strides = 2, OutputPadding = 1, {|NETGEN1011:AxisOutputPadding = [1, 0]|})] public partial class Net;",
            "Conv2DTranspose cannot have both OutputPadding and AxisOutputPadding: one sets all axes, the other each"),
        Untrained(
            "three edges",
            "[Network, Input(8, 8, 1), ZeroPadding2D({|NETGEN1010:[1, 2, 3]|})] public partial class Net;",
            "Padding of ZeroPadding2D must be four sizes of zero or more (top, bottom, left, right), or two (height, width), but is [1, 2, 3]"),
        Untrained(
            "upsampling to nothing",
            "[Network, Input(8, 8, 1), UpSampling2D({|NETGEN1010:0|})] public partial class Net;",
            "Size of UpSampling2D must be at least 1 on each axis, but is 0"),
        Untrained(
            "channels first",
            "[Network, Input(3, 8, 8), MaxPool2D(2, {|NETGEN2009:DataFormat = DataFormat.ChannelsFirst|})] public partial class Net;",
            "MaxPool2D works channels-last, as every layer does: DataFormat.ChannelsFirst is accepted on the input alone, where samples are converted once"),
        Untrained(
            "cropping of everything",
            "[Network, Input(8, 8, 3), Cropping2D({|NETGEN2012:[1, 4]|})] public partial class Net;",
            "cropping2d_1 cuts off 8 in width, but its input, 8×8×3, has only 8, so nothing would be left; cut off at most 7"),
        Untrained(
            "transposed convolution cut to nothing",
            "[Network, Input(2, 2), Conv1DTranspose(2, 3, {|NETGEN2012:Pads = [1, 3]|})] public partial class Net;",
            "conv1dtranspose_1 cuts off 4 in steps, but the spread input has only 4, so nothing would be left; cut off at most 3"),

        // Several at once.
        OfLabels(
            "one mistake in each layer",
            """
            [Network]
            [Input(8, 8, 1)]
            [Conv2D({|NETGEN1010:0|}, 3)]
            [MaxPool2D(2, {|NETGEN1010:Strides = -1|})]
            [Dropout({|NETGEN1010:1.5|})]
            [Dense({|NETGEN1010:-10|}, {|NETGEN1010:KernelL1 = -1|})]
            [SparseCategoricalCrossEntropy({|NETGEN1008:From = "head"|})]
            public partial class Net;
            """,
            "Filters of Conv2D must be at least 1, but is 0",
            "Strides of MaxPool2D must be at least 1, but is -1",
            BadRate("1.5"),
            "Units of Dense must be at least 1, but is -10",
            "KernelL1 of Dense must be zero or more, but is -1",
            "No earlier layer is named 'head'; the layers before this one are input, conv2d_1, maxpool2d_1, dropout_1, dense_1"),
        OfLabels(
            "mistakes of shape behind one another",
            """
            [Network]
            [Input(4, 4, 1)]
            [Conv2D(6, {|NETGEN2002:5|}, Padding = Padding.Valid)]
            [Conv2D(8, 3, {|NETGEN2008:Groups = 4|})]
            [{|NETGEN2003:Dense(1)|}]
            [{|NETGEN2006:SparseCategoricalCrossEntropy|}]
            public partial class Net;
            """,
            "The kernel of conv2d_1 spans 5 in height, but its input, 4×4×1, has only 4; use a smaller kernel or Padding.Same",
            "conv2d_2 splits 6 input channels into 4 groups, which leaves a remainder",
            DenseOnMap("4×4×8", 128),
            OneClass("SparseCategoricalCrossEntropy", "1")),
        OfValues(
            "several mistakes in one attribute",
            "[Network, Input(8, 8, 1), Conv2D({|NETGEN1010:0|}, {|NETGEN1010:[1, 2, 3]|}, {|NETGEN1010:Strides = 0|}, {|NETGEN1012:Name = \"?\"|}), Flatten, Dense(1), MeanSquaredError] public partial class Net;",
            "Filters of Conv2D must be at least 1, but is 0",
            TwoNumbers("KernelSize of Conv2D", "[1, 2, 3]"),
            "Strides of Conv2D must be at least 1, but is 0",
            BadName("?")),
        OfValues(
            "mistakes without an input",
            "[{|NETGEN1005:Network|}, Dense({|NETGEN1010:0|}), Dropout({|NETGEN1010:2|}), Huber({|NETGEN1010:Delta = -1|})] public partial class Net;",
            MissingInput,
            "Units of Dense must be at least 1, but is 0",
            BadRate("2"),
            "Delta of Huber must be positive, but is -1"),
        Untrained(
            "no follow-on from a mistake",
            "[Network, Input(8, 8, 1), Conv2D({|NETGEN1010:0|}, 3, Name = \"stem\"), MaxPool2D(20), Reshape(7), Flatten, Dense(3, From = \"stem\")] public partial class Net;",
            "Filters of Conv2D must be at least 1, but is 0"),
        .. WrongBlocks.All,
        .. WrongPointwiseLayers.All,
        .. WrongSequences.All,
        .. WrongCustomLayers.All,
        .. WrongCells.All,
    ];

    private const string MissingInput = "The network 'Net' has no input: add [Input(...)] with the shape of one sample, such as [Input(28, 28, 1)]";

    private const string OneInput = "Every [Input] stands before the layers";

    private static string NotPlain(string kind) =>
        $"A network must be a class that is neither static, abstract, generic, local to its file nor a record, but 'Net' is {kind}";

    private static string BadInput(string found) => $"Shape of Input must be at least one size, each at least 1, but is {found}";

    private static string BadName(string name) =>
        $"The name '{name}' must start with a letter and hold only letters, digits and underscores, since it becomes part of parameter names";

    private static string BadRate(string found) => $"Rate of Dropout must be at least 0 and below 1, but is {found}";

    private static string BadReshape(string found) => $"TargetShape of Reshape must be sizes of at least 1, of which one may be -1, but is {found}";

    private static string NoTiles(string obstacle) =>
        $"Algorithm of Conv2D must be ConvolutionAlgorithm.Auto or ConvolutionAlgorithm.Direct with {obstacle}, since tiles are transformed for kernels of 3×3 and 5×5 with stride 1, dilation rate 1 and one group, but is Winograd";

    private static string TwoNumbers(string argument, string found) => $"{argument} must be two numbers, one for height and one for width, but is {found}";

    private static string FourPads(string kind, string found) =>
        $"Pads of {kind} must be four sizes of zero or more (top, bottom, left, right), but is {found}";

    private static string OneClass(string loss, string output) =>
        $"{loss} needs one output for each class, so at least 2, but the network's output is {output}; for yes or no, use BinaryCrossEntropy";

    private static string DenseOnMap(string map, int size) =>
        $"Dense works on a vector or on the last axis of a sequence, but gets a map of {map}: put [Flatten] before it, which gives {size}";
}
