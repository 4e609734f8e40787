using System.Globalization;
using System.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Parsing;

/// <summary>
/// C#'s arithmetic on constants, which are boxed values of its built-in types; a member of an enum is its number. Overflow and
/// division by zero are errors, as the compiler has it: <see cref="ArithmeticException"/>.
/// </summary>
internal static class ConstantArithmetic
{
    /// <summary>A value in another type; an enum's type stands for that of its numbers. Types other than numbers are left alone.</summary>
    public static object? Convert(object? value, ITypeSymbol? type)
    {
        SpecialType target = (type as INamedTypeSymbol)?.EnumUnderlyingType?.SpecialType ?? type?.SpecialType ?? SpecialType.None;
        bool isNumber = target is SpecialType.System_Char or (>= SpecialType.System_SByte and <= SpecialType.System_Double and not SpecialType.System_Decimal);
        return value is null or string or bool || !isNumber ? value
            : target == SpecialType.System_Double ? ToDouble(value)
            : target == SpecialType.System_Single ? (float)ToDouble(value)
            : Narrow(ToInteger(value), target);
    }

    /// <summary>The value of an operator between two constants of one type, or null where constants have no such operator.</summary>
    public static object? Binary(BinaryOperatorKind kind, object? left, object? right, ITypeSymbol? type) => (left, right) switch
    {
        _ when type?.SpecialType == SpecialType.System_String => kind == BinaryOperatorKind.Add ? Text(left) + Text(right) : null,
        (null or string, _) or (_, null or string) => Equality(kind, Equals(left, right)),
        (bool a, bool b) => Logic(kind, a, b),
        (double or float, _) or (_, double or float) => Convert(Real(kind, ToDouble(left), ToDouble(right)), type),
        _ when kind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift => Shift(kind, left, (int)ToInteger(right)),
        _ => Convert(Integer(kind, ToInteger(left), ToInteger(right)), type),
    };

    /// <summary>The value of an operator before a constant, or null where constants have no such operator.</summary>
    public static object? Unary(UnaryOperatorKind kind, object? operand, ITypeSymbol? type) => (kind, operand) switch
    {
        (UnaryOperatorKind.Plus, _) => operand,
        (UnaryOperatorKind.Not, bool b) => !b,
        (UnaryOperatorKind.Minus, float f) => -f,
        (UnaryOperatorKind.Minus, double d) => -d,
        (UnaryOperatorKind.Minus, not null) => Convert(-ToInteger(operand), type),
        (UnaryOperatorKind.BitwiseNegation, uint n) => ~n,
        (UnaryOperatorKind.BitwiseNegation, ulong n) => ~n,
        (UnaryOperatorKind.BitwiseNegation, not null) => Convert(-ToInteger(operand) - 1, type),
        _ => null,
    };

    /// <summary>A value as string concatenation writes it.</summary>
    public static string Text(object? value) => System.Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;

    private static object? Logic(BinaryOperatorKind kind, bool a, bool b) => kind switch
    {
        BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => a & b,
        BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => a | b,
        BinaryOperatorKind.ExclusiveOr => a ^ b,
        _ => Equality(kind, a == b),
    };

    private static object? Equality(BinaryOperatorKind kind, bool areEqual) => kind switch
    {
        BinaryOperatorKind.Equals => areEqual,
        BinaryOperatorKind.NotEquals => !areEqual,
        _ => null,
    };

    private static object? Real(BinaryOperatorKind kind, double a, double b) => kind switch
    {
        BinaryOperatorKind.Add => a + b,
        BinaryOperatorKind.Subtract => a - b,
        BinaryOperatorKind.Multiply => a * b,
        BinaryOperatorKind.Divide => a / b,
        BinaryOperatorKind.Remainder => a % b,
        BinaryOperatorKind.LessThan => a < b,
        BinaryOperatorKind.LessThanOrEqual => a <= b,
        BinaryOperatorKind.GreaterThan => a > b,
        BinaryOperatorKind.GreaterThanOrEqual => a >= b,
        _ => Equality(kind, a == b),
    };

    private static object? Integer(BinaryOperatorKind kind, BigInteger a, BigInteger b) => kind switch
    {
        BinaryOperatorKind.Add => a + b,
        BinaryOperatorKind.Subtract => a - b,
        BinaryOperatorKind.Multiply => a * b,
        BinaryOperatorKind.Divide => a / b,
        BinaryOperatorKind.Remainder => a % b,
        BinaryOperatorKind.And => a & b,
        BinaryOperatorKind.Or => a | b,
        BinaryOperatorKind.ExclusiveOr => a ^ b,
        BinaryOperatorKind.LessThan => a < b,
        BinaryOperatorKind.LessThanOrEqual => a <= b,
        BinaryOperatorKind.GreaterThan => a > b,
        BinaryOperatorKind.GreaterThanOrEqual => a >= b,
        _ => Equality(kind, a == b),
    };

    /// <summary>Shifts wrap at the width of their left operand.</summary>
    private static object? Shift(BinaryOperatorKind kind, object? value, int count) => (kind, value) switch
    {
        (BinaryOperatorKind.LeftShift, int n) => n << count,
        (BinaryOperatorKind.LeftShift, uint n) => n << count,
        (BinaryOperatorKind.LeftShift, long n) => n << count,
        (BinaryOperatorKind.LeftShift, ulong n) => n << count,
        (BinaryOperatorKind.RightShift, int n) => n >> count,
        (_, int n) => n >>> count,
        (BinaryOperatorKind.RightShift, long n) => n >> count,
        (_, long n) => n >>> count,
        (_, uint n) => n >> count,
        (_, ulong n) => n >> count,
        _ => null,
    };

    private static double ToDouble(object? value) => value switch
    {
        double d => d,
        float f => f,
        _ => (double)ToInteger(value),
    };

    /// <summary>A number without its fraction, as a cast takes it.</summary>
    private static BigInteger ToInteger(object? value) => value switch
    {
        BigInteger n => n,
        int n => n,
        char c => c,
        ulong n => n,
        double d => new BigInteger(d),
        float f => new BigInteger(f),
        _ => System.Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };

    private static object Narrow(BigInteger value, SpecialType type) => type switch
    {
        SpecialType.System_Char => (char)value,
        SpecialType.System_SByte => (sbyte)value,
        SpecialType.System_Byte => (byte)value,
        SpecialType.System_Int16 => (short)value,
        SpecialType.System_UInt16 => (ushort)value,
        SpecialType.System_Int32 => (int)value,
        SpecialType.System_UInt32 => (uint)value,
        SpecialType.System_Int64 => (long)value,
        _ => (ulong)value,
    };
}
