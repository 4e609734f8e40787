using NetGen.Numerics;

namespace NetGen.Runtime.Tests.Numerics;

public class RandomSequenceTests
{
    [Fact]
    public void TheSameSeedGivesTheSameNumbers()
    {
        RandomSequence a = new(7), b = new(7), other = new(8), otherSequence = new(7, 1);
        for (int i = 0; i < 100; i++)
        {
            double value = a.NextDouble();
            Assert.Equal(value, b.NextDouble());
            Assert.NotEqual(value, other.NextDouble());
            Assert.NotEqual(value, otherSequence.NextDouble());
        }
    }

    [Fact]
    public void NormalNumbersHaveTheRightMoments()
    {
        var random = new RandomSequence(3);
        double[] values = [.. Enumerable.Range(0, 200_000).Select(_ => random.NextNormal())];
        double mean = values.Average(), variance = values.Average(v => v * v);
        Assert.InRange(mean, -0.01, 0.01);
        Assert.InRange(variance, 0.985, 1.015);
        Assert.InRange(values.Average(v => v * v * v * v), 2.9, 3.1);
        Assert.InRange(values.Count(v => Math.Abs(v) < 1) / 200_000.0, 0.6777, 0.6877);
    }

    [Fact]
    public void WholeNumbersAreUniformBelowTheirBound()
    {
        var random = new RandomSequence(3);
        var counts = new int[7];
        for (int i = 0; i < 70_000; i++)
        {
            counts[random.NextInt(7)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextInt(0));
    }

    [Fact]
    public void ShuffleIsAPermutationAndEachElementGoesEverywhere()
    {
        var random = new RandomSequence(3);
        var places = new int[5, 5];
        for (int round = 0; round < 10_000; round++)
        {
            int[] values = [0, 1, 2, 3, 4];
            random.Shuffle(values);
            Assert.Equal(10, values.Sum());
            Assert.Equal(5, values.Distinct().Count());
            for (int i = 0; i < 5; i++)
            {
                places[i, values[i]]++;
            }
        }

        foreach (int count in places)
        {
            Assert.InRange(count, 1_800, 2_200);
        }
    }
}
