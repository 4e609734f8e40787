namespace NetGen.Tests.Corpus;

[Network(Precision = Real.Precision), Input(7), Dense(5), Lambda("Formulas.Bump"), Dense(17), Lambda("Formulas.Wave"), MeanSquaredError]
public partial class LambdaElements;

[Network(Precision = Real.Precision), Input(4, 5), Dense(5), Lambda("Formulas.Standardise"), Dense(6), Lambda("Formulas.Softest"), MeanSquaredError, Batch(33)]
public partial class LambdaReductions;

[Network(Precision = Real.Precision), Input(3, 6), Dense(6, Name = "a"), Dense(6, Name = "b"), Weight(6, Name = "t"), Lambda("Formulas.Mix", "a", "t"), Lambda("Formulas.Length"), MeanSquaredError]
public partial class LambdaOfThree;

[Network(Precision = Real.Precision), Input(5), Dense(6), Lambda("Formulas.Swish", Gradient = "Formulas.SwishGradient"), Dense(2), MeanSquaredError]
public partial class LambdaWithGradient;

/// <summary>The methods, whose counterparts are in tests/fixtures/custom.py.</summary>
public static class Formulas
{
    private const double Width = 2;

    public static double Bump(double x)
    {
        double square = x * x;
        if (square > Width * Width)
        {
            return 0.5 * x;
        }

        return (x * Math.Exp(-square)) + Cube(x);
    }

    public static float Wave(float x) => MathF.Sin(2 * x) + (MathF.Cos(x - 1) * MathF.Abs(x)) - Math.Clamp(x, -0.5f, 0.5f);

    public static double Standardise(double x)
    {
        double centred = x - LastAxis.Mean(x);
        return centred / Math.Sqrt(LastAxis.Mean(centred * centred) + 1e-3);
    }

    public static double Softest(double x)
    {
        double e = Math.Exp(x - LastAxis.Max(x));
        return e / LastAxis.Sum(e);
    }

    public static double Mix(double b, double a, double t) =>
        a > b && !(t <= 0) ? a * t : Math.Max(a * 0.5, b) + (Math.Tanh(t) / (1 + Math.Pow(b, 2)));

    public static double Length(double x) => Math.Sqrt(LastAxis.Sum(x * x));

    public static double Swish(double x) => x / (1 + Math.Exp(-x));

    public static double SwishGradient(double x, double y, double dy)
    {
        double sigmoid = 1 / (1 + Math.Exp(-x));
        return dy * (y + (sigmoid * (1 - y)));
    }

    private static double Cube(double x) => 0.1 * Math.Pow(x, 3);
}
