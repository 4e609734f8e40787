using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emission;
using NetGen.Generator.Parsing;
using NetGen.Generator.Passes;

namespace NetGen.Generator;

/// <summary>Compiles every class marked <c>[Network]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ParsedNetwork> parsed = context.SyntaxProvider.ForAttributeWithMetadataName(
            NetworkParser.NetworkAttributeName,
            static (node, _) => node is TypeDeclarationSyntax,
            static (match, cancellation) => NetworkParser.Parse((INamedTypeSymbol)match.TargetSymbol, match.Attributes[0], match.SemanticModel.Compilation, cancellation))
            .WithTrackingName(TrackingNames.Networks);

        // Code depends on the spec alone, which compares by value: an edit elsewhere emits nothing anew.
        IncrementalValuesProvider<NetworkSpec> specs = parsed
            .Select(static (network, _) => network.Spec)
            .Collect()
            .SelectMany(static (all, _) => NetworkSpec.Distinguish(all))
            .WithTrackingName(TrackingNames.Specs);
        IncrementalValueProvider<GeneratorOptions> options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => GeneratorOptions.Read(provider.GlobalOptions));
        context.RegisterSourceOutput(specs.Combine(options), static (output, input) =>
        {
            (NetworkSpec spec, GeneratorOptions options) = input;
            if (!spec.CanEmit)
            {
                return;
            }

            CompiledNetwork network = Pipeline.Compile(spec, output.CancellationToken);
            foreach ((string hintName, string text) in NetworkWriter.Write(network, options, output.CancellationToken))
            {
                output.AddSource(hintName, text);
            }
        });

        // Errors depend on places in files too, which compare by value as well. Only a network that has some is looked at after each edit.
        IncrementalValuesProvider<LocatedFindings> errors = parsed
            .Select(static (network, cancellation) => NetworkDiagnostics.Errors(network, cancellation))
            .WithTrackingName(TrackingNames.Errors)
            .Where(static errors => errors.Findings.Count > 0);
        context.RegisterSourceOutput(errors.Combine(context.CompilationProvider), static (output, input) =>
        {
            foreach (Diagnostic diagnostic in input.Left.In(input.Right))
            {
                output.ReportDiagnostic(diagnostic);
            }
        });
    }
}

/// <summary>Names by which tests find the steps of the pipeline.</summary>
internal static class TrackingNames
{
    /// <summary>Networks as they are parsed, with their places.</summary>
    public const string Networks = "Networks";

    /// <summary>Networks as code is made from them.</summary>
    public const string Specs = "Specs";

    /// <summary>What is wrong with networks.</summary>
    public const string Errors = "Errors";
}
