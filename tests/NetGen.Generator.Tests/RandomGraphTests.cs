extern alias runtime;

using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using NetGen.Generator.Tests.Chaos;
using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests;

/// <summary>
/// Random graphs compile, run and have the gradients that finite differences give. A failure shows the smallest declaration that still fails,
/// and the numbers that <c>NETGEN_REPLAY</c> takes to make it again: <c>NETGEN_REPLAY=seed,gamma,size</c>. With <c>NETGEN_REPLAY=random</c>
/// the networks are others each time.
/// </summary>
public class RandomGraphTests
{
    private const int NetworksInAGroup = 5;

    /// <summary>Any odd number: the step from one of FsCheck's random numbers to the next.</summary>
    private const ulong Gamma = 0x9E37_79B9_7F4A_7C15;

    private static readonly string[] Widths = ["512", "256", "128", "none"];

    public static TheoryData<int> Groups => [.. Enumerable.Range(0, 8)];

    [Theory]
    [MemberData(nameof(Groups))]
    public void GradientsAreThoseOfDifferences(int group)
    {
        Config config = Config.QuickThrowOnFailure.WithMaxTest(NetworksInAGroup).WithQuietOnSuccess(true).WithReplay(ReplayOf(group));
        Check.One(config, Prop.ForAll(RandomNetwork.All, network => RequireGradients(network, Widths[group % Widths.Length])));
    }

    /// <summary>What makes a network fail is all that is left of it, but for what a network must have.</summary>
    [Theory]
    [InlineData("GRU(", 6)]
    [InlineData("Softmax", 6)]
    [InlineData("Concat(", 6)]
    public void ShrinksToWhatFails(string culprit, int mostAttributes)
    {
        Config config = Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(1, Gamma), FSharpOption<int>.None)));
        RandomNetwork? last = null;
        Exception failure = Assert.ThrowsAny<Exception>(() => Check.One(config, Prop.ForAll(RandomNetwork.All, network =>
        {
            if (network.Source.Contains(culprit, StringComparison.Ordinal))
            {
                last = network;
                throw new InvalidOperationException(culprit);
            }
        })));
        Assert.True(last!.Attributes <= mostAttributes, last.Source);
        Assert.Contains(last.Source, failure.Message, StringComparison.Ordinal);
        Assert.Contains("seed of (", failure.Message, StringComparison.Ordinal);
    }

    private static void RequireGradients(RandomNetwork network, string width)
    {
        Generation generation = Project.Of($"using NetGen;\n\n{network.Source}").With("NetGenVectorWidths", width).Generate();
        Assert.True(generation.Diagnostics.IsEmpty, string.Join('\n', generation.Diagnostics));
        Assert.Equal([], generation.CompilerErrors());

        const int Seed = 1;
        var context = new AssemblyLoadContext(nameof(RandomGraphTests), isCollectible: true);
        Assembly assembly = context.LoadFromStream(new MemoryStream(generation.Emit()));
        Type type = assembly.GetType(RandomNetwork.Name, throwOnError: true)!;
        string[] faults = [.. new GradientCheck((runtime::NetGen.ITrainable<double, double>)Activator.CreateInstance(type, (long)Seed)!, Seed).Faults()];
        context.Unload();
        Assert.True(faults.Length == 0, string.Join('\n', faults));
    }

    /// <summary>Fixed numbers for each group, unless the environment names others.</summary>
    private static FSharpOption<Replay> ReplayOf(int group)
    {
        string given = Environment.GetEnvironmentVariable("NETGEN_REPLAY") ?? string.Create(CultureInfo.InvariantCulture, $"{group + 1},{Gamma}");
        if (given == "random")
        {
            return FSharpOption<Replay>.None;
        }

        string[] parts = given.Split(',');
        var size = parts.Length < 3 ? FSharpOption<int>.None : FSharpOption<int>.Some(int.Parse(parts[2], CultureInfo.InvariantCulture));
        return FSharpOption<Replay>.Some(new Replay(new Rnd(ulong.Parse(parts[0], CultureInfo.InvariantCulture), ulong.Parse(parts[1], CultureInfo.InvariantCulture)), size));
    }
}
