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
    /// <summary>What is wrong with the network, and what it costs too much.</summary>
    public static IEnumerable<Diagnostic> Errors(ParsedNetwork network, CancellationToken cancellation) =>
        Locate(network, Find(network, advises: false, cancellation), cancellation);

    /// <summary>The same, and what most likely is a mistake in a network that has nothing wrong with it.</summary>
    public static IEnumerable<Diagnostic> All(ParsedNetwork network, CancellationToken cancellation) =>
        Locate(network, Find(network, advises: true, cancellation), cancellation);

    private static IEnumerable<Finding> Find(ParsedNetwork network, bool advises, CancellationToken cancellation)
    {
        NetworkSpec spec = network.Spec;
        if (spec.Faults.Any(f => f.DescriptorId == Descriptors.SplitDeclaration.Id))
        {
            // Without an order, what else there is to say may be wrong.
            return spec.Faults.Distinct();
        }

        cancellation.ThrowIfCancellationRequested();
        LoweredNetwork lowered = Lowering.Run(spec, isTraining: false);
        cancellation.ThrowIfCancellationRequested();
        BudgetCheck? budget = network.Budget is { } use ? new BudgetCheck(use, spec, lowered, cancellation) : null;
        Finding[] errors = [.. spec.Faults.Concat(lowered.Findings).Concat(budget?.FindFaults() ?? []).Distinct()];
        return errors.Length > 0 || lowered.Program is null
            ? errors
            : (budget?.FindExcess() ?? []).Concat(advises ? Linter.Run(lowered.Graph, cancellation) : []);
    }

    private static IEnumerable<Diagnostic> Locate(ParsedNetwork network, IEnumerable<Finding> findings, CancellationToken cancellation) => findings.Select(f => Diagnostic.Create(
        Descriptors.Find(f.DescriptorId),
        network.Locations.Find(f, cancellation),
        network.Locations.FindOther(f, cancellation),
        f.Properties.ToImmutableDictionary(p => p.Key, p => (string?)p.Value),
        [.. f.Message.Select(SharedText.Of)]));
}
