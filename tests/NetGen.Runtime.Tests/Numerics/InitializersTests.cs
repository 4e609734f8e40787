using NetGen.Generated;

namespace NetGen.Runtime.Tests.Numerics;

public class InitializersTests
{
    private const int Count = 100_000;

    public delegate void Scaled(Span<float> w, int fanIn, int fanOut, long seed, int parameterIndex);

    public static TheoryData<string, Scaled, double, bool> ScaledInitializers => new()
    {
        { "glorot uniform", Initializers.GlorotUniform, 2.0 / 100, false },
        { "glorot normal", Initializers.GlorotNormal, 2.0 / 100, true },
        { "he uniform", Initializers.HeUniform, 2.0 / 30, false },
        { "he normal", Initializers.HeNormal, 2.0 / 30, true },
        { "lecun uniform", Initializers.LecunUniform, 1.0 / 30, false },
        { "lecun normal", Initializers.LecunNormal, 1.0 / 30, true },
    };

    [Theory]
    [MemberData(nameof(ScaledInitializers))]
    public void VarianceAndRangeAreKeras(string name, Scaled fill, double variance, bool normal)
    {
        Assert.NotEmpty(name);
        var w = new float[Count];
        fill(w, 30, 70, 11, 2);
        Assert.InRange(w.Average(), -0.003, 0.003);
        Assert.InRange(w.Average(v => (double)v * v) / variance, 0.985, 1.015);
        double bound = normal ? 2 * Math.Sqrt(variance) / 0.87962566103423978 : Math.Sqrt(3 * variance);
        Assert.InRange(w.Max(), 0.98 * bound, bound);
        Assert.InRange(w.Min(), -bound * 1.0000001, -0.98 * bound);
    }

    [Fact]
    public void PlainDistributions()
    {
        var w = new double[Count];
        Initializers.Normal<double>(w, 0.1, 1, 0);
        Assert.InRange(Math.Sqrt(w.Average(v => v * v)), 0.099, 0.101);
        Assert.Contains(w, v => Math.Abs(v) > 0.3);

        Initializers.TruncatedNormal<double>(w, 0.1, 1, 0);
        Assert.DoesNotContain(w, v => Math.Abs(v) > 0.2);
        Assert.InRange(Math.Sqrt(w.Average(v => v * v)), 0.087, 0.089);

        Initializers.Uniform<double>(w, 0.05, 1, 0);
        Assert.InRange(w.Min(), -0.05, -0.0499);
        Assert.InRange(w.Max(), 0.0499, Math.BitDecrement(0.05));

        Initializers.Constant<double>(w, 0.25);
        Assert.DoesNotContain(w, v => v != 0.25);
    }

    [Fact]
    public void VarianceIsScaleOverFan()
    {
        var w = new double[Count];
        Initializers.FanNormal<double>(w, 50, 2, 3, 1);
        Assert.InRange(w.Average(v => v * v) / 0.04, 0.985, 1.015);
        Assert.InRange(w.Max(), 0.98 * 2 * 0.2 / 0.87962566103423978, 2 * 0.2 / 0.87962566103423978);

        Initializers.FanUntruncatedNormal<double>(w, 50, 2, 3, 1);
        Assert.InRange(w.Average(v => v * v) / 0.04, 0.985, 1.015);
        Assert.InRange(w.Max(), 0.6, 1.2);

        Initializers.FanUniform<double>(w, 2.5, 0.1, 3, 1);
        Assert.InRange(w.Average(v => v * v) / 0.04, 0.985, 1.015);
        Assert.InRange(w.Max(), 0.99 * Math.Sqrt(0.12), Math.Sqrt(0.12));
    }

    [Theory]
    [InlineData(5, 17)]
    [InlineData(17, 5)]
    [InlineData(16, 16)]
    public void OrthogonalRowsOrColumns(int rows, int columns)
    {
        var w = new double[rows * columns];
        Initializers.Orthogonal<double>(w, rows, columns, 3, 1, 0);
        bool byRows = rows < columns;
        int count = Math.Min(rows, columns), length = Math.Max(rows, columns);
        for (int a = 0; a < count; a++)
        {
            for (int b = 0; b < count; b++)
            {
                double dot = Enumerable.Range(0, length).Sum(i => At(a, i) * At(b, i));
                Assert.Equal(a == b ? 9 : 0, dot, 1e-12);
            }
        }

        double[] other = new double[w.Length];
        Initializers.Orthogonal<double>(other, rows, columns, 3, 2, 0);
        Assert.NotEqual(w, other);

        double At(int vector, int i) => byRows ? w[(vector * columns) + i] : w[(i * columns) + vector];
    }

    [Fact]
    public void IdentityHasADiagonal()
    {
        float[] w = [9, 9, 9, 9, 9, 9];
        Initializers.Identity<float>(w, 3, 2);
        Assert.Equal([2, 0, 0, 0, 2, 0], w);
        Initializers.Identity<float>(w, 2, 1);
        Assert.Equal([1, 0, 0, 1, 0, 0], w);
    }

    [Fact]
    public void SeedAndPlaceDecideAndPrecisionDoesNot()
    {
        float[] a = new float[1000], b = new float[1000];
        var d = new double[1000];
        Initializers.HeNormal<float>(a, 10, 10, 1, 0);
        Initializers.HeNormal<float>(b, 10, 10, 1, 0);
        Initializers.HeNormal<double>(d, 10, 10, 1, 0);
        Assert.Equal(a, b);
        Assert.Equal(a, d.Select(v => (float)v));
        Initializers.HeNormal<float>(b, 10, 10, 2, 0);
        Assert.NotEqual(a, b);
        Initializers.HeNormal<float>(b, 10, 10, 1, 1);
        Assert.NotEqual(a, b);

        Initializers.GlorotUniform<float>(a, 10, 10, 1, 0);
        Initializers.GlorotUniform<double>(d, 10, 10, 1, 0);
        Assert.Equal(a, d.Select(v => (float)v));
    }

    [Fact]
    public void FansBelowOneCountAsOne()
    {
        var w = new float[1000];
        Initializers.HeUniform<float>(w, 0, 0, 1, 0);
        Assert.DoesNotContain(w, v => !(Math.Abs(v) <= Math.Sqrt(6)));
    }
}
