using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Chaos;
using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests;

/// <summary>Whatever stands in a file, the generator neither throws nor hangs: it compiles the networks or says what is wrong.</summary>
public class ChaosTests
{
    private const int DeclarationsInAGroup = 40;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static TheoryData<int> Groups => [.. Enumerable.Range(0, 10)];

    [Theory]
    [MemberData(nameof(Groups))]
    public async Task SurvivesRandomDeclarations(int group)
    {
        int right = 0, wrong = 0;
        for (int i = 0; i < DeclarationsInAGroup; i++)
        {
            int seed = (group * DeclarationsInAGroup) + i;
            string source = new DeclarationWriter(seed).Write(wrongness: i % 4 / 2.0);
            Generation generation = await CheckAsync(seed, source);
            Assert.True(generation.Diagnostics.Any() || generation.Files.Any(), $"Seed {seed}: nothing was generated and nothing reported.\n{source}");
            (right, wrong) = generation.Diagnostics.Any() ? (right, wrong + 1) : (right + 1, wrong);
        }

        Assert.True(right >= 3 && wrong >= 3, $"{right} networks were right and {wrong} wrong; there should be some of each.");
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public async Task SurvivesBrokenCode(int group)
    {
        for (int i = 0; i < DeclarationsInAGroup; i++)
        {
            int seed = 1_000_000 + (group * DeclarationsInAGroup) + i;
            var writer = new DeclarationWriter(seed);
            await CheckAsync(seed, writer.Break(writer.Write(wrongness: 0.2)));
        }
    }

    private static async Task<Generation> CheckAsync(int seed, string source)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            Generation generation = Project.Of(source).With("NetGenVectorWidths", "128").Generate(patience.Token);
            Assert.Null(generation.Result.Exception);
            Assert.All(generation.Diagnostics, d => Assert.True(d.Location.IsInSource, d.ToString()));

            ImmutableArray<Diagnostic> analyzed = await Project.AnalyzeAsync(generation.Output);
            Assert.Equal(Set(generation.Diagnostics), Set(analyzed.Where(d => d.DefaultSeverity == DiagnosticSeverity.Error)));
            Assert.All(analyzed, d => Assert.True(d.Location.IsInSource, d.ToString()));

            // What the user's own files get wrong may spoil the generated ones; nothing else may.
            bool isPlain = !generation.Input.GetDiagnostics(patience.Token).Any(d => d.Severity == DiagnosticSeverity.Error);
            Assert.Equal([], isPlain ? generation.CompilerErrors() : []);
            return generation;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new InvalidOperationException($"Seed {seed}: {e.Message}\n\n{source}", e);
        }
    }

    private static IEnumerable<string> Set(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Select(d => d.ToString()).Distinct().Order(StringComparer.Ordinal);
}
