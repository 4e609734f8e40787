using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parsing;

/// <summary>An attribute of a network's class.</summary>
internal sealed record DeclarationPlace(SyntaxReference? Attribute, bool IsBlock);

/// <summary>
/// Where the attributes of a network stand. It is made anew for every parse and compared by nothing: only diagnostics need it.
/// </summary>
/// <param name="network">The attribute <c>[Network]</c>.</param>
/// <param name="type">The network's class.</param>
/// <param name="declarations">The attributes that <see cref="DeclarationSpec.Source"/> counts.</param>
/// <param name="places">The places that <see cref="Finding.Place"/> counts.</param>
internal sealed class DeclarationLocations(
    SyntaxReference? network, INamedTypeSymbol type, IReadOnlyList<DeclarationPlace> declarations, IReadOnlyList<Location> places)
{
    public Location Find(Finding finding, CancellationToken cancellation)
    {
        if (finding.Place >= 0)
        {
            return places[finding.Place];
        }

        if (finding.Declaration < 0)
        {
            return FindInClass(finding, cancellation);
        }

        DeclarationPlace declaration = declarations[finding.Declaration];
        return declaration.Attribute?.GetSyntax(cancellation) is not AttributeSyntax attribute ? NameOf(type)
            : declaration.IsBlock ? FindInBlock(attribute, finding.Argument)
            : FindInAttribute(attribute, finding.Argument);
    }

    /// <summary>Where the other declaration stands that a finding names.</summary>
    public IEnumerable<Location> FindOther(Finding finding, CancellationToken cancellation) =>
        finding.Other >= 0 && declarations[finding.Other].Attribute?.GetSyntax(cancellation) is { } other ? [other.GetLocation()] : [];

    private static Location NameOf(INamedTypeSymbol type) => type.Locations.FirstOrDefault() ?? Location.None;

    private static Location FindInAttribute(AttributeSyntax attribute, string? argument) =>
        (argument is null ? null : FindArgument(attribute, argument)) ?? attribute.GetLocation();

    /// <summary>The whole use of a block, unless the finding is about an argument that all blocks have.</summary>
    private static Location FindInBlock(AttributeSyntax attribute, string? argument) =>
        (attribute.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals is not null && a.NameEquals.Name.Identifier.ValueText == argument) ?? (SyntaxNode)attribute)
        .GetLocation();

    /// <summary>A named argument, or the positional ones that the name stands for.</summary>
    private static Location? FindArgument(AttributeSyntax attribute, string name)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = attribute.ArgumentList?.Arguments ?? default;
        AttributeArgumentSyntax? named = arguments.FirstOrDefault(a =>
            string.Equals((a.NameEquals?.Name ?? a.NameColon?.Name)?.Identifier.ValueText, name, StringComparison.OrdinalIgnoreCase));
        if (named is not null)
        {
            return named.GetLocation();
        }

        AttributeArgumentSyntax[] positional = [.. arguments.Where(a => a.NameEquals is null && a.NameColon is null)];
        return Parameters(attribute, name)
            .Where(p => p.Position < positional.Length)
            .Select(p => p.ParameterType == typeof(int[]) && p.IsDefined(typeof(ParamArrayAttribute), inherit: false)
                ? Between(positional[p.Position], positional[positional.Length - 1])
                : positional[p.Position].GetLocation())
            .FirstOrDefault();
    }

    /// <summary>The constructor parameters of an attribute that go by a name, case aside.</summary>
    private static IEnumerable<System.Reflection.ParameterInfo> Parameters(AttributeSyntax attribute, string name)
    {
        string kind = attribute.Name.DescendantTokens().Last().ValueText;
        Type? type = typeof(LayerAttribute).Assembly.GetType($"NetGen.{kind}Attribute") ?? typeof(LayerAttribute).Assembly.GetType($"NetGen.{kind}");
        return type is null
            ? []
            : type.GetConstructors().SelectMany(c => c.GetParameters()).Where(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A shape or an order of axes is every number in the list.</summary>
    private static Location Between(SyntaxNode first, SyntaxNode last) =>
        Location.Create(first.SyntaxTree, TextSpan.FromBounds(first.SpanStart, last.Span.End));

    private Location FindInClass(Finding finding, CancellationToken cancellation)
    {
        if (finding.DescriptorId == Descriptors.ContainerNotPartial.Id)
        {
            INamedTypeSymbol? outer = type.ContainingType;
            while (outer is not null && outer.Name != finding.Message[0])
            {
                outer = outer.ContainingType;
            }

            return NameOf(outer ?? type);
        }

        bool isAboutAttribute = finding.Argument is not null
            || finding.DescriptorId == Descriptors.MissingInput.Id
            || finding.DescriptorId == Descriptors.NoLayers.Id;
        return isAboutAttribute && network?.GetSyntax(cancellation) is AttributeSyntax attribute
            ? FindInAttribute(attribute, finding.Argument)
            : NameOf(type);
    }
}
