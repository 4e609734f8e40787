using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NetGen.Generator.Tests.Catalogue;

/// <summary>The vocabulary's documentation, as the compiler wrote it beside the assembly, in Markdown.</summary>
internal sealed partial class XmlDocumentation
{
    private const string Namespace = "NetGen.";
    private const string Suffix = "Attribute";

    private readonly Dictionary<string, XElement> _members;
    private readonly HashSet<string> _sections;

    /// <param name="path">The file.</param>
    /// <param name="sections">The types that have a section of their own to link to.</param>
    public XmlDocumentation(string path, IEnumerable<Type> sections)
    {
        _members = XDocument.Load(path).Descendants("member").ToDictionary(m => m.Attribute("name")!.Value);
        _sections = [.. sections.Select(s => s.Name)];
    }

    /// <summary>What an attribute is called where it is used: without its suffix, unless it is only the base of others.</summary>
    public static string NameOf(Type type) =>
        type.IsAbstract || !type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name : type.Name[..^Suffix.Length];

    /// <summary>A link to a type's section of the page.</summary>
    public static string LinkTo(Type type) => $"[{NameOf(type)}](#{NameOf(type).ToLowerInvariant()})";

    public string Summary(MemberInfo member) => Text(member, "summary");

    public string Remarks(MemberInfo member) => Text(member, "remarks");

    /// <summary>What a constructor says of its parameter.</summary>
    public string Parameter(ParameterInfo parameter) =>
        Render(_members.GetValueOrDefault(IdOf(parameter.Member))?.Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == parameter.Name));

    private string Text(MemberInfo member, string element) => Render(_members.GetValueOrDefault(IdOf(member))?.Element(element));

    private static string IdOf(MemberInfo member) => member switch
    {
        Type type => $"T:{type.FullName}",
        PropertyInfo property => $"P:{property.DeclaringType!.FullName}.{property.Name}",
        FieldInfo field => $"F:{field.DeclaringType!.FullName}.{field.Name}",
        ConstructorInfo constructor => $"M:{constructor.DeclaringType!.FullName}.#ctor{Parameters(constructor)}",
        _ => throw new ArgumentException($"No documentation is kept for {member}."),
    };

    private static string Parameters(ConstructorInfo constructor) =>
        constructor.GetParameters() is { Length: > 0 } parameters ? $"({string.Join(',', parameters.Select(p => p.ParameterType.FullName))})" : string.Empty;

    /// <summary>Paragraphs are parted by empty lines, each a line of its own.</summary>
    private string Render(XElement? element)
    {
        var text = new StringBuilder();
        foreach (XNode node in element?.Nodes() ?? [])
        {
            text.Append(node switch
            {
                XText plain => Spaces().Replace(plain.Value, " "),
                XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
                XElement { Name.LocalName: "paramref" } parameter => $"`{parameter.Attribute("name")!.Value}`",
                XElement { Name.LocalName: "code" } code => $"\n\n```csharp\n{code.Value.Trim()}\n```\n\n",
                XElement { Name.LocalName: "see" } word when word.Attribute("langword") is { } keyword => $"`{keyword.Value}`",
                XElement { Name.LocalName: "see" } reference => Reference(reference.Attribute("cref")!.Value),
                XElement { Name.LocalName: "para" } paragraph => $"\n\n{Render(paragraph)}\n\n",
                XElement { Name.LocalName: "list" } list => $"\n\n{string.Join('\n', list.Elements("item").Select(i => $"* {Render(i)}"))}\n\n",
                XElement other => throw new NotSupportedException($"<{other.Name}> has no form in Markdown."),
                _ => string.Empty,
            });
        }

        string[] lines = [.. text.ToString().Split('\n').Select(l => l.Trim())];
        return ManyBreaks().Replace(string.Join('\n', lines), "\n\n").Trim();
    }

    private string Reference(string id)
    {
        string name = id[2..].Replace("System.Double", "double", StringComparison.Ordinal).Replace("System.Int32", "int", StringComparison.Ordinal)
            .Replace("System.Single", "float", StringComparison.Ordinal);
        name = name.StartsWith(Namespace, StringComparison.Ordinal) ? name[Namespace.Length..] : name;
        string type = name.Split('.')[0];
        bool isAttribute = type.EndsWith(Suffix, StringComparison.Ordinal);
        return id[0] switch
        {
            'T' when _sections.Contains(type) && isAttribute => $"[{type[..^Suffix.Length]}](#{type[..^Suffix.Length].ToLowerInvariant()})",
            'T' => $"`{name}`",
            'P' when isAttribute => $"`{name[(type.Length + 1)..]}`",
            _ => $"`{name}`",
        };
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex ManyBreaks();
}
