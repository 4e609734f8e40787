using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Chaos;

/// <summary>Types declarations as people do: half of them, tokens in the wrong place, brackets that do not match, values of the wrong type.</summary>
internal sealed class Typist(int seed)
{
    private static readonly string[] Values =
    [
        "null", "default", "-1", "int.MaxValue", "2147483648", "1e400", "0x", "'c'", "\"", "\"text\"", "$\"{1}\"", "typeof(int)", "nameof(Net)", "new[] { 1, 2 }", "new int[0]", "[]",
        "[1, ]", "[[1]]", "1 / 0", "(1, 2)", "x => x", "true", "1.5f", "1m", "Activation.ReLU", "(Activation)77", "Padding", "unchecked(int.MaxValue + 1)", "Units", "In", "default!", "stackalloc int[3]",
        "await x", "throw null!", "checked(1 - 2)", "sizeof(int)", "\"größe 漢字 \\uD800\"", "-int.MinValue", "double.NaN", "float.PositiveInfinity", "\"\\0\"", "\"\"\"raw\"\"\"", "From", "..", "^1",
    ];

    private static readonly string[] Attributes =
    [
        "Network", "Network(Precision = (Precision)5)", "Input", "Input()", "Input(1, 2, 3, 4, 5, 6)", "Input(-3)", "Input(3, Name = null)", "Dense", "Dense(3, SharedWith = \"dense_1\")", "Conv2D(1 << 30, 3)",
        "LSTM(3, Stateful = true)", "Embedding(10, 3)", "Ring(3)", "Ring", "Loop(2, Repeat = -1)", "Loop(2, Repeat = 100000)", "Loop(2, When = 1 > 2)", "Cell", "Cell(ReturnSequences = true)", "Output(\"dense_1\")", "Output(null)",
        "State(2, Name = \"h\")", "NextState(\"h\")", "Budget(MaxParameters = -1)", "Lambda(nameof(Square))", "Lambda(null)", "Lambda(\"Missing\")", "MeanSquaredError(From = \"\")", "Weight(0)", "MatMul(null, null)",
        "Add(\"a\", null)", "Concat", "Reshape(-1, -1)", "Permute(1, 1)", "System.Obsolete", "assembly: System.Reflection.AssemblyTitle(\"x\")", "return: Dense(3)", "NetGen.Dense(3)", "global::NetGen.DenseAttribute(3)", "Dense<int>(3)",
    ];

    private static readonly string[] Fragments = ["[", "]", "(", ")", ",", "=", "\"", "{", "}", "<", ">", "//", "/*", "*/", "#if X\n", "\n#endif\n", "#error x\n", ";", ":", "@", "$\"", "\\", "\u200D", "漢", "😀", "\0", "partial", "class", "record"];

    private readonly Random _random = new(seed);

    /// <summary>Makes one to four slips.</summary>
    public string Spoil(string text)
    {
        for (int slips = _random.Next(1, 5); slips > 0; slips--)
        {
            text = Slip(text);
        }

        return text;
    }

    private string Slip(string text)
    {
        SyntaxToken[] tokens = [.. CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Where(t => t.Span.Length > 0)];
        if (tokens.Length < 2)
        {
            return text + Pick(Fragments);
        }

        SyntaxToken one = Pick(tokens), other = Pick(tokens);
        SyntaxNode? argument = Pick(tokens).Parent?.AncestorsAndSelf().FirstOrDefault(n => n.IsKind(SyntaxKind.AttributeArgument) || n.IsKind(SyntaxKind.Attribute));
        return _random.Next(9) switch
        {
            0 => text.Remove(one.SpanStart, one.Span.Length),
            1 => text.Insert(one.Span.End, $" {Pick(Fragments)} "),
            2 => text.Insert(one.Span.End, $" {other.Text} "),
            3 => Swap(text, one, other),
            4 => text[..one.Span.End],
            5 => text[..one.SpanStart] + text[Math.Max(one.SpanStart, other.Span.End)..],
            6 or 7 when argument is not null && argument.IsKind(SyntaxKind.AttributeArgument) => Replace(text, argument, Pick(Values)),
            _ when argument is not null => Replace(text, argument, _random.Next(2) == 0 ? Pick(Attributes) : $"{argument}, {Pick(Attributes)}"),
            _ => text.Insert(one.SpanStart, $"[{Pick(Attributes)}]"),
        };
    }

    private static string Replace(string text, SyntaxNode node, string by) => text[..node.SpanStart] + by + text[node.Span.End..];

    private static string Swap(string text, SyntaxToken one, SyntaxToken other)
    {
        (SyntaxToken first, SyntaxToken last) = one.SpanStart <= other.SpanStart ? (one, other) : (other, one);
        return first == last ? text : text[..first.SpanStart] + last.Text + text[first.Span.End..last.SpanStart] + first.Text + text[last.Span.End..];
    }

    private T Pick<T>(T[] items) => items[_random.Next(items.Length)];
}
