using NetGen.Numerics;

namespace NetGen.Runtime.Tests.Data;

public class AugmentationTests
{
    private static readonly ImageShape Shape = new(3, 4, 2);
    private static readonly float[] Image = [.. Enumerable.Range(1, 24).Select(i => (float)i)];

    [Fact]
    public void ACropIsAnyWindowOfTheImage()
    {
        var crop = new RandomCrop(Shape, 2, 3);
        Assert.Equal(new ImageShape(2, 3, 2), crop.OutputShape);
        AssertWindows(crop, 2 * 2, (y, x, c) => Image[(((y * 4) + x) * 2) + c], 0);
    }

    [Fact]
    public void ABorderOfZerosComesFirst() =>
        AssertWindows(
            new RandomCrop(Shape, 3, 4, padding: 2),
            5 * 5,
            (y, x, c) => (uint)y < 3 && (uint)x < 4 ? Image[(((y * 4) + x) * 2) + c] : 0,
            2);

    [Fact]
    public void ABorderMirrorsTheImage() =>
        AssertWindows(
            new RandomCrop(Shape, 5, 6, padding: 2, CropPadding.Reflect),
            3 * 3,
            (y, x, c) => Image[(((Math.Abs(y > 2 ? 4 - y : y) * 4) + Math.Abs(x > 3 ? 6 - x : x)) * 2) + c],
            2);

    [Fact]
    public void AWindowMayLieInTheBorderAlone() =>
        AssertWindows(
            new RandomCrop(Shape, 1, 1, padding: 3),
            9 * 10,
            (y, x, c) => (uint)y < 3 && (uint)x < 4 ? Image[(((y * 4) + x) * 2) + c] : 0,
            3);

    [Fact]
    public void AFlipTurnsHalfOfTheImagesRound()
    {
        float[] flipped = [7, 8, 5, 6, 3, 4, 1, 2, 15, 16, 13, 14, 11, 12, 9, 10, 23, 24, 21, 22, 19, 20, 17, 18];
        int count = Draw(new RandomFlip(Shape), 2_000).Count(image =>
        {
            bool isFlipped = image[0] == 7;
            Assert.Equal(isFlipped ? flipped : Image, image);
            return isFlipped;
        });
        Assert.InRange(count, 900, 1_100);
        Assert.All(Draw(new RandomFlip(Shape, 1), 20), image => Assert.Equal(flipped, image));
        Assert.All(Draw(new RandomFlip(Shape, 0), 20), image => Assert.Equal(Image, image));
    }

    [Fact]
    public void ArgumentsAreChecked()
    {
        Assert.Throws<ArgumentOutOfRangeException>("height", () => new RandomCrop(Shape, 4, 4));
        Assert.Throws<ArgumentOutOfRangeException>("width", () => new RandomCrop(Shape, 3, 7, padding: 1));
        Assert.Throws<ArgumentOutOfRangeException>("padding", () => new RandomCrop(Shape, 3, 4, padding: -1));
        Assert.Throws<ArgumentOutOfRangeException>("padding", () => new RandomCrop(Shape, 3, 4, padding: 3, CropPadding.Reflect));
        Assert.Throws<ArgumentOutOfRangeException>("mode", () => new RandomCrop(Shape, 3, 4, mode: (CropPadding)2));
        Assert.Throws<ArgumentOutOfRangeException>("probability", () => new RandomFlip(Shape, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("shape", () => new RandomFlip(new ImageShape(1, 0, 1)));
        var flip = new RandomFlip(Shape);
        Assert.Throws<ArgumentException>("sample", () => flip.Apply(Image.AsSpan(1), new float[24], new RandomSequence(1)));
        Assert.Throws<ArgumentException>("result", () => flip.Apply(Image, new float[23], new RandomSequence(1)));
        Assert.Throws<ArgumentNullException>("random", () => flip.Apply(Image, new float[24], null!));
        Assert.Contains(
            "RandomFlip takes samples of 24 elements, but gets 12",
            Assert.Throws<ArgumentException>("augmentations", () => Many(3).Augment(new RandomCrop(Shape, 2, 3), flip)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void TrainingReadsAugmentedSamplesAndTheirOwnTargets()
    {
        Dataset<float, int> samples = Many(50).Augment(new RandomCrop(Shape, 2, 3), new RandomFlip(new ImageShape(2, 3, 2)));
        Assert.Equal(24, samples.InputSize);
        Assert.Equal(12, samples.SampleSize);
        Assert.Equal(24, samples.Input(0).Length);
        var windows = new HashSet<(int, int)>();
        var seen = new List<int>();
        foreach ((float[] image, int label) in Read(samples, epochs: 4, batchSize: 16, seed: 3))
        {
            // Every element of sample i lies in [100 i + 1, 100 i + 24].
            Assert.All(image, x => Assert.Equal(label, (int)x / 100));
            windows.Add(((int)image[0] % 100, (int)image[2] % 100));
            seen.Add(label);
        }

        Assert.Equal(8, windows.Count); // four places, each plain and flipped
        Assert.Equal(Enumerable.Range(0, 50), seen[..50].Order());
        Assert.NotEqual(Enumerable.Range(0, 50), seen[..50]);
    }

    [Fact]
    public void WhatHappensToASampleDependsOnSeedEpochAndSampleAlone()
    {
        Dataset<float, int> samples = Many(70).Augment(new RandomCrop(Shape, 3, 4, padding: 2), new RandomFlip(Shape));
        Dictionary<int, float[]>[] Epochs(int batchSize, bool shuffle, long seed, int threads)
        {
            int before = Parallelism.MaxThreads;
            Parallelism.MaxThreads = threads;
            try
            {
                return [.. Read(samples, epochs: 2, batchSize, seed, shuffle).Chunk(70).Select(epoch => epoch.ToDictionary(s => s.Label, s => s.Image))];
            }
            finally
            {
                Parallelism.MaxThreads = before;
            }
        }

        Dictionary<int, float[]>[] reference = Epochs(7, true, 1, 1), other = Epochs(7, true, 2, 1);
        foreach (Dictionary<int, float[]>[] same in (Dictionary<int, float[]>[][])[Epochs(64, true, 1, 4), Epochs(33, false, 1, 2)])
        {
            for (int i = 0; i < 70; i++)
            {
                Assert.Equal(reference[0][i], same[0][i]);
                Assert.Equal(reference[1][i], same[1][i]);
            }
        }

        Assert.True(Enumerable.Range(0, 70).Count(i => reference[0][i].SequenceEqual(reference[1][i])) < 20);
        Assert.True(Enumerable.Range(0, 70).Count(i => reference[0][i].SequenceEqual(other[0][i])) < 20);
    }

    [Fact]
    public void AugmentationsAndSlicesKeepOneAnother()
    {
        Dataset<float, int> samples = Many(20).Augment(new RandomCrop(Shape, 2, 3));
        foreach (Dataset<float, int> part in (Dataset<float, int>[])[samples.Take(5), samples.Split(5).Second, samples.Shuffle(1)])
        {
            Assert.Equal(12, part.SampleSize);
            Assert.All(Read(part, 1, 4, 0), sample => Assert.Equal(12, sample.Image.Length));
        }

        Assert.Equal(12, samples.OneHot(20).SampleSize);
        Assert.Equal(6, samples.Augment(new ChannelMeans(), new PerImageStandardization(6)).SampleSize);
        Assert.Throws<ArgumentException>(() => samples.ToDouble());
    }

    [Fact]
    public void AStepAmongAugmentationsWorksInBothPrecisions()
    {
        Dataset<double, int> samples = Many(9).ToDouble().Augment(new RandomCrop(Shape, 3, 3), new PerImageStandardization(18));
        var net = new DoubleRecorder(18);
        net.Fit(samples, new Sgd(), batchSize: 4);
        Assert.All(net.Seen, image =>
        {
            Assert.Equal(0, image.Average(), 1e-12);
            Assert.Equal(1, image.Average(x => x * x), 1e-12);
        });
    }

    [Fact]
    public void EvaluationReadsAlwaysTheSame()
    {
        Dataset<float, int> samples = Many(40).Augment(new RandomCrop(Shape, 3, 4, padding: 1));
        var net = new LinearClassifier(24, 40);
        Assert.Equal(net.Evaluate(samples).Loss, net.Evaluate(samples, batchSize: 7).Loss, 1e-3);
        Assert.Contains(
            "samples of 24 elements, the network's input, found 12",
            Assert.Throws<ArgumentException>(() => net.Evaluate(Many(2).Augment(new RandomCrop(Shape, 2, 3)))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void ABatchAllocatesNothing()
    {
        var allocated = new List<long>(2_000);
        var net = new LinearClassifier(24, 320) { OnBatch = _ => allocated.Add(GC.GetAllocatedBytesForCurrentThread()) };
        Dataset<float, int> samples = Many(320).Augment(
            new RandomCrop(Shape, 3, 4, padding: 1), new RandomFlip(Shape), new PerImageStandardization(24));
        net.Fit(samples, new Adam(), epochs: 3, batchSize: 32);
        Assert.Equal(30, allocated.Count);
        for (int i = 11; i < 30; i++)
        {
            Assert.True(i % 10 == 0 || allocated[i] == allocated[i - 1], $"batch {i}: {allocated[i] - allocated[i - 1]} bytes");
        }
    }

    /// <summary>Checks that every window turns up, about as often as the others, and nothing else.</summary>
    private static void AssertWindows(RandomCrop crop, int windows, Func<int, int, int, float> pixel, int padding)
    {
        ImageShape to = crop.OutputShape;
        var expected = new List<float[]>();
        for (int top = -padding; top + to.Height <= Shape.Height + padding; top++)
        {
            for (int left = -padding; left + to.Width <= Shape.Width + padding; left++)
            {
                expected.Add([.. Enumerable.Range(0, to.Size).Select(i => pixel(top + (i / to.Channels / to.Width), left + (i / to.Channels % to.Width), i % to.Channels))]);
            }
        }

        Assert.Equal(windows, expected.Count);
        const int draws = 300;
        foreach (IGrouping<string, float[]> group in Draw(crop, draws * windows).GroupBy(image => string.Join(' ', image)))
        {
            int alike = expected.Count(window => window.SequenceEqual(group.First()));
            Assert.True(alike > 0, group.Key);
            Assert.InRange(group.Count(), 0.7 * draws * alike, 1.3 * draws * alike);
        }
    }

    private static IEnumerable<float[]> Draw(Augmentation augmentation, int count)
    {
        var random = new RandomSequence(5);
        for (int i = 0; i < count; i++)
        {
            var result = new float[augmentation.OutputSize];
            result.AsSpan().Fill(float.NaN);
            augmentation.Apply(Image, result, random);
            yield return result;
        }
    }

    /// <summary>Samples labelled by their number, each 100 more than the one before.</summary>
    private static Dataset<float, int> Many(int count) =>
        Dataset.Create<float, int>(
            [.. Enumerable.Range(0, count).SelectMany(i => Image.Select(x => (100f * i) + x))], [.. Enumerable.Range(0, count)], Shape.Size);

    private static List<(float[] Image, int Label)> Read(Dataset<float, int> samples, int epochs, int batchSize, long seed, bool shuffle = true)
    {
        var net = new Recorder(samples.SampleSize);
        net.Fit(samples, new Sgd(), epochs, batchSize, seed: seed, shuffle: shuffle);
        return net.Seen;
    }

    /// <summary>A step of a user's: the mean of each pixel's two channels.</summary>
    private sealed class ChannelMeans : IDataStep<float>
    {
        public int InputSize => 12;

        public int OutputSize => 6;

        public void Apply(ReadOnlySpan<float> samples, Span<float> results)
        {
            for (int i = 0; i < results.Length; i++)
            {
                results[i] = (samples[2 * i] + samples[(2 * i) + 1]) / 2;
            }
        }
    }

    /// <summary>Keeps the samples it is shown.</summary>
    private sealed class Recorder : FakeNetwork<float>, ITrainable<float, int>
    {
        public Recorder(int inputs)
            : base(Parameter("w", 0, 1)) => InputSize = inputs;

        public List<(float[] Image, int Label)> Seen { get; } = [];

        public int TargetSize => 1;

        public float ForwardBackward(ReadOnlySpan<float> x, ReadOnlySpan<int> target, ReadOnlySpan<float> sampleWeights = default) => 0;

        public float TrainBatch(
            ReadOnlySpan<float> x, ReadOnlySpan<int> target, IOptimizer optimizer, Span<float> y = default, ReadOnlySpan<float> sampleWeights = default)
        {
            for (int i = 0; i < target.Length; i++)
            {
                Seen.Add((x.Slice(i * InputSize, InputSize).ToArray(), target[i]));
            }

            return 0;
        }

        public float EvaluateBatch(ReadOnlySpan<float> x, ReadOnlySpan<int> target, Span<float> y, ReadOnlySpan<float> sampleWeights = default) => 0;
    }

    /// <summary>Keeps the samples it is shown, in double precision.</summary>
    private sealed class DoubleRecorder : FakeNetwork<double>, ITrainable<double, int>
    {
        public DoubleRecorder(int inputs)
            : base(Parameter("w", 0, 1)) => InputSize = inputs;

        public List<double[]> Seen { get; } = [];

        public int TargetSize => 1;

        public double ForwardBackward(ReadOnlySpan<double> x, ReadOnlySpan<int> target, ReadOnlySpan<double> sampleWeights = default) => 0;

        public double TrainBatch(
            ReadOnlySpan<double> x, ReadOnlySpan<int> target, IOptimizer optimizer, Span<double> y = default, ReadOnlySpan<double> sampleWeights = default)
        {
            for (int i = 0; i < target.Length; i++)
            {
                Seen.Add(x.Slice(i * InputSize, InputSize).ToArray());
            }

            return 0;
        }

        public double EvaluateBatch(ReadOnlySpan<double> x, ReadOnlySpan<int> target, Span<double> y, ReadOnlySpan<double> sampleWeights = default) => 0;
    }
}
