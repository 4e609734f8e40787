using System.Numerics;
using NetGen.Threading;

namespace NetGen.Numerics;

/// <summary>The covariance of columns: the mean of the products of their distances from their means, in double precision.</summary>
internal static class Covariance
{
    /// <summary>The covariance matrix of the columns of flat rows.</summary>
    /// <param name="rows">The rows; at least one.</param>
    /// <param name="means">The means of the columns, as many as a row has elements.</param>
    /// <returns>A symmetric matrix, row by row.</returns>
    public static double[] Of<T>(ReadOnlyMemory<T> rows, double[] means)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var work = new Products<T>(rows, means);
        work.Run();
        int size = means.Length;
        double count = rows.Length / size;
        double[] covariance = work.Sums;
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                covariance[(i * size) + j] /= count;
                covariance[(j * size) + i] = covariance[(i * size) + j];
            }
        }

        return covariance;
    }

    /// <summary>
    /// Adds up products a few rows at a time. First the rows are centred and transposed, then each part multiplies some of the
    /// columns with those up to them, so that only the lower half of the matrix is computed.
    /// </summary>
    private sealed class Products<T>(ReadOnlyMemory<T> rows, double[] means) : IParallelWork
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private const int RowsAtOnce = 256;
        private const int ColumnsPerPart = 32;

        private readonly int _size = means.Length;
        private readonly double[] _columns = new double[checked(means.Length * RowsAtOnce)];
        private int _first;
        private int _count;
        private bool _isTransposed;

        public double[] Sums { get; } = new double[checked(means.Length * means.Length)];

        public void Run()
        {
            int parts = (_size + ColumnsPerPart - 1) / ColumnsPerPart, all = rows.Length / _size;
            for (_first = 0; _first < all; _first += RowsAtOnce)
            {
                _count = Math.Min(RowsAtOnce, all - _first);
                _isTransposed = false;
                Parallelism.Run(this, parts);
                _isTransposed = true;
                Parallelism.Run(this, parts);
            }
        }

        void IParallelWork.Run(int part)
        {
            int start = part * ColumnsPerPart, end = Math.Min(_size, start + ColumnsPerPart);
            if (_isTransposed)
            {
                ReadOnlySpan<double> columns = _columns.AsSpan(0, end * _count);
                RowProducts.Add(columns[(start * _count)..], columns, _count, Sums.AsSpan(start * _size), _size);
                return;
            }

            ReadOnlySpan<T> block = rows.Span.Slice(_first * _size, _count * _size);
            for (int row = 0; row < _count; row++)
            {
                for (int column = start; column < end; column++)
                {
                    _columns[(column * _count) + row] = double.CreateTruncating(block[(row * _size) + column]) - means[column];
                }
            }
        }
    }
}
