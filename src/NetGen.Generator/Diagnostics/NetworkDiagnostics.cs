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
    public static LocatedFindings Errors(ParsedNetwork network, CancellationToken cancellation) =>
        new(network.Locations, new(Find(network, advises: false, cancellation)));

    /// <summary>The same, and what most likely is a mistake in a network that has nothing wrong with it.</summary>
    public static LocatedFindings All(ParsedNetwork network, CancellationToken cancellation) =>
        new(network.Locations, new(Find(network, advises: true, cancellation)));

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
}

/// <summary>What is to be reported of a network; equal ones are reported alike.</summary>
internal sealed record LocatedFindings(DeclarationLocations Locations, EquatableArray<Finding> Findings)
{
    /// <summary>The diagnostics, at their places in a compilation.</summary>
    public IEnumerable<Diagnostic> In(Compilation compilation) => Findings.Select(f => Diagnostic.Create(
        Descriptors.Find(f.DescriptorId),
        Locations.Find(f)?.In(compilation) ?? Location.None,
        Locations.FindOther(f) is { } other ? [other.In(compilation)] : [],
        f.Properties.ToImmutableDictionary(p => p.Key, p => (string?)p.Value),
        [.. f.Message.Select(SharedText.Of)]));
}
