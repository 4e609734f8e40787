using System.Reflection;
using System.Text;
using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests.Catalogue;

/// <summary>Writes <c>docs/layers.md</c>: every attribute of the vocabulary by family, from its documentation and from what it is.</summary>
internal sealed class LayerCatalogue
{
    private const string Head = """
        # The vocabulary

        Every attribute that declares a network, with its formula, shapes, arguments and defaults. Names, defaults and meanings follow Keras 3.

        * A section begins with the ways to write the attribute; what stands in parentheses comes first, in that order. The other arguments
          are given by name: `[Conv2D(64, 3, Padding = Padding.Same)]`. Where there is nothing in parentheses, the name alone is enough: `[Flatten]`.
        * Attributes take the arguments of their base classes too, which have sections of their own, such as [LayerAttribute](#layerattribute).
        * Shapes are those of one sample, without the batch axis, channels last.

        This page is generated: `NETGEN_ACCEPT=1 dotnet test tests/NetGen.Generator.Tests --filter LayerCatalogue` writes it anew.
        """;

    private readonly IReadOnlyList<(string Title, IReadOnlyList<Type> Types)> _families = Families.Find();
    private readonly XmlDocumentation _documentation;
    private readonly StringBuilder _text = new();

    public LayerCatalogue() => _documentation = new(Framework.PathOf("NetGen.Attributes.xml"), _families.SelectMany(f => f.Types));

    /// <summary>What the documentation lacks.</summary>
    public IEnumerable<string> Faults()
    {
        foreach (Type type in _families.SelectMany(f => f.Types))
        {
            if (_documentation.Summary(type).Length == 0)
            {
                yield return $"{type.Name} has no summary.";
            }

            string remarks = _documentation.Remarks(type);
            bool isConcrete = !type.IsAbstract && (type.IsSubclassOf(typeof(LayerAttribute)) || type.IsSubclassOf(typeof(LossAttribute)));
            if (isConcrete && !new[] { "nput", "utput", "shape" }.Any(w => remarks.Contains(w, StringComparison.Ordinal)))
            {
                yield return $"The remarks of {type.Name} do not say its shapes.";
            }

            foreach (Argument argument in Positional(type))
            {
                if (argument.Fault(wantsDefault: false) is { } fault)
                {
                    yield return $"{type.Name}({argument.Name}) {fault}.";
                }
            }

            foreach (Argument argument in Named(type))
            {
                if (argument.Fault(wantsDefault: true) is { } fault)
                {
                    yield return $"{type.Name}.{argument.Name} {fault}.";
                }
            }
        }

        foreach (Type type in Families.Enums())
        {
            foreach (MemberInfo member in MembersOf(type).Cast<MemberInfo>().Prepend(type).Where(m => _documentation.Summary(m).Length == 0))
            {
                yield return $"{type.Name}.{member.Name} has no summary.";
            }
        }
    }

    public string Write()
    {
        _text.Clear();
        Paragraph(Head);
        _text.Append("Families: ");
        string[] titles = [.. _families.Select(f => f.Title), "Values"];
        Paragraph($"{string.Join(" · ", titles.Select(t => $"[{t}](#{Anchor(t)})"))}");
        foreach ((string title, IReadOnlyList<Type> types) in _families)
        {
            Paragraph($"## {title}");
            foreach (Type type in types)
            {
                Section(type);
            }
        }

        Paragraph("## Values");
        foreach (Type type in Families.Enums())
        {
            EnumSection(type);
        }

        return _text.ToString().TrimEnd() + "\n";
    }

    private void Section(Type type)
    {
        Paragraph($"### {XmlDocumentation.NameOf(type)}");
        Paragraph(_documentation.Summary(type));
        if (!type.IsAbstract && type.GetConstructors().Any(c => c.GetParameters().Length > 0))
        {
            Paragraph($"```csharp\n{string.Join('\n', type.GetConstructors().Select(Signature))}\n```");
        }

        Paragraph(_documentation.Remarks(type));
        Argument[] arguments = [.. Positional(type), .. Named(type)];
        if (arguments.Length > 0)
        {
            _text.Append("| argument | type | default | meaning | Keras |\n|---|---|---|---|---|\n");
            foreach (Argument a in arguments)
            {
                _text.Append($"| `{a.Name}` | {TypeCell(a)} | {Cell(a.Default)} | {Cell(a.Meaning)} | {Cell(a.Keras)} |\n");
            }

            _text.Append('\n');
        }

        string[] bases = [.. BasesOf(type).Select(XmlDocumentation.LinkTo)];
        Paragraph(bases.Length == 0 ? string.Empty : $"{(arguments.Length > 0 ? "And" : "Takes")} the arguments of {string.Join(", ", bases)}.");
    }

    private void EnumSection(Type type)
    {
        Paragraph($"### enum {type.Name}");
        Paragraph(_documentation.Summary(type));
        Paragraph(_documentation.Remarks(type));
        _text.Append("| value | meaning |\n|---|---|\n");
        foreach (FieldInfo member in MembersOf(type))
        {
            _text.Append($"| `{member.Name}` | {Cell($"{_documentation.Summary(member)} {_documentation.Remarks(member)}")} |\n");
        }

        _text.Append('\n');
    }

    /// <summary>The parameters of all constructors; one that several have in the same meaning comes once.</summary>
    private IEnumerable<Argument> Positional(Type type) => type.IsAbstract
        ? []
        : type.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => Argument.Of(p, KerasNameOf(type, p), _documentation)).DistinctBy(a => (a.Name, a.Type, a.Text));

    /// <summary>What Keras calls a parameter, which stands at the property that it sets.</summary>
    private string KerasNameOf(Type type, ParameterInfo parameter) =>
        type.GetProperties().FirstOrDefault(p => string.Equals(p.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)) is { } property
            ? Argument.Of(property, null, _documentation).Keras
            : string.Empty;

    private IEnumerable<Argument> Named(Type type)
    {
        object? instance = Instantiate(type);
        return type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(p => p.SetMethod is { IsPublic: true })
            .Select(p => Argument.Of(p, instance is null ? null : p.GetValue(instance), _documentation));
    }

    /// <summary>A class, or the first that derives from an abstract one, with its defaults.</summary>
    private static object? Instantiate(Type type)
    {
        Type? concrete = type.IsAbstract ? type.Assembly.GetExportedTypes().FirstOrDefault(t => !t.IsAbstract && t.IsSubclassOf(type)) : type;
        return concrete?.GetConstructors()[0] is { } constructor
            ? constructor.Invoke([.. constructor.GetParameters().Select(p => p.HasDefaultValue ? p.DefaultValue : Anything(p.ParameterType))])
            : null;
    }

    private static object? Anything(Type type) => type.IsArray ? Array.CreateInstance(type.GetElementType()!, 0) : type.IsValueType ? Activator.CreateInstance(type) : null;

    private static IEnumerable<Type> BasesOf(Type type)
    {
        for (Type? b = type.BaseType; b is not null && b != typeof(Attribute); b = b.BaseType)
        {
            yield return b;
        }
    }

    private static IEnumerable<FieldInfo> MembersOf(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static);

    private static string Signature(ConstructorInfo constructor)
    {
        string name = XmlDocumentation.NameOf(constructor.DeclaringType!);
        return constructor.GetParameters() is { Length: > 0 } parameters ? $"{name}({string.Join(", ", parameters.Select(Signature))})" : name;
    }

    private static string Signature(ParameterInfo parameter)
    {
        string type = new Argument(parameter.Name!, parameter.ParameterType, null, string.Empty).TypeName;
        string list = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : string.Empty;
        string value = parameter.HasDefaultValue ? $" = {new Argument(parameter.Name!, parameter.ParameterType, parameter.DefaultValue, string.Empty).Default}" : string.Empty;
        return $"{list}{type} {parameter.Name}{value.Replace("`", string.Empty, StringComparison.Ordinal)}";
    }

    private static string TypeCell(Argument argument) =>
        argument.Type.IsEnum ? $"[{argument.TypeName}](#enum-{argument.TypeName.ToLowerInvariant()})" : argument.TypeName;

    private static string Anchor(string title) => title.ToLowerInvariant().Replace(",", string.Empty, StringComparison.Ordinal).Replace(' ', '-');

    private static string Cell(string text) =>
        text.Replace("\n\n", "<br>", StringComparison.Ordinal).Replace("\n* ", "<br>* ", StringComparison.Ordinal).Replace('\n', ' ').Replace("|", "\\|", StringComparison.Ordinal).Trim();

    private void Paragraph(string text) => _text.Append(text.Length == 0 ? string.Empty : $"{text}\n\n");
}
