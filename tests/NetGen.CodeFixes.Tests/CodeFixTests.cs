using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace NetGen.CodeFixes.Tests;

/// <summary>Each fix mends its diagnostic and leaves every other letter of the file as it is.</summary>
public class CodeFixTests
{
    private const string Bias = "[Network]\n[Input(8, 8, 1)]\n[Conv2D(2, 3), BatchNormalization, Conv2D(3, 3), BatchNormalization]\n[Flatten, Dense(4), BatchNormalization, Dense(1)]\n[MeanSquaredError]\npublic partial class Net;\n";

    public static TheoryData<string> Names => [.. Mends.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task MendsTheDiagnostic(string name)
    {
        Mend mend = Mends.All.Single(m => m.Name == name);
        using var editor = new Editor(mend.Head + mend.Before);
        Diagnostic[] found = [.. (await editor.DiagnosticsAsync()).Where(d => d.Id == mend.Id)];
        CodeAction[] fixes = [.. await editor.FixesOfAsync(found[0])];
        Assert.Contains(mend.Title, fixes.Select(f => f.Title));

        await editor.ApplyAsync(fixes.Single(f => f.Title == mend.Title));
        Assert.Equal(mend.Head + mend.After, (await editor.TextsAsync()).Single());
        Assert.Empty(await editor.CompilerErrorsAsync());
        Assert.Equal(found.Length - 1, (await editor.DiagnosticsAsync()).Count(d => d.Id == mend.Id));
    }

    [Fact]
    public void NamesAreUnique() => Assert.Equal(Mends.All.Count, Mends.All.DistinctBy(m => m.Name).Count());

    [Fact]
    public void EveryFixHasATest() =>
        Assert.Equal(new NetworkCodeFixProvider().FixableDiagnosticIds.Order(StringComparer.Ordinal), Mends.All.Select(m => m.Id).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task MendsAllAtOnce()
    {
        using var editor = new Editor("using NetGen;\n\n" + Bias);
        Diagnostic[] found = [.. (await editor.DiagnosticsAsync()).Where(d => d.Id == "NETGEN3010")];
        Assert.Equal(3, found.Length);
        CodeAction fix = (await editor.FixesOfAsync(found[0])).Single();
        await editor.ApplyAsync(await editor.FixAllAsync(found[0], fix.EquivalenceKey!));
        string expected = Bias
            .Replace("Conv2D(2, 3)", "Conv2D(2, 3, UseBias = false)", StringComparison.Ordinal)
            .Replace("Conv2D(3, 3)", "Conv2D(3, 3, UseBias = false)", StringComparison.Ordinal)
            .Replace("Dense(4)", "Dense(4, UseBias = false)", StringComparison.Ordinal);
        Assert.Equal("using NetGen;\n\n" + expected, (await editor.TextsAsync()).Single());
    }

    [Fact]
    public async Task MovesLayersFromAnotherFile()
    {
        using var editor = new Editor(
            "using NetGen;\n\n[Network, Input(3)]\n[Dense(2)]\npublic partial class Net;\n",
            "using NetGen;\r\n\r\n\t[Dense(1)]\r\n\t[MeanSquaredError] // the end\r\n\tpublic partial class Net\r\n\t{\r\n\t}\r\n");
        Diagnostic found = (await editor.DiagnosticsAsync()).Single();
        await editor.ApplyAsync((await editor.FixesOfAsync(found)).Single());
        Assert.Equal(
            [
                "using NetGen;\n\n[Network, Input(3)]\n[Dense(2)]\n[Dense(1)]\n[MeanSquaredError] // the end\npublic partial class Net;\n",
                "using NetGen;\r\n\r\n\tpublic partial class Net\r\n\t{\r\n\t}\r\n",
            ],
            await editor.TextsAsync());
        Assert.DoesNotContain(await editor.DiagnosticsAsync(), d => d.Id == "NETGEN1004");
    }

    /// <summary>What one edit of the network cannot mend is offered no fix.</summary>
    [Theory]
    [InlineData("[Network, Input(4), Step, Dense(1), MeanSquaredError]", "[Dense(4), BatchNormalization] public sealed class StepAttribute : BlockAttribute;", "NETGEN3010")]
    [InlineData("[Network, Input(4, 4, 1), Head]", "[Dense(2)] public sealed class HeadAttribute : BlockAttribute;", "NETGEN2003")]
    [InlineData("[Network, Input(4), Head, SparseCategoricalCrossEntropy(IgnoreClass = 1)]", "[Dense(3)] public sealed class HeadAttribute : BlockAttribute;", "NETGEN3002", "Use FromLogits = true")]
    [InlineData("[Network, Input(4), Dense(1), SparseCategoricalCrossEntropy(IgnoreClass = 1)]", "", "NETGEN2006")]
    [InlineData("[Network, Input(4), Dense(2, From = Stem)]", "public partial class Net { private const string Stem = \"imput\"; }", "NETGEN1008")]
    [InlineData("[Network, Input(4), Dense(2, From = \"something else\")]", "", "NETGEN1008")]
    [InlineData("[Network, Input(4, 4, 1), Conv2D(2, 7, Pads = [1, 1, 1, 1])]", "", "NETGEN2002")]
    public async Task OffersNothingElsewhere(string network, string other, string id, params string[] offered)
    {
        using var editor = new Editor($"using NetGen;\n\n{network}\npublic partial class Net;\n{other}\n");
        Diagnostic found = (await editor.DiagnosticsAsync()).First(d => d.Id == id);
        Assert.Equal(offered, (await editor.FixesOfAsync(found)).Select(f => f.Title));
    }
}
