using NetGen.Threading;

namespace NetGen.Numerics;

/// <summary>The eigenvalues and eigenvectors of a symmetric matrix, in double precision.</summary>
/// <remarks>
/// Reflections make the matrix tridiagonal, then rotations with Wilkinson's shifts make it diagonal. Source: G. H. Golub, C. F. Van Loan, "Matrix
/// computations", sections 8.3.1 to 8.3.3. The result does not depend on the number of threads.
/// </remarks>
internal sealed class SymmetricEigen
{
    // Rows or columns that a thread takes at a time.
    private const int RowsPerPart = 16;
    private const int ColumnsPerPart = 32;

    private const double Epsilon = 2.220446049250313e-16; // 2⁻⁵²
    private const int MostStepsPerValue = 60;

    private readonly int _size;
    private readonly double[] _matrix;
    private readonly double[] _scales;
    private readonly double[] _diagonal;
    private readonly double[] _offDiagonal;
    private readonly double[] _vectors;

    private SymmetricEigen(double[] matrix, int size)
    {
        _size = size;
        _matrix = matrix;
        _scales = new double[size];
        _diagonal = new double[size];
        _offDiagonal = new double[size];
        _vectors = new double[matrix.Length];
    }

    /// <summary>Takes a matrix apart.</summary>
    /// <param name="matrix">A symmetric matrix of finite numbers, row by row; it is overwritten.</param>
    /// <param name="size">The number of its rows and columns.</param>
    /// <returns>
    /// The eigenvalues from the greatest to the least, and for each its eigenvector as a row: of length 1, its element of the greatest
    /// magnitude positive.
    /// </returns>
    /// <exception cref="ArithmeticException">A number is not finite, or too large.</exception>
    public static (double[] Values, double[] Vectors) Decompose(double[] matrix, int size)
    {
        var eigen = new SymmetricEigen(matrix, size);
        eigen.Tridiagonalize();
        Parallelism.Run(new Reflections(eigen), (size + RowsPerPart - 1) / RowsPerPart);
        eigen.Diagonalize();
        return eigen.Sorted();
    }

    /// <summary>
    /// Reflects away, column by column, what lies below the subdiagonal. Reflection k is <c>I − scale[k] v vᵀ</c>; its v takes
    /// the place of row k right of the diagonal.
    /// </summary>
    private void Tridiagonalize()
    {
        var update = new RankTwoUpdate(_matrix, _size);
        for (int k = 0; k < _size - 1; k++)
        {
            Span<double> row = _matrix.AsSpan((k * _size) + k, _size - k);
            _diagonal[k] = row[0];
            Span<double> v = row[1..];
            if (v[1..].IndexOfAnyExcept(0) < 0)
            {
                _offDiagonal[k] = v[0];
                continue;
            }

            double norm = Norm(v), target = v[0] > 0 ? -norm : norm;
            _offDiagonal[k] = target;
            double pivot = v[0] - target;
            for (int i = 1; i < v.Length; i++)
            {
                v[i] /= pivot;
            }

            // With v[0] = 1 the reflection's scale is 2 / |v|².
            v[0] = 1;
            _scales[k] = -pivot / target;
            update.Apply(k + 1, v, _scales[k]);
        }

        _diagonal[_size - 1] = _matrix[^1];
    }

    private static double Norm(ReadOnlySpan<double> values)
    {
        double largest = 0, sum = 0;
        foreach (double value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        // Scaled, so that squares neither overflow nor vanish.
        foreach (double value in values)
        {
            sum += value / largest * (value / largest);
        }

        return largest * Math.Sqrt(sum);
    }

    /// <summary>Rotates until nothing is left beside the diagonal, from its end on.</summary>
    private void Diagonalize()
    {
        double norm = 0;
        for (int i = 0; i < _size; i++)
        {
            norm = Math.Max(norm, Math.Abs(_diagonal[i]) + Math.Abs(_offDiagonal[i]));
        }

        if (!double.IsFinite(norm))
        {
            throw new ArithmeticException("Expected a matrix of finite numbers, found one that is not finite or too large to take apart.");
        }

        var rotations = new Rotations(_vectors, _size);
        int last = _size - 1;
        for (long steps = 0; last > 0;)
        {
            if (IsNegligible(last - 1, norm))
            {
                last--;
                continue;
            }

            int first = last - 1;
            while (first > 0 && !IsNegligible(first - 1, norm))
            {
                first--;
            }

            if (steps++ == (long)MostStepsPerValue * _size)
            {
                throw new ArithmeticException("Expected a symmetric matrix, found one whose eigenvalues cannot be computed.");
            }

            Step(first, last, rotations);
        }

        rotations.Flush();
    }

    private bool IsNegligible(int i, double norm)
    {
        double size = Math.Abs(_offDiagonal[i]);
        return size <= Epsilon * (Math.Abs(_diagonal[i]) + Math.Abs(_diagonal[i + 1])) || size <= Epsilon * norm / 1024;
    }

    /// <summary>One step on a block: the first rotation disturbs the tridiagonal form, the others chase the disturbance out of its end.</summary>
    private void Step(int first, int last, Rotations rotations)
    {
        double half = (_diagonal[last - 1] - _diagonal[last]) / 2, corner = _offDiagonal[last - 1];
        double shift = _diagonal[last] - (corner / (half + Math.CopySign(Hypotenuse(half, corner), half)) * corner);
        double x = _diagonal[first] - shift, z = _offDiagonal[first];
        for (int k = first; k < last; k++)
        {
            double length = Hypotenuse(x, z);
            double cosine = length == 0 ? 1 : x / length, sine = length == 0 ? 0 : z / length;
            if (k > first)
            {
                _offDiagonal[k - 1] = length;
            }

            double a = _diagonal[k], b = _offDiagonal[k], c = _diagonal[k + 1];
            double move = sine * ((sine * (c - a)) + (2 * cosine * b));
            _diagonal[k] = a + move;
            _diagonal[k + 1] = c - move;
            _offDiagonal[k] = (cosine * sine * (c - a)) + (((cosine * cosine) - (sine * sine)) * b);
            if (k + 1 < last)
            {
                x = _offDiagonal[k];
                z = sine * _offDiagonal[k + 1];
                _offDiagonal[k + 1] *= cosine;
            }

            rotations.Add(k, cosine, sine);
        }
    }

    private static double Hypotenuse(double x, double y)
    {
        double large = Math.Max(Math.Abs(x), Math.Abs(y)), small = Math.Min(Math.Abs(x), Math.Abs(y));
        return small == 0 ? large : large * Math.Sqrt(1 + (small / large * (small / large)));
    }

    private (double[] Values, double[] Vectors) Sorted()
    {
        int[] order = [.. Enumerable.Range(0, _size).OrderByDescending(i => _diagonal[i])];
        var values = new double[_size];
        for (int i = 0; i < _size; i++)
        {
            values[i] = _diagonal[order[i]];
            Span<double> row = _matrix.AsSpan(i * _size, _size);
            _vectors.AsSpan(order[i] * _size, _size).CopyTo(row);
            double extreme = 0;
            foreach (double element in row)
            {
                extreme = Math.Abs(element) > Math.Abs(extreme) ? element : extreme;
            }

            if (extreme < 0)
            {
                foreach (ref double element in row)
                {
                    element = -element;
                }
            }
        }

        return (values, _matrix);
    }

    /// <summary>Multiplies the trailing part of a symmetric matrix with a reflection from both sides.</summary>
    private sealed class RankTwoUpdate(double[] matrix, int size) : IParallelWork
    {
        private readonly double[] _v = new double[size];
        private readonly double[] _w = new double[size];
        private int _start;
        private bool _isProduct;

        public void Apply(int start, ReadOnlySpan<double> v, double scale)
        {
            _start = start;
            v.CopyTo(_v);
            int length = v.Length, parts = (length + RowsPerPart - 1) / RowsPerPart;

            // With p = scale A v and w = p − (scale pᵀv / 2) v, the product is A − v wᵀ − w vᵀ.
            _isProduct = true;
            Parallelism.Run(this, parts);
            Span<double> w = _w.AsSpan(0, length);
            double dot = VectorMath.Dot(w, v);
            for (int i = 0; i < length; i++)
            {
                w[i] = scale * (w[i] - (scale * dot / 2 * v[i]));
            }

            _isProduct = false;
            Parallelism.Run(this, parts);
        }

        void IParallelWork.Run(int part)
        {
            int length = size - _start, end = Math.Min(length, (part + 1) * RowsPerPart);
            ReadOnlySpan<double> v = _v.AsSpan(0, length), w = _w.AsSpan(0, length);
            for (int i = part * RowsPerPart; i < end; i++)
            {
                Span<double> row = matrix.AsSpan(((_start + i) * size) + _start, length);
                if (_isProduct)
                {
                    _w[i] = VectorMath.Dot(row, v);
                }
                else
                {
                    VectorMath.AddScaled(row, -v[i], w, -w[i], v);
                }
            }
        }
    }

    /// <summary>
    /// Multiplies the reflections, the last one first, onto the rows of the identity: the transposed basis in which the matrix is
    /// tridiagonal. Each part takes a few rows through all of them.
    /// </summary>
    private sealed class Reflections(SymmetricEigen eigen) : IParallelWork
    {
        public void Run(int part)
        {
            int size = eigen._size, first = part * RowsPerPart, end = Math.Min(size, first + RowsPerPart);
            for (int row = first; row < end; row++)
            {
                eigen._vectors[(row * size) + row] = 1;
            }

            for (int k = end - 2; k >= 0; k--)
            {
                if (eigen._scales[k] == 0)
                {
                    continue;
                }

                ReadOnlySpan<double> v = eigen._matrix.AsSpan((k * size) + k + 1, size - k - 1);
                for (int row = first; row < end; row++)
                {
                    Span<double> target = eigen._vectors.AsSpan((row * size) + k + 1, v.Length);
                    VectorMath.AddScaled(target, -eigen._scales[k] * VectorMath.Dot(target, v), v);
                }
            }
        }
    }

    /// <summary>
    /// Rotations of neighbouring rows of a matrix. They are collected and carried out many at a time, by each part in columns of its own
    /// that stay in the cache.
    /// </summary>
    private sealed class Rotations(double[] matrix, int size) : IParallelWork
    {
        private readonly (int Row, double Cosine, double Sine)[] _pending = new (int, double, double)[Math.Max(1_024, 16 * size)];
        private int _count;

        public void Add(int row, double cosine, double sine)
        {
            if (_count == _pending.Length)
            {
                Flush();
            }

            _pending[_count++] = (row, cosine, sine);
        }

        public void Flush()
        {
            Parallelism.Run(this, (size + ColumnsPerPart - 1) / ColumnsPerPart);
            _count = 0;
        }

        void IParallelWork.Run(int part)
        {
            int start = part * ColumnsPerPart, length = Math.Min(ColumnsPerPart, size - start);
            foreach ((int row, double cosine, double sine) in _pending.AsSpan(0, _count))
            {
                VectorMath.Rotate(
                    matrix.AsSpan((row * size) + start, length), matrix.AsSpan(((row + 1) * size) + start, length), cosine, sine);
            }
        }
    }
}
