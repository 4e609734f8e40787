using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Declarations;

/// <summary>Source text with the places of diagnostics marked, as in <c>[Dense({|NETGEN1010:0|})]</c>. Marks may nest.</summary>
/// <param name="Text">The text without marks.</param>
/// <param name="Marks">The marks, in the order in which they open.</param>
internal sealed record Marked(string Text, IReadOnlyList<(string Id, TextSpan Span)> Marks)
{
    public static Marked Parse(string source)
    {
        var text = new StringBuilder();
        var marks = new List<(string Id, TextSpan Span)>();
        var open = new Stack<(int Mark, int Start)>();
        for (int i = 0; i < source.Length; i++)
        {
            if (Follows("{|"))
            {
                int colon = source.IndexOf(':', i);
                open.Push((marks.Count, text.Length));
                marks.Add((source[(i + 2)..colon], default));
                i = colon;
            }
            else if (Follows("|}"))
            {
                (int mark, int start) = open.Pop();
                marks[mark] = (marks[mark].Id, TextSpan.FromBounds(start, text.Length));
                i++;
            }
            else
            {
                text.Append(source[i]);
            }

            bool Follows(string token) => string.CompareOrdinal(source, i, token, 0, token.Length) == 0;
        }

        Assert.Empty(open);
        return new Marked(text.ToString(), marks);
    }
}
