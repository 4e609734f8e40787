extern alias runtime;

using System.Reflection;
using System.Runtime.Loader;
using NetGen.Generator.Tests.Chaos;
using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests;

/// <summary>
/// Random graphs compile, run and have the gradients that finite differences give. A failure names the seed: the same seed gives the
/// same network.
/// </summary>
public class RandomGraphTests
{
    private const int NetworksInAGroup = 5;

    private static readonly string[] Widths = ["512", "256", "128", "none"];

    public static TheoryData<int> Groups => [.. Enumerable.Range(0, 8)];

    [Theory]
    [MemberData(nameof(Groups))]
    public void GradientsAreThoseOfDifferences(int group)
    {
        (int Seed, string Name, string Source)[] networks =
        [
            .. Enumerable.Range(group * NetworksInAGroup, NetworksInAGroup).Select(seed => (seed, $"Net{seed}", new GraphWriter(seed).Write($"Net{seed}"))),
        ];
        string source = $"using NetGen;\n\n{string.Join('\n', networks.Select(n => n.Source))}";
        Generation generation = Project.Of(source).With("NetGenVectorWidths", Widths[group % Widths.Length]).Generate();
        Assert.True(generation.Diagnostics.IsEmpty, $"{string.Join('\n', generation.Diagnostics)}\n{source}");
        Assert.Equal([], generation.CompilerErrors());

        var context = new AssemblyLoadContext(nameof(RandomGraphTests), isCollectible: true);
        Assembly assembly = context.LoadFromStream(new MemoryStream(generation.Emit()));
        string[] faults =
        [
            .. networks.SelectMany(n =>
            {
                var network = (runtime::NetGen.ITrainable<double, double>)Activator.CreateInstance(assembly.GetType(n.Name, throwOnError: true)!, (long)n.Seed)!;
                string[] found = [.. new GradientCheck(network, n.Seed).Faults()];
                return found.Length == 0 ? found : [.. found.Select(f => $"Seed {n.Seed}: {f}"), n.Source];
            }),
        ];
        context.Unload();
        Assert.True(faults.Length == 0, string.Join('\n', faults));
    }
}
