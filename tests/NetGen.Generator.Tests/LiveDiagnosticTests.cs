using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests;

/// <summary>Diagnostics obey what a user says about them, as those of any analyzer do.</summary>
public class LiveDiagnosticTests
{
    private const string Id = "NETGEN3002";

    private const string Unwise = "[Network, Input(4), Dense(3), SparseCategoricalCrossEntropy]";

    private static string Declared => $"using NetGen;\n\n{Unwise}\npublic partial class Net;\n";

    [Fact]
    public async Task AdviceIsAWarning() => Assert.Equal([(Id, DiagnosticSeverity.Warning, false)], await ReportedAsync(Declared));

    [Theory]
    [InlineData(ReportDiagnostic.Error, DiagnosticSeverity.Error)]
    [InlineData(ReportDiagnostic.Info, DiagnosticSeverity.Info)]
    public async Task EditorConfigChangesTheSeverity(ReportDiagnostic asked, DiagnosticSeverity severity) =>
        Assert.Equal([(Id, severity, false)], await ReportedAsync(Declared, asked));

    [Fact]
    public async Task EditorConfigSwitchesAdviceOff() => Assert.Empty(await ReportedAsync(Declared, ReportDiagnostic.Suppress));

    [Fact]
    public async Task PragmaSuppresses()
    {
        string source = $"using NetGen;\n\n#pragma warning disable {Id} // scores are wanted\n{Unwise}\n#pragma warning restore {Id}\npublic partial class Net;\n\n{Unwise}\npublic partial class Other;\n";
        Assert.Equal([(Id, DiagnosticSeverity.Warning, true), (Id, DiagnosticSeverity.Warning, false)], await ReportedAsync(source));
    }

    [Fact]
    public async Task AttributeSuppresses()
    {
        string source = Declared.Replace(Unwise, $"[System.Diagnostics.CodeAnalysis.SuppressMessage(\"NetGen\", \"{Id}\")]\n{Unwise}", StringComparison.Ordinal);
        Assert.Equal([(Id, DiagnosticSeverity.Warning, true)], await ReportedAsync(source));
    }

    /// <summary>A build shows what the generator and the analyzer say; the compiler merges what is the same in all parts.</summary>
    [Fact]
    public async Task WhatBothReportIsTheSame()
    {
        Generation generation = Project.Of("using NetGen;\n\n[Network, Input(28, 28, 1), Dense(3), Flatten(From = \"nothing\"), MeanSquaredError]\npublic partial class Net;\n").Generate();
        ImmutableArray<Diagnostic> analyzed = await Project.AnalyzeAsync(generation.Output);
        Assert.Equal(2, analyzed.Length);
        Assert.Equal(2, generation.Diagnostics.Concat(analyzed).Distinct().Count());
    }

    [Fact]
    public void AdviceComesFromTheAnalyzerAlone() => Assert.Empty(Project.Of(Declared).Generate().Diagnostics);

    [Fact]
    public async Task CancellationIsHonoured()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        Compilation compilation = Project.Of(Declared).Compilation;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => compilation.WithAnalyzers([new NetworkAnalyzer()]).GetAnalyzerDiagnosticsAsync(cancelled.Token));

        // The network's own checks stop too, wherever they are.
        INamedTypeSymbol type = compilation.GetTypeByMetadataName("Net")!;
        var network = Parsing.NetworkParser.Parse(type, type.GetAttributes()[0], compilation, CancellationToken.None);
        Assert.ThrowsAny<OperationCanceledException>(() => NetworkDiagnostics.All(network, cancelled.Token));
    }

    private static async Task<IEnumerable<(string Id, DiagnosticSeverity Severity, bool IsSuppressed)>> ReportedAsync(string source, ReportDiagnostic? asked = null)
    {
        CSharpCompilation compilation = Project.Of(source).Compilation;
        CSharpCompilationOptions options = compilation.Options
            .WithGeneralDiagnosticOption(ReportDiagnostic.Default)
            .WithReportSuppressedDiagnostics(true)
            .WithSyntaxTreeOptionsProvider(asked is null ? null : new EditorConfig(asked.Value));
        var analyzers = compilation.WithOptions(options).WithAnalyzers([new NetworkAnalyzer()], new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true));
        ImmutableArray<Diagnostic> diagnostics = await analyzers.GetAnalyzerDiagnosticsAsync();
        return diagnostics.OrderBy(d => d.Location.SourceSpan.Start).Select(d => (d.Id, d.Severity, d.IsSuppressed));
    }

    /// <summary><c>dotnet_diagnostic.NETGEN3002.severity</c> in every file.</summary>
    private sealed class EditorConfig(ReportDiagnostic severity) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.NotGenerated;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic found)
        {
            found = severity;
            return diagnosticId == Id;
        }

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic found)
        {
            found = default;
            return false;
        }
    }
}
