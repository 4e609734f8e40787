using NetGen.Numerics;

namespace NetGen.Runtime.Tests.Data;

public class PcaTests
{
    private const int Size = 12;

    [Fact]
    public void ComponentsAreTheDirectionsOfTheGreatestVariance()
    {
        // Points on a line along (3, 4), a little off it along (−4, 3), about (10, 20).
        double[] along = [-2, -1, 1, 2], off = [0.1, -0.1, -0.1, 0.1];
        double[] points = [.. Enumerable.Range(0, 4).SelectMany(i => (double[])[10 + (0.6 * along[i]) - (0.8 * off[i]), 20 + (0.8 * along[i]) + (0.6 * off[i])])];
        Dataset<double, int> train = Dataset.Create(points, new int[4], 2);
        Pca pca = Pca.Fit(train);
        AssertClose([10, 20], pca.Means);
        AssertClose([0.6, 0.8, 0.8, -0.6], pca.Components);
        AssertClose([2.5, 0.01], pca.Variances);
        AssertClose([-2, -0.1, -1, 0.1, 1, 0.1, 2, -0.1], train.Apply(pca.Projection()).Inputs);

        Pca first = Pca.Fit(train, components: 1);
        Assert.Equal(1, first.ComponentCount);
        Assert.Equal(2, first.InputSize);
        AssertClose([2.5], first.Variances);
        AssertClose(along, train.Apply(first.Projection()).Inputs);
        AssertClose([10 - 1.2, 20 - 1.6], train.Apply(first.Projection(), first.Reconstruction()).Input(0));
        AssertClose([-2 / Math.Sqrt(2.5 + 0.1), -0.1 / Math.Sqrt(0.11)], train.Apply(pca.Whitening(0.1)).Input(0));
    }

    [Fact]
    public void WhiteningMakesElementsUncorrelated()
    {
        Dataset<double, int> train = Correlated(500);
        Pca pca = Pca.Fit(train);
        foreach (DataStep step in (DataStep[])[pca.Whitening(1e-15), pca.ZcaWhitening(1e-15)])
        {
            Dataset<double, int> white = train.Apply(step);
            double[] means = Statistics.Means(white.Inputs, Size), covariance = Covariance.Of<double>(white.Inputs.ToArray(), means);
            for (int i = 0; i < covariance.Length; i++)
            {
                Assert.Equal(i % (Size + 1) == 0 ? 1 : 0, covariance[i], 1e-8);
            }

            Assert.All(means, mean => Assert.Equal(0, mean, 1e-9));
        }
    }

    [Fact]
    public void ZcaWhiteningIsSymmetric()
    {
        DataStep step = Pca.Fit(Correlated(300)).ZcaWhitening();
        double[] origin = new double[Size], unit = new double[Size * Size], images = new double[Size * Size];
        step.Apply(new double[Size], origin);
        for (int i = 0; i < Size; i++)
        {
            unit[(i * Size) + i] = 1;
        }

        step.Apply(unit, images);
        for (int i = 0; i < Size; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Assert.Equal(images[(i * Size) + j] - origin[j], images[(j * Size) + i] - origin[i], 1e-9);
            }
        }
    }

    [Fact]
    public void AllComponentsGiveTheSamplesBack()
    {
        Dataset<double, int> train = Correlated(200);
        Pca pca = Pca.Fit(train);
        Dataset<double, int> back = train.Apply(pca.Projection(), pca.Reconstruction());
        AssertClose(train.Inputs.ToArray(), back.Inputs, 1e-10);

        // With fewer, the mean squared distance is what the others' variances add up to.
        Pca fewer = Pca.Fit(train, 5);
        back = train.Apply(fewer.Projection(), fewer.Reconstruction());
        double distance = 0;
        for (int i = 0; i < back.Inputs.Length; i++)
        {
            double difference = back.Inputs[i] - train.Inputs[i];
            distance += difference * difference / 200;
        }

        Assert.Equal(pca.Variances[5..].ToArray().Sum(), distance, 1e-9);
    }

    [Fact]
    public void FewerSamplesThanElementsAreEnough()
    {
        Pca pca = Pca.Fit(Correlated(3));
        Assert.All(pca.Variances[2..].ToArray(), variance => Assert.InRange(variance, 0, 1e-12));
        Assert.All(Correlated(3).Apply(pca.ZcaWhitening()).Inputs.ToArray(), value => Assert.InRange(value, -2, 2));
    }

    [Fact]
    public void FloatSamplesAreFittedInDoublePrecision()
    {
        Dataset<double, int> wide = Correlated(400);
        Dataset<float, int> narrow = Dataset.Create([.. wide.Inputs.ToArray().Select(value => (float)value)], new int[400], Size);
        Pca pca = Pca.Fit(narrow), same = Pca.Fit(narrow.ToDouble());
        Assert.Equal(same.Components.ToArray(), pca.Components.ToArray());
        Assert.Equal(same.Variances.ToArray(), pca.Variances.ToArray());
        float[] projected = narrow.Apply(pca.Projection()).Inputs.ToArray();
        AssertClose(narrow.ToDouble().Apply(pca.Projection()).Inputs.ToArray(), projected.Select(value => (double)value).ToArray(), 1e-5);
    }

    [Fact]
    public void AKnownAnalysisDoesTheSame()
    {
        Dataset<double, int> train = Correlated(100);
        Pca pca = Pca.Fit(train, 4), again = new(pca.Means, pca.Components, pca.Variances);
        Assert.True(train.Apply(pca.Whitening()).Inputs.SequenceEqual(train.Apply(again.Whitening()).Inputs));
        Assert.Equal(4, train.Apply(again.Projection()).InputSize);
    }

    [Fact]
    public void ArgumentsAreChecked()
    {
        Dataset<double, int> train = Correlated(20);
        Assert.Throws<ArgumentOutOfRangeException>("components", () => Pca.Fit(train, 0));
        Assert.Throws<ArgumentOutOfRangeException>("components", () => Pca.Fit(train, Size + 1));
        Assert.Throws<ArgumentException>("train", () => Pca.Fit(train.Take(0)));
        Assert.Throws<ArgumentException>("train", () => Pca.Fit(Dataset.Create<float, int>([1, float.NaN], [0], 2)));
        Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => Pca.Fit(train).Whitening(0));
        Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => Pca.Fit(train).ZcaWhitening(-1));
        Assert.Throws<ArgumentException>("means", () => new Pca([], [], []));
        Assert.Throws<ArgumentException>("variances", () => new Pca([1], [1, 1], [1, 1]));
        Assert.Throws<ArgumentException>("variances", () => new Pca([1, 1], [1, 0], [-1]));
        Assert.Throws<ArgumentException>("components", () => new Pca([1, 1], [1, 0, 0], [1]));
    }

    [Fact]
    public void ColoursChangeAlongTheirComponents()
    {
        // Pixels vary along (1, 1, 1), hardly along (1, −1, 0), and not along (1, 1, −2).
        var random = new RandomSequence(2);
        float[] pixels = [.. Enumerable.Range(0, 4_000).SelectMany(_ =>
        {
            double light = random.NextNormal(), tint = 0.1 * random.NextNormal();
            return (float[])[(float)(light + tint), (float)(light - tint), (float)light];
        })];
        Dataset<float, int> train = Dataset.Create(pixels, new int[1_000], 12);
        PcaColorAugmentation augmentation = PcaColorAugmentation.Fit(train, deviation: 0.5);
        var result = new float[12];
        double light = 0, tint = 0;
        for (int i = 0; i < 4_000; i++)
        {
            augmentation.Apply(train.Input(7), result, random);
            float[] change = [.. result.Zip(train.Input(7).ToArray(), (after, before) => after - before)];
            for (int at = 3; at < 12; at++)
            {
                Assert.Equal(change[at % 3], change[at], 1e-5f);
            }

            Assert.Equal(0, change[0] + change[1] - (2 * change[2]), 2e-3f);
            light += (change[0] + change[1]) / 2 * ((change[0] + change[1]) / 2) / 4_000;
            tint += (change[0] - change[1]) / 2 * ((change[0] - change[1]) / 2) / 4_000;
        }

        Assert.Equal(0.5, Math.Sqrt(light), 0.04);
        Assert.Equal(0.05, Math.Sqrt(tint), 0.004);
        Assert.Throws<ArgumentOutOfRangeException>("deviation", () => PcaColorAugmentation.Fit(train, deviation: -1));
        Assert.Throws<ArgumentException>("channels", () => PcaColorAugmentation.Fit(train, channels: 5));
    }

    /// <summary>Samples whose elements depend on one another.</summary>
    private static Dataset<double, int> Correlated(int count)
    {
        var random = new RandomSequence(3);
        var mixing = new double[Size * Size];
        for (int i = 0; i < mixing.Length; i++)
        {
            mixing[i] = random.NextNormal();
        }

        var inputs = new double[count * Size];
        for (int start = 0; start < inputs.Length; start += Size)
        {
            for (int source = 0; source < Size; source++)
            {
                double value = random.NextNormal();
                for (int i = 0; i < Size; i++)
                {
                    inputs[start + i] += (value * mixing[(source * Size) + i]) + 0.1;
                }
            }
        }

        return Dataset.Create(inputs, new int[count], Size);
    }

    private static void AssertClose(double[] expected, ReadOnlySpan<double> found, double tolerance = 1e-12)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], found[i], tolerance);
        }
    }
}
