using static NetGen.Generator.Tests.Declarations.WrongDeclaration;

namespace NetGen.Generator.Tests.Declarations;

/// <summary>Mistakes in layers of the user's own.</summary>
internal static class WrongCustomLayers
{
    public static IReadOnlyList<WrongDeclaration> All { get; } =
    [
        OfValues(
            "weight of no size",
            "[Network, Input(3), Weight({|NETGEN1010:3, 0|}, Name = \"w\"), Dense(2), MeanSquaredError] public partial class Net;",
            "Shape of Weight must be one size or more, each at least 1, of which one may be -1, but is [3, 0]"),
        OfValues(
            "weight of two open sizes, with a scale that its initialiser has not",
            "[Network, Input(3), Weight({|NETGEN1010:-1, -1|}, {|NETGEN1011:InitializerScale = 2|}, {|NETGEN1010:L1 = -1|}), Dense(2), MeanSquaredError] public partial class Net;",
            "Shape of Weight must be one size or more, each at least 1, of which one may be -1, but is [-1, -1]",
            "Weight cannot have both InitializerScale = 2 and Initializer.GlorotUniform: that initialiser has no scale",
            "L1 of Weight must be zero or more, but is -1"),
        OfValues(
            "output of weights alone",
            "[Network, Input(3), Weight(3, Name = \"w\"), Exp(From = \"w\"), {|NETGEN2015:MeanSquaredError|}] public partial class Net;",
            "'output' follows from weights alone, so it is the same whatever the input is: join the input to it, such as with [MatMul] or [Add]"),
        OfValues(
            "matrices that do not go together",
            "[Network, Input(3), Weight(4, 2, Name = \"w\"), MatMul({|NETGEN2010:\"w\"|}), MeanSquaredError] public partial class Net;",
            "MatMul joins 3 and 4×2, which need as many rows in the second matrix as the first has columns, 3"),
        OfValues(
            "maximum over the batch",
            "[Network, Input(3), ReduceMax({|NETGEN1010:0|}), MeanSquaredError] public partial class Net;",
            "Axes of ReduceMax must be axes of a sample, without 0, which is the batch, but is [0]"),
        OfValues(
            "sum over the batch of a weight",
            "[Network, Input(3), Weight(3, Name = \"w\"), ReduceSum({|NETGEN1010:0|}, From = \"w\", Name = \"s\"), Add(\"input\", \"w\"), MeanSquaredError] public partial class Net;",
            "Axes of ReduceSum must be axes without 0, since the input is one tensor for the whole batch, but is [0]"),
        OfValues(
            "clip whose ends are the wrong way round, and a slice beyond the end",
            "[Network, Input(3), Slice(1, {|NETGEN2017:3|}), Clip(2, {|NETGEN1010:1|}), MeanSquaredError] public partial class Net;",
            "Slice takes 3 elements from 1 on of axis 1, but 3 has only 3 there",
            "Maximum of Clip must be at least the minimum, but is 1"),
        OfValues(
            "assigning a weight that is trained",
            "[Network, Input(3), Weight(3, Name = \"w\"), ReduceSum(0, Name = \"s\"), Assign({|NETGEN2016:\"w\"|}, \"s\"), Add(\"input\", \"w\"), MeanSquaredError] public partial class Net;",
            "Assign cannot replace 'w': it is no [Weight] with Trainable = false"),
        OfValues(
            "assigning what each sample has",
            "[Network, Input(3), Weight(3, Name = \"w\", Trainable = false), Add(\"w\", Name = \"s\"), Assign(\"w\", {|NETGEN2016:\"s\"|}), MeanSquaredError] public partial class Net;",
            "Assign cannot replace 'w': each sample has a new value of its own; [ReduceSum(0)] sums over the batch"),
        Lambda(
            "method that is not there",
            "{|NETGEN1019:Lambda(\"Missing\")|}",
            "",
            "The method 'Missing' cannot be compiled into the network: there is no static method of that name in Net"),
        Lambda(
            "function that networks do not know",
            "Lambda(nameof(Root))",
            "private static float Root(float x) => 2 * {|NETGEN1019:MathF.Cbrt(x)|};",
            "The method 'Root' cannot be compiled into the network: of the functions of Math, NetGen knows Abs, Cos, Exp, Log, Max, Min, Sin, Sqrt, Tanh, Clamp and Pow"),
        Lambda(
            "exponent that varies, in a method that another calls",
            "Lambda(nameof(F))",
            "private static double F(double x) => G(x, x); private static double G(double x, double y) => Math.Pow(x, {|NETGEN1019:y|});",
            "The method 'F' cannot be compiled into the network: an exponent is a constant; Exp and Log make other powers"),
        Lambda(
            "method that calls itself",
            "Lambda(nameof(F))",
            "private static double F(double x) => x > 1 ? {|NETGEN1019:F(x - 1)|} : x;",
            "The method 'F' cannot be compiled into the network: it calls itself"),
        Lambda(
            "loop",
            "Lambda(nameof(F))",
            "private static double F(double x) { {|NETGEN1019:while (x > 1) { x -= 1; }|} return x; }",
            "The method 'F' cannot be compiled into the network: a method declares variables, decides by if, and returns a value"),
        Lambda(
            "method of whole numbers",
            "Lambda(nameof(F))",
            "private static int F{|NETGEN1019:(int x)|} => x;",
            "The method 'F' cannot be compiled into the network: a method is static, takes float or double and gives one of them"),
        Lambda(
            "formula that grows",
            "Lambda(nameof(F))",
            """
            private static double F(double x)
            {
                double a = x * x, b = a * a * a * a, c = b * b * b * b, d = c * c * c * c, e = d * d * d * d, f = {|NETGEN1019:e * e|} * e * e;
                return f;
            }
            """,
            "The method 'F' cannot be compiled into the network: written out it has more than 2000 operators"),
        Lambda(
            "gradient of two parameters",
            "{|NETGEN1019:Lambda(nameof(F), Gradient = nameof(D))|}",
            "private static double F(double x) => x; private static double D(double x, double dy) => dy;",
            "The method 'D' cannot be compiled into the network: a gradient takes the input, the output and the gradient of the output"),
        Lambda(
            "too few inputs",
            "Lambda(nameof(F), {|NETGEN1010:\"input\"|})",
            "private static double F(double x, double y, double z) => x + y + z;",
            "Arguments of Lambda must be 3 names, one for each parameter of the method, or 2 to go with the layer before, but is [input]"),
    ];

    private static WrongDeclaration Lambda(string name, string attribute, string methods, params string[] messages) => OfValues(
        $"lambda: {name}", $"[Network, Input(3), {attribute}, MeanSquaredError] public partial class Net {{ {methods} }}", messages);
}
