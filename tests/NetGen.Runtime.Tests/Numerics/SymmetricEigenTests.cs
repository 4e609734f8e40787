using NetGen.Numerics;

namespace NetGen.Runtime.Tests.Numerics;

public class SymmetricEigenTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(33)]
    [InlineData(150)]
    public void RandomMatricesComeApart(int size)
    {
        var random = new RandomSequence(size);
        AssertDecomposed(Symmetric(size, (_, _) => random.NextNormal()), size);
    }

    [Theory]
    [InlineData(1e-200)]
    [InlineData(1e-12)]
    [InlineData(1e140)]
    public void TheScaleDoesNotMatter(double scale)
    {
        var random = new RandomSequence(4);
        AssertDecomposed(Symmetric(20, (_, _) => scale * random.NextNormal()), 20);
    }

    [Fact]
    public void SmallElementsBesideLargeOnesAreNotLost()
    {
        // Their squares are below the rounding of the column's length.
        double[] values = AssertDecomposed([1, 1, 1e-9, 1, 1, 0, 1e-9, 0, 1], 3);
        Assert.Equal([2, 1, 0], values.Select(value => Math.Round(value, 8)));
        double[] matrix = [1, 1e3, 2e-6, 1e3, 5, 3, 2e-6, 3, 7];
        AssertDecomposed(matrix, 3);
    }

    [Fact]
    public void RepeatedEigenvaluesHaveOrthogonalVectors()
    {
        Assert.Equal([3.0, 3, 3, 3], AssertDecomposed(Symmetric(4, (i, j) => i == j ? 3 : 0), 4));
        Assert.Equal([0.0, 0, 0], AssertDecomposed(new double[9], 3));
        double[] values = AssertDecomposed(Symmetric(40, (_, _) => 1), 40);
        Assert.Equal(40, values[0], 1e-12);
        Assert.All(values[1..], value => Assert.Equal(0, value, 1e-13));
    }

    [Fact]
    public void EigenvaluesOfADifferenceMatrixAreKnown()
    {
        const int size = 60;
        double[] values = AssertDecomposed(Symmetric(size, (i, j) => i == j ? 2 : Math.Abs(i - j) == 1 ? -1 : 0), size);
        for (int k = 0; k < size; k++)
        {
            Assert.Equal(2 - (2 * Math.Cos((size - k) * Math.PI / (size + 1))), values[k], 1e-13);
        }
    }

    [Fact]
    public void AHilbertMatrixComesApart() => AssertDecomposed(Symmetric(12, (i, j) => 1.0 / (i + j + 1)), 12);

    [Fact]
    public void VectorsPointToTheirGreatestElement()
    {
        (double[] values, double[] vectors) = SymmetricEigen.Decompose([2, -1, -1, 2], 2);
        Assert.Equal([3, 1], values.Select(value => Math.Round(value, 12)));
        Assert.Equal(Math.Sqrt(0.5), vectors.Max(), 1e-12);
        Assert.Equal(Math.Sqrt(0.5), vectors[2], 1e-12);
        Assert.Equal(Math.Sqrt(0.5), vectors[3], 1e-12);
    }

    [Fact]
    public void TheBitsDoNotDependOnTheNumberOfThreads()
    {
        var random = new RandomSequence(8);
        double[] matrix = Symmetric(90, (_, _) => random.NextNormal());
        int before = Parallelism.MaxThreads;
        try
        {
            Parallelism.MaxThreads = 1;
            (double[] values, double[] vectors) = SymmetricEigen.Decompose([.. matrix], 90);
            Parallelism.MaxThreads = 5;
            (double[] again, double[] vectorsAgain) = SymmetricEigen.Decompose([.. matrix], 90);
            Assert.Equal(values, again);
            Assert.Equal(vectors, vectorsAgain);
        }
        finally
        {
            Parallelism.MaxThreads = before;
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void NumbersThatAreNotFiniteAreRefused(double value) =>
        Assert.Throws<ArithmeticException>(() => SymmetricEigen.Decompose(Symmetric(4, (i, j) => i == 3 && j == 1 ? value : 1), 4));

    private static double[] Symmetric(int size, Func<int, int, double> element)
    {
        var matrix = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                matrix[(i * size) + j] = matrix[(j * size) + i] = element(i, j);
            }
        }

        return matrix;
    }

    /// <summary>Checks that vectors are orthonormal and that the matrix only stretches them.</summary>
    private static double[] AssertDecomposed(double[] matrix, int size)
    {
        (double[] values, double[] vectors) = SymmetricEigen.Decompose([.. matrix], size);
        double tolerance = 1e-14 * size * matrix.Max(Math.Abs);
        for (int i = 0; i < size; i++)
        {
            ReadOnlySpan<double> vector = vectors.AsSpan(i * size, size);
            for (int j = 0; j <= i; j++)
            {
                Assert.Equal(i == j ? 1 : 0, VectorMath.Dot(vector, vectors.AsSpan(j * size, size)), 1e-13 * Math.Sqrt(size));
            }

            for (int j = 0; j < size; j++)
            {
                double found = VectorMath.Dot(matrix.AsSpan(j * size, size), vector);
                Assert.True(Math.Abs(values[i] * vector[j] - found) <= tolerance, $"value {i}: {values[i] * vector[j]} instead of {found}");
            }

            Assert.True(i == 0 || values[i] <= values[i - 1]);
        }

        return values;
    }
}
