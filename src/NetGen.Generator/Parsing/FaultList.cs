using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parsing;

/// <summary>What parsing finds wrong, and where that stands if it is not among the network's own attributes.</summary>
internal sealed class FaultList
{
    private readonly List<Finding> _findings = [];
    private readonly List<Location> _places = [];
    private readonly HashSet<(string Id, Location Place, EquatableArray<string> Message)> _known = [];

    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Where findings stand that have a <see cref="Finding.Place"/>.</summary>
    public IReadOnlyList<Location> Places => _places;

    public void Add(Finding finding) => _findings.Add(finding);

    /// <summary>Adds a finding in what an attribute of the network stands for; several uses of one block say it once.</summary>
    public void AddAt(Location place, DiagnosticDescriptor descriptor, int source, params object[] message)
    {
        Finding finding = Finding.At(descriptor, source, null, message) with { Place = _places.Count };
        if (_known.Add((finding.DescriptorId, place, finding.Message)))
        {
            _places.Add(place);
            _findings.Add(finding);
        }
    }
}
