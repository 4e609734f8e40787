using System.Diagnostics;
using System.Numerics;

namespace NetGen.Runtime.Tests.Data;

public class SyntheticDigitsTests
{
    private static readonly Dataset<float, int> Digits = SyntheticDigits.Generate(2_000, 5);

    [Fact]
    public void TheSameSeedDrawsTheSameDigits()
    {
        Dataset<float, int> again = SyntheticDigits.Generate(200, 5), other = SyntheticDigits.Generate(200, 6);
        Assert.True(again.Inputs.SequenceEqual(Digits.Take(200).Inputs));
        Assert.True(again.Targets.SequenceEqual(Digits.Take(200).Targets));
        Assert.False(again.Inputs.SequenceEqual(other.Inputs));
    }

    [Fact]
    public void ThreadsDoNotChangeABit()
    {
        int before = Parallelism.MaxThreads;
        try
        {
            Parallelism.MaxThreads = 1;
            Assert.True(SyntheticDigits.Generate(2_000, 5).Inputs.SequenceEqual(Digits.Inputs));
            Parallelism.MaxThreads = 3;
            Assert.True(SyntheticDigits.Generate(2_000, 5).Inputs.SequenceEqual(Digits.Inputs));
        }
        finally
        {
            Parallelism.MaxThreads = before;
        }
    }

    [Fact]
    public void DigitsAreInMnistsForm()
    {
        Assert.Equal(784, Digits.InputSize);
        Assert.Equal(1, Digits.TargetSize);
        for (int digit = 0; digit < 10; digit++)
        {
            Assert.InRange(Digits.Targets.Count(digit), 140, 260);
        }

        double sum = 0;
        for (int i = 0; i < Digits.Count; i++)
        {
            ReadOnlySpan<float> pixels = Digits.Input(i);
            double ink = 0, x = 0, y = 0, border = 0;
            float brightest = 0;
            for (int at = 0; at < 784; at++)
            {
                Assert.InRange(pixels[at], 0, 1);
                int column = at % 28, row = at / 28;
                ink += pixels[at];
                x += pixels[at] * column;
                y += pixels[at] * row;
                brightest = Math.Max(brightest, pixels[at]);
                border += column is 0 or 27 || row is 0 or 27 ? pixels[at] : 0;
            }

            sum += ink;
            Assert.Equal(0, border);
            Assert.InRange(brightest, 0.9f, 1);
            Assert.InRange(ink, 20, 320);
            Assert.InRange(x / ink, 10.5, 16.5);
            Assert.InRange(y / ink, 10.5, 16.5);
        }

        Assert.InRange(sum / Digits.Inputs.Length, 0.10, 0.16); // MNIST: 0.13
    }

    [Fact]
    public void DigitsOfOneKindDifferAndResembleTheirOwnKindMost()
    {
        // The nearest of 1,500 digits, by the plainest distance, is mostly the same digit.
        (Dataset<float, int> known, Dataset<float, int> asked) = Digits.Split(1_500);
        int right = 0;
        for (int i = 0; i < asked.Count; i++)
        {
            (double best, int label) = (double.MaxValue, -1);
            for (int k = 0; k < known.Count; k++)
            {
                double distance = Distance(asked.Input(i), known.Input(k));
                Assert.NotEqual(0, distance);
                if (distance < best)
                {
                    (best, label) = (distance, known.Target(k)[0]);
                }
            }

            right += label == asked.Target(i)[0] ? 1 : 0;
        }

        Assert.InRange(right, 440, 499);
    }

    [Fact]
    public void TenThousandTakeWellUnderTwoSeconds()
    {
        SyntheticDigits.Generate(500, 1);
        long start = Stopwatch.GetTimestamp();
        (Dataset<float, int> train, Dataset<float, int> test) = SyntheticDigits.Load();
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 5); // generous: a debug build on a busy machine
        Assert.Equal(10_000, train.Count);
        Assert.Equal(2_000, test.Count);
        Assert.False(train.Take(2_000).Inputs.SequenceEqual(test.Inputs));
    }

    private static double Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        // 784 is a multiple of every vector's length.
        Vector<float> sum = Vector<float>.Zero;
        int at = 0;
        for (; at + Vector<float>.Count <= a.Length; at += Vector<float>.Count)
        {
            var difference = new Vector<float>(a[at..]) - new Vector<float>(b[at..]);
            sum += difference * difference;
        }

        return Vector.Sum(sum);
    }
}
