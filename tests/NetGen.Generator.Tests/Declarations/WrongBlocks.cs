using static NetGen.Generator.Tests.Declarations.WrongDeclaration;

namespace NetGen.Generator.Tests.Declarations;

/// <summary>Mistakes a user can make with blocks.</summary>
internal static class WrongBlocks
{
    private const string Net = "[Network, Input(3), One] public partial class Net;";

    public static IReadOnlyList<WrongDeclaration> All { get; } =
    [
        Untrained(
            "block on two parts",
            $$"""
            [Dense(2)] public partial class OneAttribute : BlockAttribute;
            [{|NETGEN1004:Dense(3)|}, Flatten] public partial class OneAttribute;
            {{Net}}
            """,
            "The layers of 'OneAttribute' stand on 2 parts of the class, and parts have no order: move them all to one part"),
        Untrained(
            "block from another assembly",
            "[Network, Input(3), {|NETGEN1014:Library.Hidden(Repeat = 2)|}, Dense(2)] public partial class Net;",
            "The block 'Hidden' stands in the assembly 'Library', which holds no source to read its layers from: move it to the project of the network"),
        Untrained(
            "block from another assembly in a block",
            $$"""
            [Dense(2), {|NETGEN1014:Library.Hidden|}] public class OneAttribute : BlockAttribute;
            [Network, Input(3), One, One, Dense({|NETGEN1010:0|})] public partial class Net;
            """,
            "The block 'Hidden' stands in the assembly 'Library', which holds no source to read its layers from: move it to the project of the network",
            "Units of Dense must be at least 1, but is 0"),
        Untrained(
            "block of itself",
            $"[Dense(2), {{|NETGEN1015:One|}}] public class OneAttribute : BlockAttribute;\n{Net}",
            "The block 'One' uses itself: One → One"),
        Untrained(
            "blocks of each other",
            $$"""
            [Dense(2), Two] public class OneAttribute : BlockAttribute;
            [Three, Dense(2)] public class TwoAttribute : BlockAttribute;
            [Dense(2), {|NETGEN1015:Two|}] public class ThreeAttribute : BlockAttribute;
            {{Net}}
            """,
            "The block 'Two' uses itself: Two → Three → Two"),
        Untrained(
            "too many layers",
            """
            [Dense(2), Flatten] public class OneAttribute : BlockAttribute;
            [Network, Input(3), One(Repeat = 5000), {|NETGEN1016:One(Repeat = 2000)|}, One(Repeat = 2000)] public partial class Net;
            """,
            "The blocks of 'Net' up to this one stand for more than 20000 layers"),
        Untrained(
            "too many layers of nested blocks",
            """
            [Dense(2)] public class OneAttribute : BlockAttribute;
            [One(Repeat = 2000000000)] public class TwoAttribute : BlockAttribute;
            [Two(Repeat = 2000000000), Two] public class ThreeAttribute : BlockAttribute;
            [Network, Input(3), {|NETGEN1016:Three|}] public partial class Net;
            """,
            "The blocks of 'Net' up to this one stand for more than 20000 layers"),
        Untrained(
            "generic block",
            """
            [Dense(2)] public class OneAttribute<T> : BlockAttribute;
            [Network, Input(3), {|NETGEN1017:One<int>|}] public partial class Net;
            """,
            Unusable("it is generic, or stands in a generic type")),
        Untrained(
            "block of a block",
            """
            [Dense(2)] public class TwoAttribute : BlockAttribute;
            [Dense(2)] public class OneAttribute : TwoAttribute;
            [Network, Input(3), Two, {|NETGEN1017:One|}] public partial class Net;
            """,
            Unusable("it derives from Two, and a block derives from BlockAttribute itself")),
        Untrained(
            "block without layers",
            "public class OneAttribute : BlockAttribute; [Network, Input(3), {|NETGEN1017:One|}, Dense(2)] public partial class Net;",
            Unusable("no layers stand on its class")),
        Untrained(
            "block with an input",
            $"[{{|NETGEN1017:Input(3)|}}, Dense(2)] public class OneAttribute : BlockAttribute;\n{Net}",
            Unusable("[Input] stands on its class, which is for networks")),
        Untrained(
            "block with the name of a layer",
            """
            namespace Mine { [NetGen.Dense(2)] public class DenseAttribute : BlockAttribute; }
            [Network, Input(3), {|NETGEN1017:Mine.Dense|}] public partial class Net;
            """,
            "The block 'Dense' cannot be used: its name is that of an attribute of NetGen"),
        Untrained(
            "parameters that set nothing",
            """
            [Dense(Unit)] public class OneAttribute(int {|NETGEN1017:units|}, double {|NETGEN1017:rate|}, double good) : BlockAttribute(units, rate, good)
            { private const int Unit = 3, Rate = 1; private const double Good = 3; }
            [Network, Input(3), One(3, 0.5, 1), One(4, 0.5, 2)] public partial class Net;
            """,
            Unusable("its parameter 'units' has no constant of the same name to set"),
            Unusable("its parameter 'rate' is of type double, but the constant Rate is of type int")),
        Untrained(
            "property that sets nothing",
            """
            [Dense(2)] public class OneAttribute : BlockAttribute { public int Units { get; set; } }
            [Network, Input(3), {|NETGEN1017:One(Units = 3)|}] public partial class Net;
            """,
            Unusable("its property 'Units' has no constant of the same name to set")),
        Untrained(
            "expressions without a value",
            """
            [Dense(2 + {|NETGEN1018:64 / N|}), Dense(Half), Dense({|NETGEN1018:N * (int.MaxValue / 2) + 3|})]
            public class OneAttribute(int n, string s) : BlockAttribute(n, s)
            { private const int N = 1, Half = 2 * ({|NETGEN1018:1 % N|}); private const string S = ""; }
            [Network, Input(3), One(0, "a"), One(2, null!), One(0, "a")] public partial class Net;
            """,
            "'64 / N' has no value in One(N = 0, S = \"a\"): it divides by zero",
            "'N * (int.MaxValue / 2) + 3' has no value in One(N = 2, S = null): its value is out of its type's range",
            "'1 % N' has no value in One(N = 0, S = \"a\"): it divides by zero"),
        Untrained(
            "negative repetition",
            """
            [Dense(2)] public class OneAttribute : BlockAttribute;
            [One({|NETGEN1010:Repeat = N - 3|})] public class TwoAttribute(int n) : BlockAttribute(n) { private const int N = 3; }
            [Network, Input(3), One({|NETGEN1010:Repeat = -1|}), Two(1)] public partial class Net;
            """,
            "Repeat of One must be at least 0, but is -2",
            "Repeat of One must be at least 0, but is -1"),
        Untrained(
            "wrong layers in blocks",
            """
            [Dense(N, Name = "a"), Dense(3, From = "stem")] public class OneAttribute(int n) : BlockAttribute(n) { private const int N = 3; }
            [Network, Input(3), Dense(3, Name = "stem"), {|NETGEN1008:{|NETGEN1010:One(0, From = "stem")|}|}, {|NETGEN1008:One(2, {|NETGEN1008:From = "nowhere"|})|}] public partial class Net;
            """,
            "No earlier layer is named 'stem'; the layers before this one are In, a",
            "Units of Dense must be at least 1, but is 0",
            "No earlier layer is named 'stem'; the layers before this one are In, a",
            "No earlier layer is named 'nowhere'; the layers before this one are input, stem, one_1"),
        Untrained(
            "blocks that cannot be distributed",
            """
            [LSTM(2, ReturnSequences = true)] public class OneAttribute : BlockAttribute;
            [Dense(2), BatchNormalization] public class TwoAttribute : BlockAttribute;
            [Dense(2, TimeDistributed = true), Dense(0)] public class ThreeAttribute : BlockAttribute;
            [Network, Input(5, 4, 3), {|NETGEN1011:One(TimeDistributed = true)|}, {|NETGEN1011:Two(TimeDistributed = true)|}, {|NETGEN1011:{|NETGEN1010:Three(TimeDistributed = true)|}|}, Dense({|NETGEN1010:0|})] public partial class Net;
            """,
            "LSTM cannot have both TimeDistributed and a loop over time: it goes through the steps of its input itself",
            "BatchNormalization cannot have both TimeDistributed and statistics of the batch: each step would have its own; as it is, the layer normalises all steps together",
            "Dense cannot have both TimeDistributed and a loop over time: it goes through steps itself",
            "Units of Dense must be at least 1, but is 0",
            "Units of Dense must be at least 1, but is 0"),
        Untrained(
            "block of no steps",
            """
            [Dense(2), Dense(0)] public class OneAttribute : BlockAttribute;
            [Network, Input(5), {|NETGEN1010:One({|NETGEN2001:TimeDistributed = true|})|}] public partial class Net;
            """,
            "Units of Dense must be at least 1, but is 0",
            "One needs an input of steps and at least one axis behind them, but gets 5; [Reshape] can give it one"),
    ];

    private static string Unusable(string reason) => $"The block 'One' cannot be used: {reason}";
}
