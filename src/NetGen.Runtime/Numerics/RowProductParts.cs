using NetGen.Threading;

namespace NetGen.Numerics;

/// <summary>Adds <c>A Bᵀ</c> to C, a few rows in each part.</summary>
internal sealed class RowProductParts(double[] a, double[] b, int length, double[] c) : IParallelWork
{
    private const int RowsPerPart = 64;

    /// <summary>The number of parts for a matrix of so many rows.</summary>
    public static int Count(int rows) => (rows + RowsPerPart - 1) / RowsPerPart;

    public void Run(int part)
    {
        int columns = b.Length / length, first = part * RowsPerPart, count = Math.Min(RowsPerPart, (a.Length / length) - first);
        RowProducts.Add(a.AsSpan(first * length, count * length), b, length, c.AsSpan(first * columns, count * columns), columns);
    }
}
