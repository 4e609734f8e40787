using System.Diagnostics.CodeAnalysis;

namespace NetGen.Generated;

/// <summary>Checks of flat rows. What an error says is made elsewhere, so that a check is a few instructions.</summary>
internal static class Rows
{
    /// <summary>The number of whole rows in a span.</summary>
    public static int Count(int length, int rowLength, string argument, string what)
    {
        int rows = length / rowLength;
        if (rows * rowLength != length)
        {
            RefuseLength(length, rowLength, argument, what);
        }

        return rows;
    }

    /// <summary>Checks that a span has one row for each sample.</summary>
    public static void Check(int length, int samples, int rowLength, string argument, string what)
    {
        if (length != samples * rowLength)
        {
            RefuseRows(length, samples, rowLength, argument, what);
        }
    }

    [DoesNotReturn]
    private static void RefuseLength(int length, int rowLength, string argument, string what) => throw new ArgumentException(
        $"One sample's {what} has {rowLength} elements, but the span has {length}, which is no multiple of it.", argument);

    [DoesNotReturn]
    private static void RefuseRows(int length, int samples, int rowLength, string argument, string what) => throw new ArgumentException(
        $"{samples} samples need {what} rows of {samples} × {rowLength} = {samples * rowLength} elements, but the span has {length}.", argument);
}
