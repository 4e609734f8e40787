using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace NetGen.Generator.Tests.Catalogue;

/// <summary>One argument of an attribute, as its documentation has it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Value">What it is if it is not given; <see cref="Required"/> if it must be.</param>
/// <param name="Text">What is said of it.</param>
internal sealed partial record Argument(string Name, Type Type, object? Value, string Text)
{
    /// <summary>Stands for the default of what has none.</summary>
    public static readonly object Required = new();

    public static Argument Of(ParameterInfo parameter, string kerasName, XmlDocumentation documentation) => new(
        parameter.Name!,
        parameter.ParameterType,
        parameter.HasDefaultValue ? parameter.DefaultValue : parameter.IsDefined(typeof(ParamArrayAttribute)) ? null : Required,
        documentation.Parameter(parameter)) { Keras = kerasName };

    public static Argument Of(PropertyInfo property, object? value, XmlDocumentation documentation)
    {
        string text = $"{documentation.Summary(property)}\n\n{documentation.Remarks(property)}".Trim();
        return new(property.Name, property.PropertyType, value, text) { Keras = KerasSentence().Match(text).Groups["name"].Value };
    }

    /// <summary>The default, in the words of the documentation where it says more than the number.</summary>
    public string Default => DefaultPhrase() is not { } phrase
        ? Value == Required || Value is null ? string.Empty : Literal(Value)
        : NotANumber().Replace(phrase, string.Empty) is { Length: > 0 } words ? words : Literal(Value);

    /// <summary>What Keras calls it; empty if nothing says so.</summary>
    public string Keras { get; private init; } = string.Empty;

    /// <summary>What is said besides the default and Keras's name.</summary>
    public string Meaning => DefaultSentence().Replace(KerasSentence().Replace(Text, string.Empty), string.Empty).Trim();

    public string TypeName => NameOf(Type);

    /// <summary>What is wrong with the documentation.</summary>
    public string? Fault(bool wantsDefault)
    {
        if (Text.Length == 0)
        {
            return "is not documented";
        }

        string? phrase = DefaultPhrase();
        if (phrase is null)
        {
            return wantsDefault && Value != Required ? "does not say its default" : null;
        }

        string first = phrase.Split(',')[0].Trim('`');
        bool isRight = Value switch
        {
            // These stand for numbers that no one gives.
            double.NaN or int.MinValue => !double.TryParse(first, CultureInfo.InvariantCulture, out double number) || double.IsNaN(number),
            double or int => double.TryParse(first, CultureInfo.InvariantCulture, out double number) && number == Convert.ToDouble(Value, CultureInfo.InvariantCulture),
            bool => first == Literal(Value),
            Enum => first == Literal(Value).Trim('`'),
            _ => true,
        };
        return isRight ? null : $"says that its default is {first}, but it is {Literal(Value)}";
    }

    private static string NameOf(Type type) =>
        type.IsArray ? $"{NameOf(type.GetElementType()!)}[]"
        : type == typeof(int) ? "int"
        : type == typeof(double) ? "double"
        : type == typeof(bool) ? "bool"
        : type == typeof(string) ? "string"
        : type.Name;

    private static string Literal(object? value) => value switch
    {
        null => "none",
        bool flag => flag ? "true" : "false",
        Enum member => $"`{member.GetType().Name}.{member}`",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private string? DefaultPhrase() => DefaultSentence().Match(Text) is { Success: true } match ? match.Groups["default"].Value : null;

    [GeneratedRegex(@"\s*Default: (?<default>.+?)\.(?=\s|$)")]
    private static partial Regex DefaultSentence();

    [GeneratedRegex(@"\s*Keras: (?<name>(the layer |[`\w.]+)[^.]*?)\.(?=\s|$)")]
    private static partial Regex KerasSentence();

    [GeneratedRegex(@"^`double\.NaN`(, )?(which (stands for|is) )?")]
    private static partial Regex NotANumber();
}
