using Microsoft.CodeAnalysis;
using NetGen.Generator.Parsing;
using NetGen.Generator.Passes;

namespace NetGen.Generator.Diagnostics;

/// <summary>All that is wrong with a network, for the generator and the analyzer alike.</summary>
internal static class NetworkDiagnostics
{
    public static IEnumerable<Diagnostic> For(ParsedNetwork network, CancellationToken cancellation)
    {
        IEnumerable<Finding> findings = network.Spec.Faults.Any(f => f.DescriptorId == Descriptors.SplitDeclaration.Id)
            ? network.Spec.Faults
            : network.Spec.Faults.Concat(Lowering.Run(network.Spec, isTraining: false).Findings);
        foreach (Finding finding in findings.Distinct())
        {
            yield return Diagnostic.Create(
                Descriptors.Find(finding.DescriptorId), network.Locations.Find(finding, cancellation), [.. finding.Message]);
        }
    }
}
