using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>A stretch of each row that holds whole numbers: class labels, or what an embedding looks up.</summary>
/// <param name="Name">What holds them, for messages.</param>
/// <param name="Offset">Where it starts in the row.</param>
/// <param name="Length">Its length.</param>
/// <param name="Limit">How many numbers there are, from 0.</param>
/// <param name="Ignored">One more number that may stand there, or <see cref="int.MinValue"/> for none.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record IndexRange(string Name, int Offset, int Length, int Limit, int Ignored = int.MinValue)
{
    /// <summary>Checks every row.</summary>
    /// <exception cref="ArgumentException">A number is not whole or out of range.</exception>
    internal void Check<T>(ReadOnlySpan<T> rows, int rowLength, string argument)
        where T : unmanaged
    {
        for (int start = Offset; start < rows.Length; start += rowLength)
        {
            ReadOnlySpan<T> row = rows.Slice(start, Length);
            for (int i = 0; i < row.Length; i++)
            {
                if (!IsValid(row[i]))
                {
                    throw new ArgumentException(
                        $"{Name} must be whole numbers from 0 to {Limit - 1}{(Ignored == int.MinValue ? string.Empty : $" or {Ignored}")}, but number {i} of sample {start / rowLength} is {row[i]}.", argument);
                }
            }
        }
    }

    private bool IsValid<T>(T value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(int))
        {
            int label = Unsafe.BitCast<T, int>(value);
            return (uint)label < (uint)Limit || (label == Ignored && Ignored != int.MinValue);
        }

        double number = typeof(T) == typeof(float) ? Unsafe.BitCast<T, float>(value) : Unsafe.BitCast<T, double>(value);
        return (number >= 0 && number < Limit && Math.Floor(number) == number) || number == Ignored;
    }
}
