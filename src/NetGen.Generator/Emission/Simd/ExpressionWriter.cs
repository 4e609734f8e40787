using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission.Simd;

/// <summary>Writes expressions as C#; what is used twice becomes a local.</summary>
internal sealed class ExpressionWriter(VectorSyntax vector, KernelLibrary library)
{
    /// <summary>Writes the locals an expression needs and returns its text.</summary>
    /// <param name="writer">Where locals go.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="inputs">The text of each input.</param>
    /// <param name="prefix">The stem of the locals' names.</param>
    public string Write(CodeWriter writer, Expression expression, IReadOnlyList<string> inputs, string prefix = "t")
    {
        Expression expanded = Expand(expression);
        var counts = new Dictionary<Expression, int>();
        Count(expanded);
        var locals = new Dictionary<Expression, string>();
        return Text(expanded);

        void Count(Expression e)
        {
            counts.TryGetValue(e, out int count);
            counts[e] = count + 1;
            if (count == 0)
            {
                foreach (Expression child in Children(e))
                {
                    Count(child);
                }
            }
        }

        string Text(Expression e)
        {
            if (e is Input i)
            {
                return inputs[i.Index];
            }

            if (e is Constant c)
            {
                return vector.Constant(c.Value);
            }

            if (locals.TryGetValue(e, out string? local))
            {
                return local;
            }

            string text = Compose(e, Text);
            if (counts[e] == 1)
            {
                return text;
            }

            local = $"{prefix}{locals.Count}";
            locals[e] = local;
            writer.Line($"{vector.Type} {local} = {Trim(text)};");
            return local;
        }
    }

    /// <summary>Drops parentheses around a whole text.</summary>
    public static string Trim(string text)
    {
        if (text.Length < 2 || text[0] != '(' || text[text.Length - 1] != ')')
        {
            return text;
        }

        int depth = 0;
        for (int i = 0; i < text.Length - 1; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return text;
            }
        }

        return text.Substring(1, text.Length - 2);
    }

    private static IEnumerable<Expression> Children(Expression e) => e switch
    {
        Unary u => [u.Argument],
        Binary b => [b.Left, b.Right],
        Select s => [s.Left, s.Right, s.IfTrue, s.IfFalse],
        _ => [],
    };

    private static Expression Expand(Expression expression) => expression.Rewrite(e =>
        e is Unary { Function.Expansion: { } expansion } u ? Expand(expansion(u.Argument)) : null);

    private string Compose(Expression e, Func<Expression, string> text) => e switch
    {
        Unary u when u.Function == ScalarFunction.Negate => $"(-{text(u.Argument)})",
        Unary u when u.Function == ScalarFunction.Abs => vector.Abs(Trim(text(u.Argument))),
        Unary u when u.Function == ScalarFunction.Sqrt => vector.Sqrt(Trim(text(u.Argument))),
        Unary u => $"{library.Use(u.Function, vector)}({Trim(text(u.Argument))})",
        Binary b => $"({text(b.Left)} {Symbol(b.Operator)} {text(b.Right)})",
        Select s => vector.Select(Condition(s, text), text(s.IfTrue), text(s.IfFalse)),
        _ => throw new InvalidOperationException($"{e.GetType().Name} has no text."),
    };

    private string Condition(Select s, Func<Expression, string> text)
    {
        (string method, string symbol) = s.Comparison switch
        {
            Comparison.GreaterThan => ("GreaterThan", ">"),
            Comparison.GreaterThanOrEqual => ("GreaterThanOrEqual", ">="),
            _ => ("Equals", "=="),
        };
        return vector.Compare(method, symbol, text(s.Left), text(s.Right));
    }

    private static string Symbol(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        _ => "/",
    };
}
