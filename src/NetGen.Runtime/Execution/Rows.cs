namespace NetGen.Generated;

/// <summary>Checks of flat rows.</summary>
internal static class Rows
{
    /// <summary>The number of whole rows in a span.</summary>
    public static int Count(int length, int rowLength, string argument, string what)
    {
        if (length % rowLength != 0)
        {
            throw new ArgumentException(
                $"One sample's {what} has {rowLength} elements, but the span has {length}, which is no multiple of it.", argument);
        }

        return length / rowLength;
    }

    /// <summary>Checks that a span has one row for each sample.</summary>
    public static void Check(int length, int samples, int rowLength, string argument, string what)
    {
        if (length != samples * rowLength)
        {
            throw new ArgumentException(
                $"{samples} samples need {what} rows of {samples} × {rowLength} = {samples * rowLength} elements, but the span has {length}.",
                argument);
        }
    }
}
