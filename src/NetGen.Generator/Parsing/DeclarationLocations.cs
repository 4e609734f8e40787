using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Parsing;

/// <summary>
/// Where the attributes of a network stand. It is made anew for every parse and compared by nothing: only diagnostics need it.
/// </summary>
internal sealed class DeclarationLocations(SyntaxReference? network, INamedTypeSymbol type, IReadOnlyList<SyntaxReference?> declarations)
{
    private const string MissingInputId = "NETGEN1005";
    private const string NoLayersId = "NETGEN1007";

    public Location Find(Finding finding, CancellationToken cancellation)
    {
        if (finding.Declaration < 0)
        {
            bool isAboutAttribute = finding.DescriptorId is MissingInputId or NoLayersId;
            return (isAboutAttribute ? network?.GetSyntax(cancellation).GetLocation() : null) ?? type.Locations.FirstOrDefault() ?? Location.None;
        }

        if (declarations[finding.Declaration]?.GetSyntax(cancellation) is not AttributeSyntax attribute)
        {
            return type.Locations.FirstOrDefault() ?? Location.None;
        }

        return finding.Argument is { } name && FindArgument(attribute, name) is { } argument ? argument.GetLocation() : attribute.GetLocation();
    }

    /// <summary>A named argument, or the positional one that the name stands for.</summary>
    private static AttributeArgumentSyntax? FindArgument(AttributeSyntax attribute, string name)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = attribute.ArgumentList?.Arguments ?? default;
        AttributeArgumentSyntax? named = arguments.FirstOrDefault(a =>
            string.Equals((a.NameEquals?.Name ?? a.NameColon?.Name)?.Identifier.ValueText, name, StringComparison.OrdinalIgnoreCase));
        if (named is not null)
        {
            return named;
        }

        // Sizes come second where a count comes first, as in Conv2D(filters, kernelSize).
        AttributeArgumentSyntax[] positional = [.. arguments.Where(a => a.NameEquals is null && a.NameColon is null)];
        int index = string.Equals(name, "KernelSize", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        return index < positional.Length ? positional[index] : null;
    }
}
