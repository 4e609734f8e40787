using Microsoft.CodeAnalysis.CodeActions;

namespace NetGen.CodeFixes.Tests;

/// <summary>Shapes stand beside the layers, follow them when they change, and leave a user's own words alone.</summary>
public class ShapeCommentTests
{
    private const string Write = "Write the output shapes beside the layers", Remove = "Remove the output shapes";

    private const string Head = "using NetGen;\r\n\r\nnamespace Models;\r\n\r\n/// <summary>Reads digits.</summary>\r\n[Network]\r\n[Input(28, 28, 1)]\r\n";

    private const string Plain = Head
        + "[Conv2D(32, 3, Activation = Activation.ReLU), MaxPool2D(2)]\r\n[Conv2D(64, 3, UseBias = false), BatchNormalization, ReLU] // the second stage\r\n"
        + "[MaxPool2D(2)] [Flatten]\t\r\n[Dense(10,\r\n    Activation = Activation.Softmax),\r\n    SparseCategoricalCrossEntropy]\r\npublic partial class Net;\r\n";

    private const string Commented = Head
        + "[Conv2D(32, 3, Activation = Activation.ReLU), MaxPool2D(2)] // 26×26×32 → 13×13×32\r\n[Conv2D(64, 3, UseBias = false), BatchNormalization, ReLU] // 11×11×64 · the second stage\r\n"
        + "[MaxPool2D(2)] [Flatten] // 5×5×64 → 1600\r\n[Dense(10,\r\n    Activation = Activation.Softmax), // 10\r\n    SparseCategoricalCrossEntropy]\r\npublic partial class Net;\r\n";

    [Fact]
    public async Task ShapesAreWritten() => Assert.Equal(Commented, await AfterAsync(Plain, Write));

    [Fact]
    public async Task NothingIsWrittenTwice() => Assert.Equal([Remove], await OfferedAsync(Commented));

    [Fact]
    public async Task ShapesAreTakenAway() => Assert.Equal(Plain.Replace("\t\r\n", "\r\n", StringComparison.Ordinal), await AfterAsync(Commented, Remove));

    [Fact]
    public async Task ShapesFollowTheLayers() => Assert.Equal(
        Commented
            .Replace("Input(28, 28, 1)", "Input(32, 32, 3)", StringComparison.Ordinal)
            .Replace("26×26×32 → 13×13×32", "30×30×32 → 15×15×32", StringComparison.Ordinal)
            .Replace("11×11×64", "13×13×64", StringComparison.Ordinal)
            .Replace("5×5×64 → 1600", "6×6×64 → 2304", StringComparison.Ordinal),
        await AfterAsync(Commented.Replace("Input(28, 28, 1)", "Input(32, 32, 3)", StringComparison.Ordinal), Write));

    /// <summary>What stands on the line of the class, in blocks, in loops, and before a comment that does not end its line.</summary>
    [Theory]
    [InlineData("[Network, Input(4), Dense(2)] public partial class Net; // all", "[Network, Input(4), Dense(2)] public partial class Net; // 2 · all")]
    [InlineData("[Network, Input(4)]\n[Dense(2)] // 7\n[MeanSquaredError] // 3\npublic partial class Net;", "[Network, Input(4)]\n[Dense(2)] // 2\n[MeanSquaredError]\npublic partial class Net;")]
    [InlineData("[Network, Input(4), Step(Repeat = 2)]\npublic partial class Net;", "[Network, Input(4), Step(Repeat = 2)] // 8\npublic partial class Net;")]
    [InlineData("[Network, Input(5, 4)]\n[Step(TimeDistributed = true)]\n[LSTM(3)]\npublic partial class Net;", "[Network, Input(5, 4)]\n[Step(TimeDistributed = true)] // 5×8\n[LSTM(3)] // 3\npublic partial class Net;")]
    [InlineData("[Network, Input(4)]\n[Dense(2)] /* one\n two */ [Dense(1)]\npublic partial class Net;", "[Network, Input(4)]\n[Dense(2)] /* one\n two */ [Dense(1)] // 1\npublic partial class Net;")]
    [InlineData("[Network, Input(4, 4, 1)]\n[Conv2D(2, 3)]\n[Dense(1)] // wrong\npublic partial class Net;", "[Network, Input(4, 4, 1)]\n[Conv2D(2, 3)] // 2×2×2\n[Dense(1)] // wrong\npublic partial class Net;")]
    public async Task AllForms(string before, string after)
    {
        const string Rest = "\n\n[Dense(6), Dense(8)] public sealed class StepAttribute : NetGen.BlockAttribute;\n";
        Assert.Equal($"using NetGen;\n{after}{Rest}", await AfterAsync($"using NetGen;\n{before}{Rest}", Write));
    }

    [Theory]
    [InlineData("using NetGen;\n[System.Obsolete] public class Net;")]
    [InlineData("using NetGen;\n[Dense(6)] public sealed class NetAttribute : BlockAttribute;")]
    [InlineData("using NetGen;\n[Network, Input(4)] public partial class Net;")]
    public async Task NothingIsOfferedElsewhere(string source) => Assert.Empty(await OfferedAsync(source));

    [Fact]
    public async Task NothingIsOfferedInTheClass() =>
        Assert.Empty(await OfferedAsync("using NetGen;\n[Network, Input(4), Dense(2)] public partial class Net { private const int Size = 4; }", "Size"));

    private static async Task<string> AfterAsync(string source, string title)
    {
        using var editor = new Editor(source);
        CodeAction action = (await editor.RefactoringsAtAsync(Place(source, "Input"))).Single(a => a.Title == title);
        await editor.ApplyAsync(action);
        return (await editor.TextsAsync()).Single();
    }

    private static async Task<IEnumerable<string>> OfferedAsync(string source, string at = "Net")
    {
        using var editor = new Editor(source);
        return (await editor.RefactoringsAtAsync(source.LastIndexOf(at, StringComparison.Ordinal))).Select(a => a.Title);
    }

    private static int Place(string source, string word) => source.IndexOf(word, StringComparison.Ordinal);
}
