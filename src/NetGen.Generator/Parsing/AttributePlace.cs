using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Parsing;

/// <summary>Where an attribute of a network's class and its arguments stand.</summary>
/// <param name="Whole">The attribute.</param>
/// <param name="Name">Its name as it is written, without qualifiers.</param>
/// <param name="IsBlock">Whether it is no attribute of the vocabulary.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record AttributePlace(SourcePlace Whole, string Name, bool IsBlock, EquatableArray<ArgumentPlace> Arguments)
{
    /// <summary>The place of an attribute; null where the compiler has no syntax for it.</summary>
    public static AttributePlace? Of(SyntaxReference? reference, bool isBlock, SourcePlaces places, CancellationToken cancellation)
    {
        if (reference?.GetSyntax(cancellation) is not AttributeSyntax attribute)
        {
            return null;
        }

        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = attribute.ArgumentList?.Arguments ?? default;
        return new AttributePlace(
            places.Of(attribute),
            attribute.Name.DescendantTokens().Last().ValueText,
            isBlock,
            new(arguments.Select(a => new ArgumentPlace((a.NameEquals?.Name ?? a.NameColon?.Name)?.Identifier.ValueText, a.NameEquals is not null, places.Of(a)))));
    }

    /// <summary>Where an argument stands, or the whole attribute for null and for an argument that is not given.</summary>
    public SourcePlace Find(string? argument) => argument is null ? Whole
        : IsBlock ? Arguments.FirstOrDefault(a => a.IsProperty && a.Name == argument)?.Place ?? Whole
        : FindNamed(argument) ?? FindPositional(argument) ?? Whole;

    private SourcePlace? FindNamed(string argument) =>
        Arguments.FirstOrDefault(a => string.Equals(a.Name, argument, StringComparison.OrdinalIgnoreCase))?.Place;

    /// <summary>The positional arguments that a name stands for: a shape or an order of axes is every number in the list.</summary>
    private SourcePlace? FindPositional(string argument)
    {
        ArgumentPlace[] positional = [.. Arguments.Where(a => a.Name is null)];
        return Parameters(argument)
            .Where(p => p.Position < positional.Length)
            .Select(p => p.ParameterType == typeof(int[]) && p.IsDefined(typeof(ParamArrayAttribute), inherit: false)
                ? SourcePlace.Between(positional[p.Position].Place, positional[positional.Length - 1].Place)
                : positional[p.Position].Place)
            .FirstOrDefault();
    }

    /// <summary>The constructor parameters that go by a name, case aside.</summary>
    private IEnumerable<System.Reflection.ParameterInfo> Parameters(string argument)
    {
        Type? type = typeof(LayerAttribute).Assembly.GetType($"NetGen.{Name}Attribute") ?? typeof(LayerAttribute).Assembly.GetType($"NetGen.{Name}");
        return type is null
            ? []
            : type.GetConstructors().SelectMany(c => c.GetParameters()).Where(p => string.Equals(p.Name, argument, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>Where an argument of an attribute stands.</summary>
/// <param name="Name">The name it is given by, or null.</param>
/// <param name="IsProperty">Whether the name is a property's, rather than a parameter's.</param>
/// <param name="Place">The place.</param>
internal sealed record ArgumentPlace(string? Name, bool IsProperty, SourcePlace Place);
