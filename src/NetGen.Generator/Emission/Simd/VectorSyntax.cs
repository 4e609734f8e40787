using System.Globalization;

namespace NetGen.Generator.Emission.Simd;

/// <summary>How C# says a vector operation at one width. A width of one element is plain scalar code.</summary>
internal sealed class VectorSyntax
{
    private readonly bool _isDouble;

    private VectorSyntax(int bits, bool isDouble)
    {
        _isDouble = isDouble;
        Bits = bits;
        Lanes = bits == 0 ? 1 : bits / (isDouble ? 64 : 32);
    }

    /// <summary>512, 256, 128, or 0 for scalar code.</summary>
    public int Bits { get; }

    public int Lanes { get; }

    public bool IsScalar => Bits == 0;

    /// <summary>The element type's keyword.</summary>
    public string Element => _isDouble ? "double" : "float";

    /// <summary>The vector type.</summary>
    public string Type => IsScalar ? Element : $"Vector{Bits}<{Element}>";

    /// <summary>A suffix for the names of methods.</summary>
    public string Suffix => IsScalar ? "Scalar" : Bits.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Registers for accumulators and operands, with some left for constants. Scalar code is for hardware that hardly exists:
    /// it stays small.
    /// </summary>
    public int Registers => Bits switch { 512 => 29, 0 => 6, _ => 15 };

    /// <summary>Multiply-adds that one stretch of unrolled code may hold.</summary>
    public int UnrollBudget => Bits switch { 512 or 256 => 128, 128 => 64, _ => 16 };

    public string Zero => IsScalar ? Number(0) : $"{Type}.Zero";

    /// <summary>Whether the lanes of four vectors can be summed together.</summary>
    public bool CanSumFour => Bits >= 256 && !_isDouble;

    /// <summary>Vectors of four lanes.</summary>
    public VectorSyntax FourLanes => new(_isDouble ? 256 : 128, _isDouble);

    /// <summary>Vectors of half as many lanes.</summary>
    public VectorSyntax Half => new(Bits / 2, _isDouble);

    private string Class => $"Vector{Bits}";

    /// <summary>The widths asked for, widest first, and scalar code.</summary>
    public static IReadOnlyList<VectorSyntax> Widths(bool isDouble, IEnumerable<int> bits) =>
        [.. bits.Select(b => new VectorSyntax(b, isDouble)), new(0, isDouble)];

    /// <summary>The condition under which this width is used, asked from the widest down.</summary>
    public string IsSupported => Bits switch
    {
        512 => "Vector512.IsHardwareAccelerated",
        256 => "Vector256.IsHardwareAccelerated && Fma.IsSupported",
        128 => "Vector128.IsHardwareAccelerated",
        _ => "true",
    };

    public string Number(double value)
    {
        string text = value switch
        {
            double.PositiveInfinity => $"{Element}.PositiveInfinity",
            double.NegativeInfinity => $"{Element}.NegativeInfinity",
            _ when _isDouble => value.ToString("R", CultureInfo.InvariantCulture) + "d",
            _ => ((float)value).ToString("R", CultureInfo.InvariantCulture) + "f",
        };
        return text;
    }

    /// <summary>A number in every lane.</summary>
    public string Constant(double value) => IsScalar ? Number(value) : value == 0 ? Zero : $"{Class}.Create({Number(value)})";

    public string Load(string reference, string offset = "0") =>
        IsScalar ? At(reference, offset) : $"{Class}.LoadUnsafe({Address(reference, offset)})";

    public string Broadcast(string reference, string offset = "0") =>
        IsScalar ? At(reference, offset) : $"{Class}.Create({At(reference, offset)})";

    public string Store(string value, string reference, string offset = "0") => IsScalar
        ? $"{At(reference, offset)} = {value};"
        : $"{value}.StoreUnsafe({Address(reference, offset)});";

    /// <summary>a·b + c in one rounding where the hardware has it.</summary>
    public string MultiplyAdd(string a, string b, string c) => Bits switch
    {
        512 => $"Avx512F.FusedMultiplyAdd({a}, {b}, {c})",
        256 => $"Fma.MultiplyAdd({a}, {b}, {c})",
        128 => $"Functions.MultiplyAdd({a}, {b}, {c})",
        _ => $"({a} * {b}) + {c}",
    };

    public string Compare(string method, string symbol, string a, string b) => IsScalar ? $"{a} {symbol} {b}" : $"{Class}.{method}({a}, {b})";

    public string Select(string condition, string ifTrue, string ifFalse) =>
        IsScalar ? $"({condition} ? {ifTrue} : {ifFalse})" : $"{Class}.ConditionalSelect({condition}, {ifTrue}, {ifFalse})";

    public string Abs(string a) => IsScalar ? $"{(_isDouble ? "Math" : "MathF")}.Abs({a})" : $"{Class}.Abs({a})";

    public string Sqrt(string a) => IsScalar ? $"{(_isDouble ? "Math" : "MathF")}.Sqrt({a})" : $"{Class}.Sqrt({a})";

    public string Sum(string a) => IsScalar ? a : $"{Class}.Sum({a})";

    /// <summary>A vector of numbers.</summary>
    public string Vector(IEnumerable<double> lanes) => $"{Class}.Create({string.Join(", ", lanes.Select(Number))})";

    /// <summary>Lanes by their numbers, for <see cref="Shuffle"/>.</summary>
    public string Indices(IEnumerable<int> lanes) => $"{Class}.Create({string.Join(", ", lanes.Select(l => _isDouble ? $"{l}L" : $"{l}"))})";

    /// <summary>The lanes of a vector in another order.</summary>
    public string Shuffle(string a, string indices) => $"{Class}.Shuffle({a}, {indices})";

    /// <summary>A mask of the first lanes.</summary>
    /// <param name="count">The number of lanes, as C# text of an integer.</param>
    public string FirstLanes(string count)
    {
        string lanes = string.Join(", ", Enumerable.Range(0, Lanes).Select(i => Number(i)));
        return $"{Class}.LessThan({Class}.Create({lanes}), {Class}.Create(({Element}){count}))";
    }

    private static string At(string reference, string offset) =>
        offset == "0" ? reference : $"Unsafe.Add(ref {reference}, {offset})";

    /// <summary>A reference and an unsigned offset, which a negative constant cannot be.</summary>
    private static string Address(string reference, string offset) => offset switch
    {
        "0" => $"ref {reference}",
        _ when offset.All(char.IsDigit) => $"ref {reference}, {offset}",
        _ when offset[0] == '-' && offset.Skip(1).All(char.IsDigit) => $"ref Unsafe.Add(ref {reference}, {offset})",
        _ => $"ref {reference}, (nuint)({offset})",
    };
}
