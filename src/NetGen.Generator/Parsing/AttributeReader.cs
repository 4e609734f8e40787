using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Operators;

namespace NetGen.Generator.Parsing;

/// <summary>Reads single attributes of the vocabulary.</summary>
internal static class AttributeReader
{
    private const string BlockAttributeName = "NetGen.BlockAttribute";
    private const string CellAttributeName = "NetGen.RecurrentCellAttribute";
    private const string VocabularyNamespace = "NetGen";
    private const string Suffix = "Attribute";

    /// <summary>The kind of layer, loss or input that an attribute declares, or null.</summary>
    public static string? KindOf(AttributeData attribute)
    {
        INamedTypeSymbol? type = attribute.AttributeClass;
        if (type is null || type.ContainingNamespace?.ToDisplayString() != VocabularyNamespace || !type.Name.EndsWith(Suffix, StringComparison.Ordinal))
        {
            return null;
        }

        string kind = NameOf(type);
        return OperatorRegistry.IsDeclaration(kind) ? kind : null;
    }

    /// <summary>Whether an attribute marks a network.</summary>
    public static bool IsNetwork(AttributeData attribute) => IsOfVocabulary(attribute, nameof(NetworkAttribute));

    /// <summary>Whether an attribute says what a network may cost.</summary>
    public static bool IsBudget(AttributeData attribute) => IsOfVocabulary(attribute, nameof(BudgetAttribute));

    /// <summary>Whether an attribute is a use of a block.</summary>
    public static bool IsBlock(AttributeData attribute)
    {
        INamedTypeSymbol? type = attribute.AttributeClass?.BaseType;
        while (type is not null && !IsBlockBase(type))
        {
            type = type.BaseType;
        }

        return type is not null;
    }

    /// <summary>Whether a type is what blocks derive from.</summary>
    public static bool IsBlockBase(INamedTypeSymbol? type) => type?.ToDisplayString() == BlockAttributeName || IsCellBase(type);

    /// <summary>Whether a type is what recurrent cells derive from.</summary>
    public static bool IsCellBase(INamedTypeSymbol? type) => type?.ToDisplayString() == CellAttributeName;

    /// <summary>The name of an attribute's class as users write it.</summary>
    public static string NameOf(INamedTypeSymbol type) => type.Name.EndsWith(Suffix, StringComparison.Ordinal) && type.Name.Length > Suffix.Length
        ? type.Name.Substring(0, type.Name.Length - Suffix.Length)
        : type.Name;

    /// <summary>Whether an attribute compiles; where it does not, the compiler says so.</summary>
    public static bool IsReadable(AttributeData attribute) =>
        attribute.AttributeConstructor is { } constructor
        && constructor.Parameters.Length == attribute.ConstructorArguments.Length
        && attribute.ConstructorArguments.Zip(constructor.Parameters, (a, p) => IsReadable(a, p.Type)).All(b => b)
        && attribute.NamedArguments.All(a => IsReadable(a.Value, PropertyType(attribute.AttributeClass, a.Key)));

    /// <summary>The declaration of a layer, a loss or an input with the values that the compiler has folded; null if it is left out.</summary>
    public static DeclarationSpec? Read(AttributeData attribute, string kind)
    {
        if (!IsReadable(attribute))
        {
            return new DeclarationSpec(kind, default) { IsReadable = false };
        }

        var arguments = new List<ArgumentSpec>();
        for (int i = 0; i < attribute.ConstructorArguments.Length; i++)
        {
            IParameterSymbol parameter = attribute.AttributeConstructor!.Parameters[i];
            arguments.Add(new ArgumentSpec(parameter.Name, true, ArgumentValue(Unwrap(attribute.ConstructorArguments[i]), parameter.Type)));
        }

        foreach (KeyValuePair<string, TypedConstant> named in attribute.NamedArguments)
        {
            arguments.Add(new ArgumentSpec(named.Key, false, ArgumentValue(Unwrap(named.Value), named.Value.Type)));
        }

        return Declare(kind, arguments);
    }

    /// <summary>A declaration without its condition, or null where the condition leaves it out.</summary>
    public static DeclarationSpec? Declare(string kind, IReadOnlyList<ArgumentSpec> arguments) =>
        arguments.Any(a => a is { Name: nameof(LayerAttribute.When), IsPositional: false, Value: false })
            ? null
            : new DeclarationSpec(kind, new(arguments.Where(a => a is not { Name: nameof(LayerAttribute.When), IsPositional: false })));

    /// <summary>A value as the model holds it.</summary>
    public static object? ArgumentValue(object? value, ITypeSymbol? type) => value is ITypeSymbol named ? ReadEnum(named)
        : value is not object?[] items ? value
        : type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String } ? new EquatableArray<string?>(items.Select(i => i as string))
        : new EquatableArray<int>(items.Select(i => i is int number ? number : 0));

    private static bool IsOfVocabulary(AttributeData attribute, string name) =>
        attribute.AttributeClass is { ContainingNamespace: { Name: VocabularyNamespace, ContainingNamespace.IsGlobalNamespace: true } } type && type.Name == name;

    private static EnumSpec ReadEnum(ITypeSymbol type) => new(
        type.Name,
        new(type.TypeKind != TypeKind.Enum ? [] : type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue).Select(f => ToInt64(f.ConstantValue!))));

    private static long ToInt64(object number) => number is ulong and > long.MaxValue ? long.MaxValue : Convert.ToInt64(number, CultureInfo.InvariantCulture);

    private static object? Unwrap(TypedConstant constant) => constant.Kind != TypedConstantKind.Array ? constant.Value
        : constant.IsNull ? null
        : constant.Values.Select(v => v.Kind == TypedConstantKind.Array ? null : v.Value).ToArray();

    /// <summary>Whether a constant compiles as a value of the type.</summary>
    private static bool IsReadable(TypedConstant constant, ITypeSymbol? type) =>
        constant.Kind != TypedConstantKind.Error
        && (constant.IsNull
            || (SymbolEqualityComparer.Default.Equals(constant.Type, type)
                && (constant.Kind != TypedConstantKind.Array || constant.Values.All(v => v.Kind != TypedConstantKind.Error))));

    private static ITypeSymbol? PropertyType(INamedTypeSymbol? type, string name) => type is null
        ? null
        : type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault()?.Type ?? PropertyType(type.BaseType, name);
}
