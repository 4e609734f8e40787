using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Linting;
using NetGen.Generator.Parsing;
using NetGen.Generator.Passes;

namespace NetGen.Generator.Diagnostics;

/// <summary>
/// What is wrong with a network. The generator reports the errors, since a build may leave analyzers out; the analyzer reports errors and
/// advice. An error that comes from both is the same in all parts, so that the compiler shows it once.
/// </summary>
internal static class NetworkDiagnostics
{
    /// <summary>What keeps the network from being compiled.</summary>
    public static IEnumerable<Diagnostic> Errors(ParsedNetwork network, CancellationToken cancellation) =>
        Locate(network, FindErrors(network, Lower(network)), cancellation);

    /// <summary>The errors or, of a network without any, what most likely is a mistake.</summary>
    public static IEnumerable<Diagnostic> All(ParsedNetwork network, CancellationToken cancellation)
    {
        LoweredNetwork? lowered = Lower(network);
        cancellation.ThrowIfCancellationRequested();
        Finding[] errors = [.. FindErrors(network, lowered)];
        return Locate(network, errors.Length > 0 || lowered?.Program is null ? errors : Linter.Run(lowered.Graph, cancellation), cancellation);
    }

    /// <summary>The network's layers; null where they have no order.</summary>
    private static LoweredNetwork? Lower(ParsedNetwork network) =>
        network.Spec.Faults.Any(f => f.DescriptorId == Descriptors.SplitDeclaration.Id) ? null : Lowering.Run(network.Spec, isTraining: false);

    private static IEnumerable<Finding> FindErrors(ParsedNetwork network, LoweredNetwork? lowered) =>
        network.Spec.Faults.Concat(lowered?.Findings ?? []).Distinct();

    private static IEnumerable<Diagnostic> Locate(ParsedNetwork network, IEnumerable<Finding> findings, CancellationToken cancellation) => findings.Select(f => Diagnostic.Create(
        Descriptors.Find(f.DescriptorId),
        network.Locations.Find(f, cancellation),
        network.Locations.FindOther(f, cancellation),
        f.Properties.ToImmutableDictionary(p => p.Key, p => (string?)p.Value),
        [.. f.Message.Select(SharedText.Of)]));
}
