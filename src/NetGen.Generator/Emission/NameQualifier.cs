using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Emission;

/// <summary>Writes imported names out in full where the short ones would mean something of the user's.</summary>
internal static class NameQualifier
{
    /// <summary>Gives every use of one of the names its namespace.</summary>
    /// <param name="text">A generated file.</param>
    /// <param name="names">Names out of <see cref="ImportedNames"/>.</param>
    public static string Qualify(string text, EquatableArray<string> names)
    {
        if (names.Count == 0)
        {
            return text;
        }

        var shadowed = new HashSet<string>(names, StringComparer.Ordinal);
        var result = new StringBuilder();
        int written = 0;
        foreach (SimpleNameSyntax use in CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes(n => n is not UsingDirectiveSyntax).OfType<SimpleNameSyntax>())
        {
            if (shadowed.Contains(use.Identifier.ValueText) && IsShort(use))
            {
                result.Append(text, written, use.SpanStart - written).Append("global::").Append(ImportedNames.All[use.Identifier.ValueText]).Append('.');
                written = use.SpanStart;
            }
        }

        return result.Append(text, written, text.Length - written).ToString();
    }

    /// <summary>Whether nothing stands before a name to say where it belongs, and it is not an argument's.</summary>
    private static bool IsShort(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name != name,
        QualifiedNameSyntax qualified => qualified.Right != name,
        BaseNamespaceDeclarationSyntax or AliasQualifiedNameSyntax or NameColonSyntax or NameEqualsSyntax => false,
        _ => true,
    };
}
