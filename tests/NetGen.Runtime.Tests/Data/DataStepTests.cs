using NetGen.Numerics;

namespace NetGen.Runtime.Tests.Data;

public class DataStepTests
{
    private static readonly double[] Ramp = [.. Enumerable.Range(0, 24).Select(i => (double)i)];

    [Fact]
    public void GreyIsTheLuma()
    {
        Dataset<float, int> colour = Dataset.Create<float, int>([1, 0, 0, 0, 1, 0, 0, 0, 1, 0.5f, 0.5f, 0.5f], [0, 0], 6);
        Dataset<float, int> grey = colour.Apply(new Greyscale(new ImageShape(1, 2, 3)));
        Assert.Equal(2, grey.InputSize);
        Assert.Equal([0.299f, 0.587f, 0.114f, 0.5f], grey.Inputs.ToArray().Select(x => MathF.Round(x, 6)));
        Assert.True(grey.Targets == colour.Targets);
        Assert.Equal(new ImageShape(1, 2, 1), new Greyscale(new ImageShape(1, 2, 3)).OutputShape);
        Assert.Contains("found 1×2×4", Assert.Throws<ArgumentException>(() => new Greyscale(new ImageShape(1, 2, 4))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ChannelsAreStandardizedWithTheFiguresOfTheTrainingSet()
    {
        // Two samples of two pixels of two channels: 1, 3, 5, 7 and 10 throughout.
        Dataset<double, int> train = Dataset.Create<double, int>([1, 10, 3, 10, 5, 10, 7, 10], [0, 0], 4);
        Standardization step = Standardization.Fit(train, channels: 2);
        Assert.Equal([4.0, 10], step.Means.ToArray());
        Assert.Equal([5.0, 0], step.Variances.ToArray());
        Dataset<double, int> test = Dataset.Create<double, int>([4 + Math.Sqrt(5), 10, 4, 10 + 1e-7], [0], 4).Apply(step);
        AssertClose([1, 0, 0, 1], test.Inputs, 1e-6);
        AssertClose([-3 / Math.Sqrt(5), 0, -1 / Math.Sqrt(5), 0, 1 / Math.Sqrt(5), 0, 3 / Math.Sqrt(5), 0], train.Apply(step).Inputs, 1e-12);
    }

    [Fact]
    public void KnownFiguresStandardizeToo()
    {
        var step = new Standardization(4, [1, 2], [4, 9]);
        var result = new float[8];
        step.Apply([3, 5, -1, -1, 1, 2, 5, 8], result);
        Assert.Equal([1f, 1, -1, -1, 0, 0, 2, 2], result);
        Assert.Throws<ArgumentException>("variances", () => new Standardization(4, [1, 2], [4]));
        Assert.Throws<ArgumentException>("variances", () => new Standardization(4, [1, 2], [4, -1]));
        Assert.Throws<ArgumentException>("means", () => new Standardization(4, [1, 2, 3], [4, 1, 1]));
        Assert.Throws<ArgumentException>("channels", () => Standardization.Fit(Dataset.Create<float, int>([1, 2], [0], 2), 3));
        Assert.Throws<ArgumentException>("train", () => Standardization.Fit(Dataset.Create<float, int>([], [], 2), 2));
    }

    [Fact]
    public void FiguresOfManySamplesAreExact()
    {
        float[] values = [.. Enumerable.Range(0, 300_000).Select(i => 1_000 + (i % 3) + (0.001f * (i % 1_000)))];
        Standardization step = Standardization.Fit(Dataset.Create(values, new int[1_000], 300), 3);
        for (int c = 0; c < 3; c++)
        {
            double[] channel = [.. values.Where((_, i) => i % 3 == c).Select(x => (double)x)];
            double mean = channel.Average();
            Assert.Equal(mean, step.Means[c], 1e-9);
            Assert.Equal(channel.Average(x => (x - mean) * (x - mean)), step.Variances[c], 1e-9);
        }
    }

    [Fact]
    public void EachImageIsStandardizedOnItsOwn()
    {
        var step = new PerImageStandardization(4);
        var result = new double[8];
        step.Apply([1, 3, 5, 7, 9, 9, 9, 10], result);
        AssertClose([-3 / Math.Sqrt(5), -1 / Math.Sqrt(5), 1 / Math.Sqrt(5), 3 / Math.Sqrt(5)], result.AsSpan(0, 4), 1e-12);

        // The deviation, √3/4, is less than 1/√4.
        AssertClose([-0.5, -0.5, -0.5, 1.5], result.AsSpan(4), 1e-12);
        step.Apply([7, 7, 7, 7], result.AsSpan(0, 4));
        Assert.Equal([0.0, 0, 0, 0], result[..4]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PerImageStandardization(0));
    }

    [Fact]
    public void TheMeanImageIsTakenAway()
    {
        Dataset<float, int> train = Dataset.Create<float, int>([1, 2, 3, 6], [0, 0], 2);
        PerPixelMean step = PerPixelMean.Fit(train);
        Assert.Equal([2.0, 4], step.Means.ToArray());
        Assert.Equal([-1f, -2, 1, 2], train.Apply(step).Inputs.ToArray());
        Assert.Throws<ArgumentException>(() => new PerPixelMean([]));
    }

    [Theory]
    [InlineData(4, 4, new[] { 0, 0.25, 0.75, 1, 0.5, 0.75, 1.25, 1.5, 1.5, 1.75, 2.25, 2.5, 2, 2.25, 2.75, 3 })]
    [InlineData(1, 1, new[] { 1.5 })]
    [InlineData(1, 3, new[] { 1, 1.5, 2 })]
    public void BilinearResizingCountsFromTheMiddlesOfPixels(int height, int width, double[] expected)
    {
        var step = new Resize(new ImageShape(2, 2, 1), height, width);
        var result = new double[height * width];
        step.Apply([0, 1, 2, 3], result);
        AssertClose(expected, result, 1e-12);
        Assert.Equal(new ImageShape(height, width, 1), step.OutputShape);
    }

    [Fact]
    public void ResizingKeepsChannelsAndSamplesApart()
    {
        var step = new Resize(new ImageShape(2, 3, 2), 1, 3);
        var result = new double[12];
        step.Apply(Ramp, result);
        Assert.Equal([3.0, 4, 5, 6, 7, 8, 15, 16, 17, 18, 19, 20], result);

        step = new Resize(new ImageShape(2, 3, 2), 2, 3);
        var same = new double[24];
        step.Apply(Ramp, same);
        Assert.Equal(Ramp, same);
    }

    [Theory]
    [InlineData(2, new[] { 1, 3 })]
    [InlineData(3, new[] { 0, 2, 3 })]
    [InlineData(4, new[] { 0, 1, 2, 3 })]
    [InlineData(6, new[] { 0, 1, 1, 2, 3, 3 })]
    [InlineData(8, new[] { 0, 0, 1, 1, 2, 2, 3, 3 })]
    public void NearestResizingTakesThePixelUnderTheMiddle(int width, int[] expected)
    {
        var result = new float[width];
        new Resize(new ImageShape(1, 4, 1), 1, width, ResizeMethod.Nearest).Apply([0, 1, 2, 3], result);
        Assert.Equal(expected, result.Select(x => (int)x));
    }

    [Fact]
    public void TheMiddleIsKept()
    {
        var step = new CenterCrop(new ImageShape(4, 3, 2), 2, 2);
        var result = new double[8];
        step.Apply(Ramp, result);
        Assert.Equal([6.0, 7, 8, 9, 12, 13, 14, 15], result);
        Assert.Throws<ArgumentOutOfRangeException>("height", () => new CenterCrop(new ImageShape(4, 3, 2), 5, 2));
        Assert.Throws<ArgumentOutOfRangeException>("width", () => new CenterCrop(new ImageShape(4, 3, 2), 4, 0));
    }

    [Fact]
    public void StepsFollowOneAnotherOverManySamplesOnAnyNumberOfThreads()
    {
        var random = new RandomSequence(1);
        double[] inputs = [.. Enumerable.Range(0, 1_000 * 12).Select(_ => random.NextDouble())];
        Dataset<double, int> samples = Dataset.Create(inputs, new int[1_000], 12);
        var grey = new Greyscale(new ImageShape(2, 2, 3));
        var wide = new Resize(grey.OutputShape, 2, 5);
        Dataset<double, int> result = samples.Apply(grey, wide, new PerImageStandardization(10));
        Assert.Equal(1_000, result.Count);
        Assert.Equal(10, result.InputSize);
        double[] alone = new double[4], wider = new double[10], last = new double[10];
        for (int i = 0; i < result.Count; i++)
        {
            grey.Apply(samples.Input(i), alone);
            wide.Apply(alone, wider);
            new PerImageStandardization(10).Apply(wider, last);
            Assert.Equal(last, result.Input(i).ToArray());
        }

        Assert.Same(samples, samples.Apply());
        Assert.Equal(0, samples.Take(0).Apply(grey).Count);
        Assert.Equal(4, samples.Take(0).Apply(grey).InputSize);
    }

    [Fact]
    public void SizesAreChecked()
    {
        var step = new PerImageStandardization(4);
        Assert.Throws<ArgumentException>("samples", () => step.Apply(new float[5], new float[4]));
        Assert.Throws<ArgumentException>("results", () => step.Apply(new float[8], new float[4]));
        Dataset<float, int> samples = Dataset.Create<float, int>([1, 2, 3], [0], 3);
        Assert.Contains(
            "PerImageStandardization takes samples of 4 elements, but gets 3",
            Assert.Throws<ArgumentException>("steps", () => samples.Apply(step)).Message,
            StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => samples.Augment(new RandomFlip(new ImageShape(1, 3, 1))).Apply(new PerImageStandardization(3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Resize(new ImageShape(0, 3, 1), 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("method", () => new Resize(new ImageShape(1, 3, 1), 1, 1, (ResizeMethod)2));
    }

    private static void AssertClose(double[] expected, ReadOnlySpan<double> found, double tolerance)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], found[i], tolerance);
        }
    }
}
