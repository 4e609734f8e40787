using NetGen.Numerics;

namespace NetGen.Runtime.Tests.Numerics;

public class RowProductsTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 4, 8)]
    [InlineData(3, 5, 7)]
    [InlineData(1, 35, 17)]
    [InlineData(6, 66, 40)]
    public void ProductsOfRowsAreAdded(int rows, int columns, int length)
    {
        var random = new RandomSequence(rows);
        double[] a = [.. Enumerable.Range(0, rows * length).Select(_ => random.NextNormal())];
        double[] b = [.. Enumerable.Range(0, columns * length).Select(_ => random.NextNormal())];
        int stride = columns + 2;
        double[] c = [.. Enumerable.Range(0, rows * stride).Select(i => (double)i)];
        RowProducts.Add(a, b, length, c, stride);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < stride; j++)
            {
                double sum = (i * stride) + j;
                for (int k = 0; j < columns && k < length; k++)
                {
                    sum += a[(i * length) + k] * b[(j * length) + k];
                }

                Assert.Equal(sum, c[(i * stride) + j], 1e-12);
            }
        }
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(700, 5)]
    [InlineData(300, 70)]
    public void CovariancesAreMeansOfProducts(int count, int size)
    {
        var random = new RandomSequence(count);
        double[] rows = [.. Enumerable.Range(0, count * size).Select(i => 100 + ((i % size) * random.NextNormal()))];
        double[] means = [.. Enumerable.Range(0, size).Select(j => Enumerable.Range(0, count).Average(i => rows[(i * size) + j]))];
        double[] covariance = Covariance.Of<double>(rows, means);
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                double expected = Enumerable.Range(0, count).Average(k => (rows[(k * size) + i] - means[i]) * (rows[(k * size) + j] - means[j]));
                Assert.Equal(expected, covariance[(i * size) + j], 1e-8);
            }
        }
    }
}
