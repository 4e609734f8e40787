using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Parsing;

namespace NetGen.Generator;

/// <summary>Reports what is wrong with a network, or unwise, while it is typed; editors run the generator only on save.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.All);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        AttributeData? network = type.GetAttributes().FirstOrDefault(AttributeReader.IsNetwork);
        if (network is null)
        {
            return;
        }

        ParsedNetwork parsed = NetworkParser.Parse(type, network, context.Compilation, context.CancellationToken);
        foreach (Diagnostic diagnostic in NetworkDiagnostics.All(parsed, context.CancellationToken).In(context.Compilation))
        {
            context.ReportDiagnostic(diagnostic);
        }
    }
}
