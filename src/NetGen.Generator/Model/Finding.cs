using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Model;

/// <summary>A diagnostic before it has a place in a file: it names the declaration and the argument at fault.</summary>
/// <param name="DescriptorId">The diagnostic's ID.</param>
/// <param name="Declaration">The index of the declaration at fault, or -1 for the class.</param>
/// <param name="Argument">The argument at fault, or null for the whole attribute. For the class it is an argument of <c>[Network]</c>.</param>
/// <param name="Message">The arguments of the message.</param>
internal sealed record Finding(string DescriptorId, int Declaration, string? Argument, EquatableArray<string> Message)
{
    /// <summary>Which of the places that the parser has kept the finding is about, or -1 where the declaration and the argument say it all.</summary>
    public int Place { get; init; } = -1;

    /// <summary>What a code fix needs to know besides the place.</summary>
    public EquatableArray<(string Key, string Value)> Properties { get; init; }

    /// <summary>The index of another declaration that mends the finding if it is changed, or -1.</summary>
    public int Other { get; init; } = -1;

    /// <summary>Whether adding code to the class would only cause more errors.</summary>
    public bool PreventsEmission => DescriptorId is "NETGEN1001" or "NETGEN1002" or "NETGEN1003";

    /// <summary>The finding with properties for its code fix; those without a value are left out.</summary>
    public Finding With(params (string Key, string? Value)[] properties) =>
        this with { Properties = new(Properties.Concat(properties.Where(p => p.Value is not null).Select(p => (p.Key, p.Value!)))) };

    public static Finding At(DiagnosticDescriptor descriptor, int declaration, string? argument, params object[] message) =>
        new(
            descriptor.Id,
            declaration,
            argument,
            new(message.Select(m => Convert.ToString(m, System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty)));
}
