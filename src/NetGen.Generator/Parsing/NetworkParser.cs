using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Operators;

namespace NetGen.Generator.Parsing;

/// <summary>A spec and where its declarations stand; the spec alone is what code is made from.</summary>
internal sealed record ParsedNetwork(NetworkSpec Spec, DeclarationLocations Locations)
{
    /// <summary>What the network may cost, or null if its author does not say.</summary>
    public BudgetUse? Budget { get; init; }
}

/// <summary>A network's budget.</summary>
/// <param name="Declaration">The limits, as they are written.</param>
/// <param name="Source">The index of its place, behind those of all declarations.</param>
internal sealed record BudgetUse(DeclarationSpec Declaration, int Source)
{
    public BudgetAttribute Limits => Vocabulary.Create<BudgetAttribute>(Declaration);
}

/// <summary>Reads a class's attributes. Only this folder touches symbols.</summary>
internal static class NetworkParser
{
    public const string NetworkAttributeName = "NetGen.NetworkAttribute";

    public static ParsedNetwork Parse(INamedTypeSymbol type, AttributeData network, Compilation compilation, CancellationToken cancellation)
    {
        var faults = new FaultList();
        var sources = new SourceModels(compilation, cancellation);
        var blocks = new BlockReader(sources, type.Name, faults);
        var lambdas = new LambdaReader(sources, faults);
        var declarations = new List<DeclarationSpec>();
        var files = new SourcePlaces(compilation);
        var places = new List<AttributePlace?>();
        var parts = new List<(SyntaxNode Part, int First)>();
        foreach (AttributeData attribute in type.GetAttributes())
        {
            cancellation.ThrowIfCancellationRequested();
            int source = places.Count;
            string? kind = AttributeReader.KindOf(attribute);
            SyntaxNode? syntax = attribute.ApplicationSyntaxReference?.GetSyntax(cancellation);
            if (kind is not null)
            {
                if (AttributeReader.Read(attribute, kind) is { } declaration)
                {
                    bool isLambda = kind == LambdaReader.Kind && syntax is AttributeSyntax;
                    DeclarationSpec read = isLambda ? lambdas.Read(declaration, (AttributeSyntax)syntax!, type, source) : declaration;
                    declarations.Add(read with { Source = source });
                }
            }
            else if (syntax is AttributeSyntax use && AttributeReader.IsBlock(attribute))
            {
                declarations.AddRange(blocks.Read(new AttributeUse(attribute, use, sources), source));
            }
            else if (attribute.AttributeClass is { TypeKind: TypeKind.Error } unknown)
            {
                // A misspelt layer: the compiler says so, and what stands behind it cannot be judged.
                declarations.Add(new DeclarationSpec(unknown.Name, default) { IsReadable = false, Source = source });
            }
            else
            {
                continue;
            }

            places.Add(AttributePlace.Of(attribute.ApplicationSyntaxReference, kind is null, files, cancellation));
            if (syntax?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } part && !parts.Any(p => p.Part == part))
            {
                parts.Add((part, source));
            }
        }

        CheckType(type, faults);
        if (parts.Count > 1)
        {
            faults.Add(Finding.At(Descriptors.SplitDeclaration, parts[1].First, null, type.Name, parts.Count));
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
            new(faults.Findings))
        {
            ShadowedNames = ShadowedNames.Find(network, sources),
            HasOwnLayers = type.Name == NetworkSpec.LayersClass || type.GetMembers(NetworkSpec.LayersClass).Length > 0,
        };
        BudgetUse? budget = ReadBudget(type, places, files, cancellation);
        return new ParsedNetwork(spec, DeclarationLocations.Of(type, network.ApplicationSyntaxReference, places, faults.Places, files, cancellation)) { Budget = budget };
    }

    private static BudgetUse? ReadBudget(INamedTypeSymbol type, List<AttributePlace?> places, SourcePlaces files, CancellationToken cancellation)
    {
        if (type.GetAttributes().FirstOrDefault(AttributeReader.IsBudget) is not { } attribute || AttributeReader.Read(attribute, "Budget") is not { IsReadable: true } budget)
        {
            return null;
        }

        places.Add(AttributePlace.Of(attribute.ApplicationSyntaxReference, isBlock: false, files, cancellation));
        return new BudgetUse(budget, places.Count - 1);
    }

    private static void CheckType(INamedTypeSymbol type, FaultList faults)
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
