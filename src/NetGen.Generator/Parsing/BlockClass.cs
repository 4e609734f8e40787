using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Parsing;

/// <summary>What stands on the class of a block, the same for all its uses.</summary>
internal sealed class BlockClass
{
    private readonly SourceModels _sources;
    private readonly IFieldSymbol[] _constants;

    public BlockClass(INamedTypeSymbol type, SourceModels sources)
    {
        _sources = sources;
        _constants = [.. type.GetMembers().OfType<IFieldSymbol>().Where(f => f.IsConst)];
        Type = type;
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if ((AttributeReader.KindOf(attribute) is not null || AttributeReader.IsBlock(attribute))
                && attribute.ApplicationSyntaxReference?.GetSyntax(sources.Cancellation) is AttributeSyntax syntax)
            {
                Contents.Add(new AttributeUse(attribute, syntax, sources));
            }
        }
    }

    public INamedTypeSymbol Type { get; }

    /// <summary>Its layers and blocks, in source order.</summary>
    public List<AttributeUse> Contents { get; } = [];

    /// <summary>The attributes that stand first on each part of the class that has any.</summary>
    public IEnumerable<AttributeUse> FirstOfParts => Contents
        .GroupBy(c => c.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>())
        .Select(part => part.First());

    /// <summary>The constants that an argument of a use sets.</summary>
    public IEnumerable<IFieldSymbol> ConstantsSetBy(string argument) =>
        _constants.Where(c => string.Equals(c.Name, argument, StringComparison.OrdinalIgnoreCase));

    /// <summary>What keeps an argument of uses from setting a constant, or null.</summary>
    public string? FaultOf(ArgumentUse argument)
    {
        IFieldSymbol[] constants = [.. ConstantsSetBy(argument.Name)];
        IFieldSymbol? other = Array.Find(constants, c => c.Type.TypeKind != TypeKind.Error && argument.Type is not null && !_sources.Compilation.ClassifyConversion(argument.Type, c.Type).IsImplicit);
        string kind = argument.IsPositional ? "parameter" : "property";
        return constants.Length == 0 ? $"its {kind} '{argument.Name}' has no constant of the same name to set"
            : other is null ? null
            : $"its {kind} '{argument.Name}' is of type {argument.Type?.ToDisplayString()}, but the constant {other.Name} is of type {other.Type.ToDisplayString()}";
    }
}
