using System.Globalization;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission.Simd;

/// <summary>
/// exp, log, tanh, erf and what is made of them, as vector code. The library's own for float widen to double; these stay in the
/// element's width: arguments are reduced by powers of two and what remains is a polynomial. Errors stay within 2 ulp; those of the
/// cosine, which only noise uses, within 3 ulp of one.
/// </summary>
internal static class ElementaryFunctions
{
    /// <summary>The functions another one calls.</summary>
    public static IEnumerable<ScalarFunction> Dependencies(ScalarFunction function)
    {
        if (function == ScalarFunction.Sigmoid || function == ScalarFunction.Tanh || function == ScalarFunction.Expm1 || function == ScalarFunction.Erf)
        {
            yield return ScalarFunction.Exp;
        }
        else if (function == ScalarFunction.Softplus)
        {
            yield return ScalarFunction.Exp;
            yield return ScalarFunction.Log;
        }
    }

    /// <summary>Writes a·b + c at 128 bits: one rounding on Arm, two where the hardware lacks it.</summary>
    public static void WriteMultiplyAdd(CodeWriter writer, string element)
    {
        string v = $"Vector128<{element}>";
        string arm = element == "double" ? "AdvSimd.Arm64" : "AdvSimd";
        writer.Line("/// <summary>a·b + c, in one rounding where 128-bit hardware has it.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        writer.Line($"public static {v} MultiplyAdd({v} a, {v} b, {v} c) =>");
        writer.Line($"    {arm}.IsSupported ? {arm}.FusedMultiplyAdd(c, a, b) : (a * b) + c;");
    }

    /// <summary>Writes one function at one width.</summary>
    public static void Write(CodeWriter writer, ScalarFunction function, VectorSyntax v)
    {
        string body = v.IsScalar ? ScalarBody(function, v) : VectorBody(function, v);
        writer.Line($"/// <summary>{Summary(function)}</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Block($"public static {v.Type} {function.Name}({v.Type} x)"))
        {
            writer.Line(body);
        }
    }

    private static string Summary(ScalarFunction function) => function.Name switch
    {
        "Exp" => "e to the power of x.",
        "Log" => "The natural logarithm.",
        "Sigmoid" => "1 / (1 + e to the power of -x).",
        "Tanh" => "The hyperbolic tangent.",
        "Expm1" => "e to the power of x, minus 1, exact near zero.",
        "Erf" => "The error function.",
        "CosineOfTurns" => "The cosine of x full turns.",
        "Softplus" => "log(1 + e to the power of x), without overflow.",
        _ => throw new InvalidOperationException($"{function.Name} is no elementary function."),
    };

    private static string ScalarBody(ScalarFunction function, VectorSyntax v)
    {
        string math = v.Element == "double" ? "Math" : "MathF";
        string one = v.Number(1);
        return function.Name switch
        {
            "Exp" => $"return {math}.Exp(x);",
            "Log" => $"return {math}.Log(x);",
            "Tanh" => $"return {math}.Tanh(x);",
            "Sigmoid" => $"return {one} / ({one} + Exp(-x));",
            "Expm1" => $"return {math}.Abs(x) < {v.Number(1e-5)} ? x + ({v.Number(0.5)} * x * x) : {(v.Element == "double" ? "x < 0.5 && x > -0.5 ? 2 * Math.Sinh(0.5 * x) * Math.Exp(0.5 * x) : Math.Exp(x) - 1" : "(float)(Math.Exp(x) - 1)")};",
            "Erf" => Erf(v),
            "CosineOfTurns" => $"return {math}.Cos({v.Number(2 * Math.PI)} * (x - {math}.Round(x)));",
            _ => $$"""
                {{v.Element}} e = Exp(-{{math}}.Abs(x));
                {{v.Element}} u = {{one}} + e;
                return {{math}}.Max(x, 0) + (u == {{one}} ? e : Log(u) * e / (u - {{one}}));
                """,
        };
    }

    private static string VectorBody(ScalarFunction function, VectorSyntax v) => function.Name switch
    {
        "Exp" => Exp(v),
        "Log" => Log(v),
        "Sigmoid" => $"return {v.Constant(1)} / ({v.Constant(1)} + Exp(-x));",
        "Tanh" => Tanh(v),
        "Expm1" => Expm1(v),
        "Erf" => Erf(v),
        "CosineOfTurns" => CosineOfTurns(v),
        _ => Softplus(v),
    };

    /// <summary>x = n·ln 2 + r with |r| ≤ ½ ln 2; e^r by its series; 2^n in two halves, so that tiny and huge results round as they should.</summary>
    private static string Exp(VectorSyntax v)
    {
        bool isDouble = v.Element == "double";
        string integer = isDouble ? "Int64" : "Int32";
        string[] coefficients = Series(isDouble ? 13 : 7, k => 1 / Factorial(k), v);
        string type = $"Vector{v.Bits}";
        (double low, double high) = isDouble ? (-746.0, 710.0) : (-104.0, 89.0);
        (double ln2High, double ln2Low) = isDouble ? (0.693147180369123816490, 1.90821492927058770002e-10) : (0.693359375, -2.12194440e-4);
        double magic = isDouble ? 6755399441055744.0 : 12582912.0;
        (int mantissa, int bias) = isDouble ? (52, 1023) : (23, 127);
        return $$"""
            {{v.Type}} c = {{v.Select(v.Compare("LessThan", "<", "x", v.Constant(low)), v.Constant(low), "x")}};
            c = {{v.Select(v.Compare("GreaterThan", ">", "c", v.Constant(high)), v.Constant(high), "c")}};

            // Adding the magic number rounds to a whole number, which then stands in the low bits.
            {{v.Type}} shifted = (c * {{v.Constant(1.44269504088896340736)}}) + {{v.Constant(magic)}};
            {{v.Type}} n = shifted - {{v.Constant(magic)}};
            {{v.Type}} r = (c - (n * {{v.Constant(ln2High)}})) - (n * {{v.Constant(ln2Low)}});
            {{v.Type}} p = {{coefficients[coefficients.Length - 1]}};
            {{Horner("p", "r", coefficients, v)}}
            var whole = {{type}}.As{{integer}}(shifted) - {{type}}.As{{integer}}({{v.Constant(magic)}});
            var half = {{type}}.ShiftRightArithmetic(whole, 1);
            var bias = {{type}}.Create({{bias}}{{(isDouble ? "L" : string.Empty)}});
            {{v.Type}} scale1 = {{type}}.As{{(isDouble ? "Double" : "Single")}}({{type}}.ShiftLeft(half + bias, {{mantissa}}));
            {{v.Type}} scale2 = {{type}}.As{{(isDouble ? "Double" : "Single")}}({{type}}.ShiftLeft(whole - half + bias, {{mantissa}}));
            return p * scale1 * scale2;
            """;
    }

    /// <summary>x = 2^n·m with m around 1; log m by the series of the inverse hyperbolic tangent in (m − 1)/(m + 1).</summary>
    private static string Log(VectorSyntax v)
    {
        bool isDouble = v.Element == "double";
        string integer = isDouble ? "Int64" : "Int32";
        string type = $"Vector{v.Bits}";
        string floating = isDouble ? "Double" : "Single";
        string[] coefficients = Series(isDouble ? 10 : 5, k => 2.0 / ((2 * k) + 1), v);
        (int mantissa, string rootHalfBits) = isDouble
            ? (52, "0x3FE6A09E667F3BCDL")
            : (23, "0x3F3504F3");
        (double tiny, double up, double upLog) = isDouble
            ? (2.2250738585072014e-308, 4503599627370496.0, 52.0)
            : (1.17549435e-38, 8388608.0, 23.0);
        (double magic, string magicBits) = isDouble ? (6755399441055744.0, "0x4338000000000000L") : (12582912.0, "0x4B400000");
        (double ln2High, double ln2Low) = isDouble ? (0.693147180369123816490, 1.90821492927058770002e-10) : (0.693359375, -2.12194440e-4);
        return $$"""
            {{v.Type}} isTiny = {{v.Compare("LessThan", "<", "x", v.Constant(tiny))}};
            {{v.Type}} scaled = {{v.Select("isTiny", $"x * {v.Constant(up)}", "x")}};

            // The exponent n is taken off so that m lies between the square roots of a half and of two.
            var bits = {{type}}.As{{integer}}(scaled) - {{type}}.Create({{rootHalfBits}});
            var exponent = {{type}}.ShiftRightArithmetic(bits, {{mantissa}});
            {{v.Type}} m = {{type}}.As{{floating}}({{type}}.As{{integer}}(scaled) - {{type}}.ShiftLeft(exponent, {{mantissa}}));
            {{v.Type}} n = {{type}}.As{{floating}}(exponent + {{type}}.Create({{magicBits}})) - {{v.Constant(magic)}};
            n -= {{v.Select("isTiny", v.Constant(upLog), v.Zero)}};
            {{v.Type}} s = (m - {{v.Constant(1)}}) / (m + {{v.Constant(1)}});
            {{v.Type}} z = s * s;
            {{v.Type}} p = {{coefficients[coefficients.Length - 1]}};
            {{Horner("p", "z", coefficients, v)}}
            {{v.Type}} result = (n * {{v.Constant(ln2High)}}) + ((n * {{v.Constant(ln2Low)}}) + (s * p));
            result = {{v.Select(v.Compare("Equals", "==", "x", v.Constant(double.PositiveInfinity)), "x", "result")}};
            result = {{v.Select(v.Compare("Equals", "==", "x", v.Zero), v.Constant(double.NegativeInfinity), "result")}};
            return {{v.Select(v.Compare("GreaterThanOrEqual", ">=", "x", v.Zero), "result", $"{type}.Create({v.Element}.NaN)")}};
            """;
    }

    /// <summary>Near zero Cephes's approximation, 1 − 2/(e^2|x| + 1) elsewhere.</summary>
    private static string Tanh(VectorSyntax v)
    {
        string near = v.Element == "double"
            ? $$"""
                {{v.Type}} p = ((({{v.Constant(-9.64399179425052238628e-1)}} * z) + {{v.Constant(-9.92877231001918586564e1)}}) * z) + {{v.Constant(-1.61468768441708447952e3)}};
                {{v.Type}} q = ((((z + {{v.Constant(1.12811678491632931402e2)}}) * z) + {{v.Constant(2.23548839060100448583e3)}}) * z) + {{v.Constant(4.84406305325125486048e3)}};
                {{v.Type}} near = x + (x * z * p / q);
                """
            : $$"""
                {{v.Type}} p = {{v.Constant(-5.70498872745e-3)}};
                p = (p * z) + {{v.Constant(2.06390887954e-2)}};
                p = (p * z) + {{v.Constant(-5.37397155531e-2)}};
                p = (p * z) + {{v.Constant(1.33314422036e-1)}};
                p = (p * z) + {{v.Constant(-3.33332819422e-1)}};
                {{v.Type}} near = x + (x * z * p);
                """;
        return $$"""
            {{v.Type}} size = {{v.Abs("x")}};
            {{v.Type}} z = x * x;
            {{near}}
            {{v.Type}} far = {{v.Constant(1)}} - ({{v.Constant(2)}} / (Exp(size + size) + {{v.Constant(1)}}));
            far = {{v.Select(v.Compare("LessThan", "<", "x", v.Zero), "-far", "far")}};
            return {{v.Select(v.Compare("LessThan", "<", "size", v.Constant(0.625)), "near", "far")}};
            """;
    }

    private static string Expm1(VectorSyntax v)
    {
        string[] coefficients = Series(v.Element == "double" ? 12 : 6, k => 1 / Factorial(k + 1), v);
        return $$"""
            {{v.Type}} p = {{coefficients[coefficients.Length - 1]}};
            {{Horner("p", "x", coefficients, v)}}
            return {{v.Select(v.Compare("LessThan", "<", v.Abs("x"), v.Constant(0.34)), "x * p", $"Exp(x) - {v.Constant(1)}")}};
            """;
    }

    private static string Softplus(VectorSyntax v) => $$"""
        {{v.Type}} e = Exp(-{{v.Abs("x")}});
        {{v.Type}} u = {{v.Constant(1)}} + e;

        // Where 1 + e rounds, the quotient restores what the rounding took.
        {{v.Type}} log1p = {{v.Select(v.Compare("Equals", "==", "u", v.Constant(1)), "e", $"Log(u) * e / (u - {v.Constant(1)})")}};
        return {{v.Select(v.Compare("GreaterThan", ">", "x", v.Zero), "x", v.Zero)}} + log1p;
        """;

    /// <summary>
    /// Below one (¾ in float) the Taylor series, as x + x·(…), which rounds less. Above, 1 − e^(−x²)·p, where p is a polynomial in (x − 2)/(x + 2), fitted to e^(x²)·erfc(x) by
    /// least squares with the weight e^(−x²); from 6 on (4 in float) the result is one.
    /// </summary>
    private static string Erf(VectorSyntax v)
    {
        bool isDouble = v.Element == "double";
        string[] near = Series(isDouble ? 18 : 7, k => ((k % 2 == 0 ? 2 : -2) / (Math.Sqrt(Math.PI) * Factorial(k) * ((2 * k) + 1))) - (k == 0 ? 1 : 0), v);
        double[] fitted = isDouble
            ? [
                0.2553956763105070028, -0.427185847413944164, 0.2416581942410940883, -0.07897858103572920853, 0.00373289250612079989,
                0.006997464460225921483, -0.0008471357893860290942, -0.0009820562240568668143, 0.00004305422555154004498,
                0.0001741350690577430819, 0.00003284756909456645479, -0.00001185862307697078527,
            ]
            : [0.255395696617380902, -0.4271860384611066488, 0.2416482014143252267, -0.07906007811901710889, 0.003508567439802140338, 0.006982388732512534114];
        string[] far = [.. fitted.Select(v.Constant)];
        string end = v.Constant(isDouble ? 6 : 4);
        return $$"""
            {{v.Type}} size = {{v.Abs("x")}};
            {{v.Type}} z = x * x;
            {{v.Type}} near = {{near[near.Length - 1]}};
            {{Horner("near", "z", near, v)}}
            size = {{v.Select(v.Compare("GreaterThan", ">", "size", end), end, "size")}};
            {{v.Type}} u = (size - {{v.Constant(2)}}) / (size + {{v.Constant(2)}});
            {{v.Type}} p = {{far[far.Length - 1]}};
            {{Horner("p", "u", far, v)}}
            {{v.Type}} far = {{v.Constant(1)}} - (Exp(-(size * size)) * p);
            far = {{v.Select(v.Compare("LessThan", "<", "x", v.Zero), "-far", "far")}};
            return {{v.Select(v.Compare("LessThan", "<", "size", v.Constant(isDouble ? 1 : 0.75)), "x + (x * near)", "far")}};
            """;
    }

    /// <summary>cos 2πx = sin 2πq, where q is a quarter less the distance of x from the nearest whole number; its Taylor series.</summary>
    private static string CosineOfTurns(VectorSyntax v)
    {
        bool isDouble = v.Element == "double";
        string[] coefficients = Series(
            isDouble ? 11 : 7, k => (k % 2 == 0 ? 1 : -1) * Math.Pow(2 * Math.PI, (2 * k) + 1) / Factorial((2 * k) + 1), v);
        string magic = v.Constant(isDouble ? 6755399441055744.0 : 12582912.0);
        return $$"""
            {{v.Type}} turns = (x + {{magic}}) - {{magic}};
            {{v.Type}} q = {{v.Constant(0.25)}} - {{v.Abs("x - turns")}};
            {{v.Type}} z = q * q;
            {{v.Type}} p = {{coefficients[coefficients.Length - 1]}};
            {{Horner("p", "z", coefficients, v)}}
            return q * p;
            """;
    }

    private static string[] Series(int degree, Func<int, double> coefficient, VectorSyntax v) =>
        [.. Enumerable.Range(0, degree + 1).Select(k => v.Constant(coefficient(k)))];

    private static double Factorial(int n) => n <= 1 ? 1 : n * Factorial(n - 1);

    private static string Horner(string p, string x, string[] coefficients, VectorSyntax v) => string.Join(
        "\n",
        Enumerable.Reverse(coefficients).Skip(1).Select(c => string.Format(CultureInfo.InvariantCulture, "{0} = {1};", p, Step(p, x, c, v))));

    private static string Step(string p, string x, string c, VectorSyntax v) =>
        v.Bits == 128 ? $"({p} * {x}) + {c}" : v.MultiplyAdd(p, x, c);
}
