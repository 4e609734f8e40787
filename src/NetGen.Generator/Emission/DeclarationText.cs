using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Operators;

namespace NetGen.Generator.Emission;

/// <summary>
/// A declaration as the user might have written it, <c>Conv2D(32, 3, Activation = ReLU)</c>, without the name, which stands beside it anyway, and
/// without what says nothing: defaults, and what weights begin with.
/// </summary>
internal static class DeclarationText
{
    public static string Of(DeclarationSpec declaration)
    {
        string[] arguments = [.. declaration.Arguments.Where(a => a.IsPositional || Says(declaration, a)).Select(a => Text(declaration.Kind, a))];
        return arguments.Length == 0 ? declaration.Kind : $"{declaration.Kind}({string.Join(", ", arguments)})";
    }

    private static bool Says(DeclarationSpec declaration, ArgumentSpec argument) =>
        argument.Name != nameof(LayerAttribute.Name) && !argument.Name.Contains("Initializer") && !Vocabulary.IsDefault(declaration, argument);

    private static string Text(string kind, ArgumentSpec argument)
    {
        string value = argument.Value switch
        {
            int number => Vocabulary.NameOfMember(kind, argument, number) ?? number.ToString(CultureInfo.InvariantCulture),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            bool flag => flag ? "true" : "false",
            string text => Literal(text),
            EquatableArray<int> array => $"[{string.Join(", ", array)}]",
            EquatableArray<string?> array => $"[{string.Join(", ", array.Select(s => s is null ? "null" : Literal(s)))}]",
            EnumSpec type => $"typeof({type.Name})",
            _ => "null",
        };
        return argument.IsPositional ? value : $"{argument.Name} = {value}";
    }

    /// <summary>A text on one line, whatever is in it.</summary>
    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
