using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Operators;

namespace NetGen.Generator.Parsing;

/// <summary>A spec and where its declarations stand; the spec alone is what code is made from.</summary>
internal sealed record ParsedNetwork(NetworkSpec Spec, DeclarationLocations Locations);

/// <summary>Reads a class's attributes. Only this folder touches symbols.</summary>
internal static class NetworkParser
{
    public const string NetworkAttributeName = "NetGen.NetworkAttribute";
    private const string VocabularyNamespace = "NetGen";
    private const string Suffix = "Attribute";

    public static ParsedNetwork Parse(INamedTypeSymbol type, AttributeData network, CancellationToken cancellation)
    {
        var faults = new List<Finding>();
        var declarations = new List<DeclarationSpec>();
        var syntax = new List<SyntaxReference?>();
        var parts = new HashSet<SyntaxNode>();
        foreach (AttributeData attribute in type.GetAttributes())
        {
            cancellation.ThrowIfCancellationRequested();
            if (KindOf(attribute) is not { } kind)
            {
                continue;
            }

            declarations.Add(Read(attribute, kind) with { Source = declarations.Count });
            syntax.Add(attribute.ApplicationSyntaxReference);
            if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } part)
            {
                parts.Add(part);
            }
        }

        CheckType(type, faults);
        if (parts.Count > 1)
        {
            int first = syntax.FindIndex(s => s?.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>() != parts.First());
            faults.Add(Finding.At(Descriptors.SplitDeclaration, Math.Max(first, 0), null, type.Name, parts.Count));
        }

        TypedConstant chosen = network.NamedArguments.FirstOrDefault(a => a.Key == nameof(NetworkAttribute.Precision)).Value;
        Precision precision = chosen is { Kind: TypedConstantKind.Enum, Value: int number }
            ? (Precision)number
            : Precision.Single;
        if (!Enum.IsDefined(typeof(Precision), precision))
        {
            const string Argument = nameof(NetworkAttribute.Precision);
            faults.Add(Finding.At(Descriptors.BadArgument, -1, Argument, Argument, "Network", "a member of the enum Precision", precision));
        }

        var spec = new NetworkSpec(
            type.ContainingNamespace.IsGlobalNamespace ? string.Empty : type.ContainingNamespace.ToDisplayString(),
            new(Containers(type)),
            Identifier(type),
            "partial class",
            precision,
            new(declarations),
            new(faults));
        return new ParsedNetwork(spec, new DeclarationLocations(network.ApplicationSyntaxReference, type, syntax));
    }

    private static string? KindOf(AttributeData attribute)
    {
        INamedTypeSymbol? type = attribute.AttributeClass;
        if (type is null || type.ContainingNamespace?.ToDisplayString() != VocabularyNamespace || !type.Name.EndsWith(Suffix, StringComparison.Ordinal))
        {
            return null;
        }

        string kind = type.Name.Substring(0, type.Name.Length - Suffix.Length);
        return OperatorRegistry.IsDeclaration(kind) ? kind : null;
    }

    private static DeclarationSpec Read(AttributeData attribute, string kind)
    {
        if (attribute.AttributeConstructor is not { } constructor
            || constructor.Parameters.Length != attribute.ConstructorArguments.Length
            || !attribute.ConstructorArguments.Zip(constructor.Parameters, (a, p) => IsReadable(a, p.Type)).All(b => b)
            || !attribute.NamedArguments.All(a => IsReadable(a.Value, PropertyType(attribute.AttributeClass, a.Key))))
        {
            return new DeclarationSpec(kind, default) { IsReadable = false };
        }

        var arguments = new List<ArgumentSpec>();
        for (int i = 0; i < constructor.Parameters.Length; i++)
        {
            arguments.Add(new ArgumentSpec(constructor.Parameters[i].Name, true, Value(attribute.ConstructorArguments[i])));
        }

        foreach (KeyValuePair<string, TypedConstant> named in attribute.NamedArguments)
        {
            arguments.Add(new ArgumentSpec(named.Key, false, Value(named.Value)));
        }

        return new DeclarationSpec(kind, new(arguments));
    }

    /// <summary>Whether a constant compiles as a value of the type.</summary>
    private static bool IsReadable(TypedConstant constant, ITypeSymbol? type) =>
        constant.Kind != TypedConstantKind.Error
        && (constant.IsNull
            || (SymbolEqualityComparer.Default.Equals(constant.Type, type)
                && (constant.Kind != TypedConstantKind.Array || constant.Values.All(v => v.Kind != TypedConstantKind.Error))));

    private static ITypeSymbol? PropertyType(INamedTypeSymbol? type, string name) => type is null
        ? null
        : type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault()?.Type ?? PropertyType(type.BaseType, name);

    private static object? Value(TypedConstant constant) => constant.Kind != TypedConstantKind.Array ? constant.Value
        : constant.IsNull ? null
        : constant.Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String }
            ? new EquatableArray<string?>(constant.Values.Select(v => v.Value as string))
        : new EquatableArray<int>(constant.Values.Select(v => v.Value is int i ? i : 0));

    private static void CheckType(INamedTypeSymbol type, List<Finding> faults)
    {
        string? unsupported = type.TypeKind != TypeKind.Class ? "not a class"
            : type.IsRecord ? "a record"
            : type.IsStatic ? "static"
            : type.IsAbstract ? "abstract"
            : type.IsGenericType && type.TypeParameters.Length > 0 ? "generic"
            : IsFileLocal(type) ? "local to its file"
            : null;
        if (unsupported is not null)
        {
            faults.Add(Finding.At(Descriptors.UnsupportedType, -1, null, type.Name, unsupported));
        }

        if (!IsPartial(type))
        {
            faults.Add(Finding.At(Descriptors.NotPartial, -1, null, type.Name));
        }

        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (!IsPartial(outer))
            {
                faults.Add(Finding.At(Descriptors.ContainerNotPartial, -1, null, outer.Name, type.Name));
            }
        }
    }

    private static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .Select(r => r.GetSyntax())
        .OfType<TypeDeclarationSyntax>()
        .All(t => t.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static bool IsFileLocal(INamedTypeSymbol? type) => type is not null && (type.IsFileLocal || IsFileLocal(type.ContainingType));

    /// <summary>A symbol's name as it stands in code.</summary>
    private static string Identifier(ISymbol symbol) =>
        SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? symbol.Name : "@" + symbol.Name;

    private static IEnumerable<ContainerSpec> Containers(INamedTypeSymbol type)
    {
        var containers = new Stack<ContainerSpec>();
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            string keyword = outer switch
            {
                { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
                { IsRecord: true } => "record",
                { TypeKind: TypeKind.Struct } => "struct",
                { TypeKind: TypeKind.Interface } => "interface",
                _ => "class",
            };
            string parameters = outer.TypeParameters.Length == 0 ? string.Empty : $"<{string.Join(", ", outer.TypeParameters.Select(Identifier))}>";
            string arity = outer.TypeParameters.Length == 0 ? string.Empty : $"_{outer.TypeParameters.Length}";
            containers.Push(new ContainerSpec($"partial {keyword} {Identifier(outer)}{parameters}", outer.Name + arity));
        }

        return containers;
    }
}
