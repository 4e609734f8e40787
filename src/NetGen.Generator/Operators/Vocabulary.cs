using System.Reflection;
using NetGen.Generator.Model;

namespace NetGen.Generator.Operators;

/// <summary>Turns declarations back into the attributes they were written as, so that defaults live in the vocabulary alone.</summary>
internal static class Vocabulary
{
    private const string Suffix = "Attribute";

    public static string KindOf(Type attribute) => attribute.Name.Substring(0, attribute.Name.Length - Suffix.Length);

    public static TAttribute Create<TAttribute>(DeclarationSpec declaration) => (TAttribute)Create(typeof(TAttribute), declaration);

    public static object Create(Type type, DeclarationSpec declaration)
    {
        ArgumentSpec[] positional = [.. declaration.Arguments.Where(a => a.IsPositional)];
        ConstructorInfo constructor = type.GetConstructors().First(c => Fits(c.GetParameters(), positional));
        object attribute = constructor.Invoke(
            [.. constructor.GetParameters().Zip(positional, (p, a) => Convert(a.Value, p.ParameterType))]);
        foreach (ArgumentSpec argument in declaration.Arguments.Where(a => !a.IsPositional))
        {
            PropertyInfo property = type.GetProperty(argument.Name)!;
            property.SetValue(attribute, Convert(argument.Value, property.PropertyType));
        }

        return attribute;
    }

    /// <summary>Values that no layer takes: numbers that are no member of their enum, and infinities.</summary>
    public static IEnumerable<(string Argument, string Expected, object Found)> Faults(object attribute)
    {
        foreach (PropertyInfo property in attribute.GetType().GetProperties())
        {
            object? value = property.PropertyType.IsEnum || property.PropertyType == typeof(double) ? property.GetValue(attribute) : null;
            if (value is Enum && !Enum.IsDefined(property.PropertyType, value))
            {
                yield return (property.Name, $"a member of the enum {property.PropertyType.Name}", value);
            }
            else if (value is double number && double.IsInfinity(number))
            {
                yield return (property.Name, "a finite number", number);
            }
        }
    }

    /// <summary>The value of an argument by its name; the fallback for an attribute that has no such argument.</summary>
    public static T Read<T>(object attribute, string argument, T fallback) =>
        attribute.GetType().GetProperty(argument) is { } property ? (T)property.GetValue(attribute)! : fallback;

    /// <summary>Whether a named argument says what holds without it.</summary>
    public static bool IsDefault(DeclarationSpec declaration, ArgumentSpec argument)
    {
        if (TypeOf(declaration.Kind) is not { } type || !declaration.IsReadable)
        {
            return false;
        }

        object plain = Create(type, declaration with { Arguments = new(declaration.Arguments.Where(a => a.IsPositional)) });
        PropertyInfo property = type.GetProperty(argument.Name)!;
        return Equals(property.GetValue(plain), Convert(argument.Value, property.PropertyType));
    }

    /// <summary>The member of an enum that a number stands for; null where the argument's type is no enum, or has no such member.</summary>
    public static string? NameOfMember(string kind, ArgumentSpec argument, int number)
    {
        // A constructor's parameter sets the property of its name.
        const BindingFlags AnyCase = BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase;
        return TypeOf(kind)?.GetProperty(argument.Name, AnyCase)?.PropertyType is { IsEnum: true } type ? Enum.GetName(type, number) : null;
    }

    private static Type? TypeOf(string kind) => typeof(LayerAttribute).Assembly.GetType($"{typeof(LayerAttribute).Namespace}.{kind}{Suffix}");

    private static bool Fits(ParameterInfo[] parameters, ArgumentSpec[] arguments) =>
        parameters.Length == arguments.Length
        && parameters.Zip(arguments, (p, a) => p.Name == a.Name && Fits(p.ParameterType, a.Value)).All(b => b);

    private static bool Fits(Type parameter, object? value) => value switch
    {
        null => !parameter.IsValueType,
        EquatableArray<int> => parameter == typeof(int[]),
        EquatableArray<string?> => parameter == typeof(string[]),
        _ => !parameter.IsArray,
    };

    private static object? Convert(object? value, Type type) => value switch
    {
        EquatableArray<int> array => array.ToArray(),
        EquatableArray<string?> array => array.ToArray(),
        // A user's enum has no type here: what is known of it stands in the declaration.
        EnumSpec => null,
        int number when type.IsEnum => Enum.ToObject(type, number),
        int number when type == typeof(double) => (double)number,
        _ => value,
    };
}
