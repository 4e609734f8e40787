using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Parsing;

/// <summary>An argument of an attribute, as an expression.</summary>
/// <param name="Name">The parameter's or the property's name.</param>
/// <param name="IsPositional">Whether it belongs to the constructor.</param>
/// <param name="IsOwn">Whether the attribute's own class declares it, rather than one it derives from.</param>
/// <param name="Type">Its type.</param>
/// <param name="Value">Its value.</param>
internal sealed record ArgumentUse(string Name, bool IsPositional, bool IsOwn, ITypeSymbol? Type, IOperation Value);

/// <summary>An attribute whose arguments are not evaluated yet.</summary>
internal sealed class AttributeUse
{
    public AttributeUse(AttributeData attribute, AttributeSyntax syntax, SourceModels sources)
    {
        Attribute = attribute;
        Syntax = syntax;
        Arguments = AttributeReader.IsReadable(attribute)
            && sources.OperationOf(syntax) is IAttributeOperation { Operation: IObjectCreationOperation creation }
            ? [.. Positional(creation), .. Named(creation)]
            : null;
    }

    public AttributeData Attribute { get; }

    public AttributeSyntax Syntax { get; }

    /// <summary>The constructor's arguments, defaults included, then the named ones; null where the attribute does not compile.</summary>
    public IReadOnlyList<ArgumentUse>? Arguments { get; }

    private static IEnumerable<ArgumentUse> Positional(IObjectCreationOperation creation) => creation.Arguments
        .Where(a => a.Parameter is not null)
        .OrderBy(a => a.Parameter!.Ordinal)
        .Select(a => new ArgumentUse(a.Parameter!.Name, true, true, a.Parameter.Type, a.Value));

    private static IEnumerable<ArgumentUse> Named(IObjectCreationOperation creation) =>
        from initializer in (creation.Initializer?.Initializers).GetValueOrDefault(ImmutableArray<IOperation>.Empty)
        let assignment = initializer as ISimpleAssignmentOperation
        let target = assignment?.Target as IPropertyReferenceOperation
        where target is not null
        select new ArgumentUse(target.Property.Name, false, IsOwn(target.Property, creation), target.Type, assignment.Value);

    private static bool IsOwn(IPropertySymbol property, IObjectCreationOperation creation) =>
        SymbolEqualityComparer.Default.Equals(property.ContainingType, creation.Type);
}
