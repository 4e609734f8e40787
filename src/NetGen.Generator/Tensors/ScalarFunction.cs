namespace NetGen.Generator.Tensors;

/// <summary>
/// A function of one number. Its derivative may use the argument and the value; one written with the value alone lets
/// backward read the stored output, so that the input need not be kept.
/// </summary>
internal sealed class ScalarFunction
{
    public static readonly ScalarFunction Negate = new("Negate", (x, v) => -1.0) { IsCheap = true };

    public static readonly ScalarFunction Abs = new("Abs", (x, v) =>
        new Select(Comparison.GreaterThan, x, 0, 1, new Select(Comparison.GreaterThan, 0, x, -1, 0))) { IsCheap = true };

    public static readonly ScalarFunction Exp = new("Exp", (x, v) => v) { IsMonotone = true };

    public static readonly ScalarFunction Log = new("Log", (x, v) => 1 / x) { IsMonotone = true };

    public static readonly ScalarFunction Sigmoid = new("Sigmoid", (x, v) => v * (1 - v)) { IsMonotone = true };

    public static readonly ScalarFunction Tanh = new("Tanh", (x, v) => 1 - (v * v)) { IsMonotone = true };

    public static readonly ScalarFunction Expm1 = new("Expm1", (x, v) => v + 1) { IsMonotone = true };

    /// <summary>log(1 + e^x), whose derivative is the sigmoid.</summary>
    public static readonly ScalarFunction Softplus = new("Softplus", (x, v) => Expression.Call(Sigmoid, x)) { IsMonotone = true };

    /// <summary>The square root.</summary>
    public static readonly ScalarFunction Sqrt = new("Sqrt", (x, v) => 0.5 / v) { IsMonotone = true };

    /// <summary>The error function, 2/√π · ∫₀ˣ e^(−t²) dt.</summary>
    public static readonly ScalarFunction Erf = new("Erf", (x, v) => 2 / Math.Sqrt(Math.PI) * Expression.Call(Exp, -(x * x))) { IsMonotone = true };

    /// <summary>cos(2πx): the argument counts turns, so that its whole part is taken off exactly.</summary>
    public static readonly ScalarFunction CosineOfTurns = new("CosineOfTurns", (x, v) => 2 * Math.PI * Expression.Call(CosineOfTurns!, x + 0.25));

    /// <summary>max(x, 0); the slope at zero is zero, as in Keras and PyTorch.</summary>
    public static readonly ScalarFunction Relu = new("Relu", (x, v) => new Select(Comparison.GreaterThan, v, 0, 1, 0))
    {
        IsMonotone = true,
        IsCheap = true,
        Expansion = x => new Select(Comparison.GreaterThan, 0, x, 0, x),
    };

    /// <summary>The value itself, held constant where gradients are taken.</summary>
    public static readonly ScalarFunction Detach = new("Detach", (x, v) => 0) { IsCheap = true, Expansion = x => x };

    private readonly Func<Expression, Expression, Expression> _derivative;

    private ScalarFunction(string name, Func<Expression, Expression, Expression> derivative)
    {
        Name = name;
        _derivative = derivative;
    }

    public string Name { get; }

    /// <summary>How the function is written in other expressions, or null where the emitter has a function for it.</summary>
    public Func<Expression, Expression>? Expansion { get; private init; }

    /// <summary>Whether the function is a plain instruction or two.</summary>
    public bool IsCheap { get; private init; }

    /// <summary>Whether the function never decreases, so that it may be applied after a maximum instead of before.</summary>
    public bool IsMonotone { get; private init; }

    /// <summary>x above zero, slope·x below.</summary>
    public static ScalarFunction LeakyRelu(double slope) => new("LeakyRelu", (x, v) =>
        new Select(Comparison.GreaterThan, slope > 0 ? v : x, 0, 1, slope))
    {
        IsMonotone = slope >= 0,
        IsCheap = true,
        Expansion = x => new Select(Comparison.GreaterThan, x, 0, x, slope * x),
    };

    /// <summary>x to a power, of an x that is not negative unless the power is a whole number. Its slope is 0 where the power is above 1 and x is 0.</summary>
    public static ScalarFunction Power(double exponent) => new("Power", (x, v) => exponent * Expression.Call(Power(exponent - 1), x))
    {
        Expansion = x => Raise(x, exponent),
    };

    /// <summary>scale·x above zero, scale·alpha·(e^x − 1) below: ELU with scale 1, SELU with its own constants.</summary>
    public static ScalarFunction Elu(double alpha, double scale = 1) => new("Elu", (x, v) =>
        alpha > 0
            ? new Select(Comparison.GreaterThan, v, 0, scale, v + (scale * alpha))
            : new Select(Comparison.GreaterThan, x, 0, scale, scale * alpha * Expression.Call(Exp, x)))
    {
        IsMonotone = alpha >= 0,
        Expansion = x => new Select(Comparison.GreaterThan, x, 0, scale * x, scale * alpha * Expression.Call(Expm1, x)),
    };

    /// <summary>A function made of others.</summary>
    /// <param name="name">Its name, for the reader of an expression.</param>
    /// <param name="expansion">What it is written as.</param>
    /// <param name="derivative">Its derivative in the argument and the value, or null for that of the expansion.</param>
    /// <param name="isMonotone">Whether it never decreases.</param>
    public static ScalarFunction Compose(
        string name,
        Func<Expression, Expression> expansion,
        Func<Expression, Expression, Expression>? derivative = null,
        bool isMonotone = false)
    {
        Expression template = expansion(Expression.In(0));
        Expression slope = template.Differentiate(0);
        return new ScalarFunction(name, derivative ?? ((x, v) => slope.Rewrite(e => e is Input ? x : null)))
        {
            Expansion = expansion,
            IsCheap = template.IsCheap,
            IsMonotone = isMonotone,
        };
    }

    /// <summary>e^(exponent·log x); of a negative x, that of its absolute value, with the sign of odd powers.</summary>
    private static Expression Raise(Expression x, double exponent)
    {
        if (exponent == 0)
        {
            return 1;
        }

        if (exponent != Math.Floor(exponent))
        {
            return Expression.Call(Exp, exponent * Expression.Call(Log, x));
        }

        Expression size = Expression.Call(Exp, exponent * Expression.Call(Log, Expression.Call(Abs, x)));
        return exponent % 2 == 0 ? size : new Select(Comparison.GreaterThan, 0, x, -size, size);
    }

    public Expression Derivative(Expression argument, Expression value) => _derivative(argument, value);

    public override string ToString() => Name;
}
