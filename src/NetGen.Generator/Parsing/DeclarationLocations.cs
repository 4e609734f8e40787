using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parsing;

/// <summary>Where the attributes of a network stand, by value: an edit in another file leaves it as it is, and so what is reported.</summary>
/// <param name="Name">The name of the network's class.</param>
/// <param name="Containers">The names of the types around, innermost first.</param>
/// <param name="Network">The attribute <c>[Network]</c>.</param>
/// <param name="Declarations">The attributes that <see cref="DeclarationSpec.Source"/> counts.</param>
/// <param name="Places">The places that <see cref="Finding.Place"/> counts.</param>
internal sealed record DeclarationLocations(
    SourcePlace? Name,
    EquatableArray<(string Name, SourcePlace? Place)> Containers,
    AttributePlace? Network,
    EquatableArray<AttributePlace?> Declarations,
    EquatableArray<SourcePlace?> Places)
{
    public static DeclarationLocations Of(
        INamedTypeSymbol type, SyntaxReference? network, IEnumerable<AttributePlace?> declarations, IEnumerable<Location> places, SourcePlaces source, CancellationToken cancellation)
    {
        var containers = new List<(string, SourcePlace?)>();
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            containers.Add((outer.Name, source.Of(outer.Locations.FirstOrDefault())));
        }

        return new DeclarationLocations(
            source.Of(type.Locations.FirstOrDefault()),
            new(containers),
            AttributePlace.Of(network, isBlock: false, source, cancellation),
            new(declarations),
            new(places.Select(source.Of)));
    }

    /// <summary>Where a finding is reported: where it says, or at the class.</summary>
    public SourcePlace? Find(Finding finding) =>
        (finding.Place >= 0 ? Places[finding.Place] : finding.Declaration >= 0 ? Declarations[finding.Declaration]?.Find(finding.Argument) : FindInClass(finding)) ?? Name;

    /// <summary>Where the other declaration stands that a finding names.</summary>
    public SourcePlace? FindOther(Finding finding) => finding.Other >= 0 ? Declarations[finding.Other]?.Whole : null;

    private SourcePlace? FindInClass(Finding finding)
    {
        if (finding.DescriptorId == Descriptors.ContainerNotPartial.Id)
        {
            return Containers.FirstOrDefault(c => c.Name == finding.Message[0]).Place;
        }

        bool isAboutAttribute = finding.Argument is not null
            || finding.DescriptorId == Descriptors.MissingInput.Id
            || finding.DescriptorId == Descriptors.NoLayers.Id;
        return isAboutAttribute ? Network?.Find(finding.Argument) : null;
    }
}
