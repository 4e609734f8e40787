using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>Activation functions that are made of elementary ones.</summary>
internal static class ActivationFunctions
{
    /// <summary>x / (1 + |x|), whose derivative is (1 − |v|)².</summary>
    public static readonly ScalarFunction Softsign = ScalarFunction.Compose(
        "Softsign",
        x => x / (1 + Size(x)),
        (x, v) => (1 - Size(v)) * (1 - Size(v)),
        isMonotone: true);

    /// <summary>x·σ(x).</summary>
    public static readonly ScalarFunction Silu = ScalarFunction.Compose("Silu", x => x * Sigmoid(x));

    /// <summary>x·Φ(x), with the normal distribution's Φ.</summary>
    public static readonly ScalarFunction Gelu = ScalarFunction.Compose(
        "Gelu", x => 0.5 * x * (1 + Expression.Call(ScalarFunction.Erf, Math.Sqrt(0.5) * x)));

    /// <summary>½x(1 + tanh(√(2/π)(x + 0.044715x³))), where ½(1 + tanh u) is σ(2u).</summary>
    public static readonly ScalarFunction GeluTanh = ScalarFunction.Compose("GeluTanh", x =>
    {
        double c = 2 * Math.Sqrt(2 / Math.PI);
        return x * Sigmoid(x * (c + (c * 0.044715 * (x * x))));
    });

    /// <summary>x·tanh(log(1 + e^x)), written with e^−|x| so that nothing overflows.</summary>
    public static readonly ScalarFunction Mish = ScalarFunction.Compose(
        "Mish",
        x =>
        {
            (Expression numerator, Expression rest, _) = MishParts(x);
            return x * (numerator / (numerator + rest));
        },
        (x, v) =>
        {
            // With t = tanh(softplus x): t + x(1 − t²)σ(x).
            (Expression numerator, Expression rest, Expression e) = MishParts(x);
            Expression t = numerator / (numerator + rest);
            Expression sigmoid = new Select(Comparison.GreaterThan, x, 0, 1, e) / (1 + e);
            return t + (x * ((rest / (numerator + rest)) * (1 + t) * sigmoid));
        });

    /// <summary>x / 6 + ½, kept between 0 and 1.</summary>
    public static readonly ScalarFunction HardSigmoid = Clipped("HardSigmoid", 1.0 / 6, 0.5, 0, 1);

    /// <summary>x·hard sigmoid of x.</summary>
    public static readonly ScalarFunction HardSilu = ScalarFunction.Compose("HardSilu", x => x * Clip((1.0 / 6 * x) + 0.5, 0, 1));

    public static readonly ScalarFunction HardTanh = Clipped("HardTanh", 1, 0, -1, 1);

    public static readonly ScalarFunction Relu6 = Clipped("Relu6", 1, 0, 0, 6);

    /// <summary>−log(1 + e^−x), whose derivative is σ(−x).</summary>
    public static readonly ScalarFunction LogSigmoid = ScalarFunction.Compose(
        "LogSigmoid", x => -Expression.Call(ScalarFunction.Softplus, -x), isMonotone: true);

    /// <summary>¼(x + 1)² between −1 and 1, zero below, x above.</summary>
    public static readonly ScalarFunction SparsePlus = ScalarFunction.Compose(
        "SparsePlus",
        x => new Select(Comparison.GreaterThan, x, -1, new Select(Comparison.GreaterThan, 1, x, 0.25 * ((x + 1) * (x + 1)), x), 0),
        isMonotone: true);

    /// <summary>½(x + 1), kept between 0 and 1.</summary>
    public static readonly ScalarFunction SparseSigmoid = Clipped("SparseSigmoid", 0.5, 0.5, 0, 1);

    /// <summary>x − tanh x, whose derivative is tanh² x.</summary>
    public static readonly ScalarFunction TanhShrink = ScalarFunction.Compose(
        "TanhShrink",
        x => x - Expression.Call(ScalarFunction.Tanh, x),
        (x, v) => (x - v) * (x - v),
        isMonotone: true);

    /// <summary>x above zero, alpha·(e^(x/alpha) − 1) below.</summary>
    public static ScalarFunction Celu(double alpha) => ScalarFunction.Compose(
        "Celu",
        x => new Select(Comparison.GreaterThan, x, 0, x, alpha * Expression.Call(ScalarFunction.Expm1, x / alpha)),
        (x, v) => new Select(Comparison.GreaterThan, v, 0, 1, (v / alpha) + 1),
        isMonotone: true);

    /// <summary>½(x + √(x² + b)), whose derivative is v / √(x² + b).</summary>
    public static ScalarFunction SquarePlus(double b) => ScalarFunction.Compose(
        "SquarePlus",
        x => 0.5 * (x + Expression.Call(ScalarFunction.Sqrt, (x * x) + b)),
        (x, v) => v / Expression.Call(ScalarFunction.Sqrt, (x * x) + b),
        isMonotone: true);

    /// <summary>x above the threshold, else a value.</summary>
    public static ScalarFunction Threshold(double threshold, double value) => ScalarFunction.Compose(
        "Threshold",
        x => new Select(Comparison.GreaterThan, x, threshold, x, value),
        isMonotone: value <= threshold);

    /// <summary>x less its sign times the threshold; zero within the threshold.</summary>
    public static ScalarFunction SoftShrink(double threshold) => ScalarFunction.Compose(
        "SoftShrink",
        x => new Select(
            Comparison.GreaterThan, x, threshold, x - threshold, new Select(Comparison.GreaterThan, -threshold, x, x + threshold, 0)),
        isMonotone: true);

    /// <summary>x, and zero within the threshold.</summary>
    public static ScalarFunction HardShrink(double threshold) => ScalarFunction.Compose(
        "HardShrink",
        x => new Select(Comparison.GreaterThan, Size(x), threshold, x, 0),
        isMonotone: true);

    /// <summary>x from the threshold up to the largest value, slope·(x − threshold) below.</summary>
    public static ScalarFunction Relu(double slope, double threshold, double largest) => ScalarFunction.Compose(
        "Relu",
        x =>
        {
            Expression above = double.IsNaN(largest) ? x : new Select(Comparison.GreaterThan, x, largest, largest, x);
            return new Select(Comparison.GreaterThan, x, threshold, above, slope * (x - threshold));
        },
        isMonotone: slope >= 0 && (double.IsNaN(largest) || largest >= 0));

    /// <summary>scale·x + offset, kept between two values; the slope is zero at both of them.</summary>
    private static ScalarFunction Clipped(string name, double scale, double offset, double low, double high) => ScalarFunction.Compose(
        name,
        x => Clip((scale * x) + offset, low, high),
        (x, v) => new Select(Comparison.GreaterThan, v, low, new Select(Comparison.GreaterThan, high, v, scale, 0), 0),
        isMonotone: true);

    private static Expression Clip(Expression x, double low, double high) => Expression.Min(high, Expression.Max(low, x));

    private static Expression Size(Expression x) => Expression.Call(ScalarFunction.Abs, x);

    private static Expression Sigmoid(Expression x) => Expression.Call(ScalarFunction.Sigmoid, x);

    /// <summary>tanh(softplus x) is n / (n + r): with e = e^−|x|, n is 1 + 2e and r is 2e² above zero, e² + 2e and 2 below.</summary>
    private static (Expression Numerator, Expression Remainder, Expression Exponential) MishParts(Expression x)
    {
        Expression e = Expression.Call(ScalarFunction.Exp, -Size(x));
        return (
            new Select(Comparison.GreaterThan, x, 0, 1 + (2 * e), e * (e + 2)),
            new Select(Comparison.GreaterThan, x, 0, 2 * (e * e), 2),
            e);
    }
}
