namespace NetGen.Generator.Tensors;

/// <summary>
/// A scalar expression over numbered inputs: what a Map computes for each element. Expressions compare by structure, so
/// that a derivative which contains the function itself can read the function's stored output instead.
/// </summary>
internal abstract record Expression
{
    public static implicit operator Expression(double value) => new Constant(value);

    public static Expression operator +(Expression a, Expression b) => (a, b) switch
    {
        (Constant x, Constant y) => x.Value + y.Value,
        (Constant { Value: 0 }, _) => b,
        (_, Constant { Value: 0 }) => a,
        _ => new Binary(BinaryOperator.Add, a, b),
    };

    public static Expression operator -(Expression a, Expression b) => (a, b) switch
    {
        (Constant x, Constant y) => x.Value - y.Value,
        (_, Constant { Value: 0 }) => a,
        (Constant { Value: 0 }, _) => -b,
        _ => new Binary(BinaryOperator.Subtract, a, b),
    };

    public static Expression operator *(Expression a, Expression b) => (a, b) switch
    {
        (Constant x, Constant y) => x.Value * y.Value,
        (Constant { Value: 0 }, _) or (_, Constant { Value: 0 }) => 0,
        (Constant { Value: 1 }, _) => b,
        (_, Constant { Value: 1 }) => a,
        (Constant { Value: -1 }, _) => -b,
        (_, Constant { Value: -1 }) => -a,

        // A mask times a value is a selection: it saves the multiplication and keeps an infinity out of a masked zero.
        (_, Select { IfFalse: Constant { Value: 0 } } s) => new Select(s.Comparison, s.Left, s.Right, a * s.IfTrue, 0),
        (Select { IfFalse: Constant { Value: 0 } } s, _) => new Select(s.Comparison, s.Left, s.Right, s.IfTrue * b, 0),
        _ => new Binary(BinaryOperator.Multiply, a, b),
    };

    public static Expression operator /(Expression a, Expression b) => (a, b) switch
    {
        (Constant x, Constant y) => x.Value / y.Value,
        (Constant { Value: 0 }, _) => 0,
        (_, Constant y) => a * (1 / y.Value),
        _ => new Binary(BinaryOperator.Divide, a, b),
    };

    public static Expression operator -(Expression a) => a switch
    {
        Constant x => -x.Value,
        Unary { Function: var f, Argument: var inner } when f == ScalarFunction.Negate => inner,
        _ => new Unary(ScalarFunction.Negate, a),
    };

    /// <summary>The larger of two values; a NaN in <paramref name="b"/> is kept.</summary>
    public static Expression Max(Expression a, Expression b) => new Select(Comparison.GreaterThan, a, b, a, b);

    /// <summary>The smaller of two values; a NaN in <paramref name="b"/> is kept.</summary>
    public static Expression Min(Expression a, Expression b) => new Select(Comparison.GreaterThan, b, a, a, b);

    public static Expression In(int index) => new Input(index);

    public static Expression Call(ScalarFunction function, Expression argument) => new Unary(function, argument);

    /// <summary>The derivative with respect to one input.</summary>
    public Expression Differentiate(int input) => this switch
    {
        Input i => i.Index == input ? 1 : 0,
        Constant => 0,
        Unary u => u.Function.Derivative(u.Argument, u) * u.Argument.Differentiate(input),
        Binary { Operator: BinaryOperator.Add } b => b.Left.Differentiate(input) + b.Right.Differentiate(input),
        Binary { Operator: BinaryOperator.Subtract } b => b.Left.Differentiate(input) - b.Right.Differentiate(input),
        Binary { Operator: BinaryOperator.Multiply } b =>
            (b.Left.Differentiate(input) * b.Right) + (b.Left * b.Right.Differentiate(input)),
        Binary { Operator: BinaryOperator.Divide } b =>
            (b.Left.Differentiate(input) - (b * b.Right.Differentiate(input))) / b.Right,
        Select s => Choose(s, s.IfTrue.Differentiate(input), s.IfFalse.Differentiate(input)),
        _ => throw new InvalidOperationException($"No derivative for {GetType().Name}."),
    };

    /// <summary>Replaces every subexpression for which <paramref name="replacement"/> gives another.</summary>
    public Expression Rewrite(Func<Expression, Expression?> replacement)
    {
        if (replacement(this) is { } replaced)
        {
            return replaced;
        }

        return this switch
        {
            Unary u => RewriteUnary(u, u.Argument.Rewrite(replacement)),
            Binary b => Combine(b.Operator, b.Left.Rewrite(replacement), b.Right.Rewrite(replacement)),
            Select s => Choose(
                s with { Left = s.Left.Rewrite(replacement), Right = s.Right.Rewrite(replacement) },
                s.IfTrue.Rewrite(replacement),
                s.IfFalse.Rewrite(replacement)),
            _ => this,
        };
    }

    /// <summary>Every subexpression, this one included.</summary>
    public IEnumerable<Expression> Descendants()
    {
        yield return this;
        Expression[] children = this switch
        {
            Unary u => [u.Argument],
            Binary b => [b.Left, b.Right],
            Select s => [s.Left, s.Right, s.IfTrue, s.IfFalse],
            _ => [],
        };
        foreach (Expression descendant in children.SelectMany(c => c.Descendants()))
        {
            yield return descendant;
        }
    }

    /// <summary>Whether every step is a plain instruction, so that the expression may ride in another kernel's store.</summary>
    public bool IsCheap => Descendants().OfType<Unary>().All(u => u.Function.IsCheap)
        && !Descendants().Any(e => e is Binary { Operator: BinaryOperator.Divide });

    private static Expression RewriteUnary(Unary unary, Expression argument) =>
        unary.Function == ScalarFunction.Negate ? -argument : unary with { Argument = argument };

    private static Expression Combine(BinaryOperator op, Expression a, Expression b) => op switch
    {
        BinaryOperator.Add => a + b,
        BinaryOperator.Subtract => a - b,
        BinaryOperator.Multiply => a * b,
        _ => a / b,
    };

    private static Expression Choose(Select condition, Expression ifTrue, Expression ifFalse) =>
        ifTrue == ifFalse ? ifTrue : condition with { IfTrue = ifTrue, IfFalse = ifFalse };
}

internal sealed record Input(int Index) : Expression;

internal sealed record Constant(double Value) : Expression;

internal sealed record Unary(ScalarFunction Function, Expression Argument) : Expression;

internal sealed record Binary(BinaryOperator Operator, Expression Left, Expression Right) : Expression;

/// <summary>One of two values, by a comparison of two others.</summary>
internal sealed record Select(Comparison Comparison, Expression Left, Expression Right, Expression IfTrue, Expression IfFalse) : Expression;

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
}

internal enum Comparison
{
    GreaterThan,
    GreaterThanOrEqual,
    Equals,
}
