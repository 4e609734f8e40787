using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parsing;

/// <summary>Finds names that mean something of the user's where generated code stands.</summary>
internal static class ShadowedNames
{
    /// <summary>
    /// The imported names under which the class finds something else: a type or namespace of its own namespaces, a member of its own or of a type around
    /// it, what a global using brings, or a local of the program's top-level statements.
    /// </summary>
    /// <param name="network">Its <c>[Network]</c>: what is in scope there is in scope in the class.</param>
    /// <param name="sources">The compiler's view of its file.</param>
    public static EquatableArray<string> Find(AttributeData network, SourceModels sources)
    {
        if (network.ApplicationSyntaxReference?.GetSyntax(sources.Cancellation) is not { } attribute)
        {
            return default;
        }

        SemanticModel model = sources.Of(attribute);
        int place = attribute.SpanStart;
        return new(ImportedNames.All
            .Where(name => Means(name.Key).Concat(Means($"{name.Key}Attribute")).Any(meaning => !IsImported(meaning, name.Value)))
            .Select(name => name.Key));

        IEnumerable<ISymbol> Means(string name) => model.LookupSymbols(place, name: name);
    }

    private static bool IsImported(ISymbol symbol, string container) =>
        symbol is INamedTypeSymbol { ContainingType: null } && symbol.ContainingNamespace.ToDisplayString() == container;
}
